import { z } from 'zod';
import type { Source } from '../../domain/catalogue/catalogue.ts';
import {
  locatorQualities,
  periodBases,
  publishedPrecisions,
  tiers,
  wordsOf,
} from '../../domain/statements/codes.ts';
import { textSchema } from '../../domain/statements/observation.ts';

export const sourceSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    titleZh: z
      .string()
      .nullable()
      .describe(
        'The title that a document in Chinese prints; null where it is not known, and of other documents.',
      ),
    publisher: z.string(),
    publisherZh: z.string().nullable().describe('Its name in Chinese texts; null where it is the same.'),
    producer: z
      .string()
      .nullable()
      .describe('Institution whose statistic the document carries, where one is known.'),
    url: z.string().nullable().describe('Null where the document is cited without a link.'),
    publishedOn: z.string().describe('A day, a month or a year, as precise as the document.'),
    publishedPrecision: z.enum(wordsOf(publishedPrecisions)),
    accessedOn: z.string(),
    language: z.string().describe('ISO 639 code.'),
    tier: z.enum(wordsOf(tiers)),
    note: z.string().nullable(),
    noteZh: z.string().nullable().describe('`note` in Chinese; null where there is none.'),
    copyOf: z
      .object({
        publisher: z.string().nullable().describe('Publisher of the text.'),
        publisherZh: z.string().nullable().describe('Its name in Chinese texts; null where it is the same.'),
        source: z.string().nullable().describe('Id of the source that has the same text.'),
      })
      .nullable()
      .describe(
        "Whose text the document has, where it is not its publisher's own: confirmations count a publisher and a text once.",
      ),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Source', description: 'A document that states figures.' });

export const provenanceSchema = z
  .object({
    source: z.string(),
    publisher: z.string(),
    producer: z.string(),
    locator: z.string().describe('Where in the document the figure stands.'),
    locatorQuality: z.enum(wordsOf(locatorQualities)),
    periodBasis: z.enum(wordsOf(periodBases)),
    place: textSchema.describe('`locator` in words.'),
    saidBy: z.string().nullable(),
    speaker: textSchema.nullable().describe('`saidBy` in both languages.'),
    onBehalfOf: z.string().nullable().describe('Id of the producer for whom it was said.'),
  })
  .meta({
    id: 'Provenance',
    description: 'Who said it, where, and on whose behalf; null where that is not known.',
  });

/** A document as an API answer shows it. */
export function toSource(source: Source, base: string): z.infer<typeof sourceSchema> {
  return {
    ...source,
    links: {
      self: `${base}/v1/sources/${source.id}`,
      observations: `${base}/v1/observations?source=${source.id}&revisions=all`,
    },
  };
}
