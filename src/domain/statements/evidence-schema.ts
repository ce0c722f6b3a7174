import { z } from 'zod';
import { grades, qualifiers, tiers, wordsOf } from './codes.ts';

const rivalSchema = z.object({
  indicator: z.string().describe('The rival indicator, which has a definition of its own.'),
  id: z.string().describe('Id of the statement.'),
  qualifier: z.enum(wordsOf(qualifiers)),
  value: z.number().describe('In the unit and scale of the row; of a printed range the outer end.'),
});

export const evidenceSchema = z
  .object({
    grade: z
      .enum(wordsOf(grades))
      .describe('Sums up the rest from `A`, the best, to `D`: see `/v1/codelists/grades`.'),
    tier: z.enum(wordsOf(tiers)).nullable().describe('Tier of the source; null for a computed row.'),
    confirmations: z
      .int()
      .min(0)
      .max(1e6)
      .describe(
        'Later statements that corroborate or refine it, once for each publisher and once for each original text.',
      ),
    disputes: z.int().min(0).max(1e6).describe('Statements in dispute with it, counted in the same way.'),
    failedChecks: z.array(z.string()).describe('Ids of the inconsistent checks that it is an operand of.'),
    rivals: z
      .object({ lowest: rivalSchema, highest: rivalSchema })
      .nullable()
      .describe(
        'Lowest and highest figure of its rivals for the same area, period and lane; null without rivals.',
      ),
    confirmedOn: z.string().nullable().describe('Day on which the newest confirmation became known.'),
  })
  .meta({
    id: 'Evidence',
    description:
      'How well it is established that the source said this; not whether a forecast will come true. A computed row has the worst grade of its operands, and no confirmations.',
  });

/** How well it is established that a source said something. */
export type Evidence = z.infer<typeof evidenceSchema>;

/** The figure of a rival indicator for the same area, period and lane, in the same unit. */
export type Rival = z.infer<typeof rivalSchema>;
export type Rivals = Evidence['rivals'];
