import { z } from 'zod';
import { expectationGaps } from '../../domain/freshness/expectation.ts';
import { wordsOf } from '../../domain/statements/codes.ts';

/** Keys that say how often an indicator is published and when its next figure is due. */
export const freshnessShape = {
  publicationsPerYear: z
    .int()
    .min(1)
    .max(12)
    .nullable()
    .describe('In how many months of the year its periods end, as its past shows: 12 for a monthly figure.'),
  publicationLag: z
    .int()
    .min(1)
    .max(10_000)
    .nullable()
    .describe('Days from the end of a period until its figure becomes known: the median of the past.'),
  nextPeriod: z.string().nullable().describe('The period of the next figure.'),
  nextExpected: z
    .string()
    .nullable()
    .describe(
      'The day on which the next figure is due, by the rhythm of its past: of all areas and frequencies the one that is due first. Null where the past shows no rhythm.',
    ),
  nextExpectedReason: z
    .enum(wordsOf(expectationGaps))
    .nullable()
    .describe('Why no figure is expected; the code list `expectationGaps` has the names.'),
  overdue: z.boolean().describe('True where `nextExpected` is before the day of `meta.asOf`.'),
} as const;
