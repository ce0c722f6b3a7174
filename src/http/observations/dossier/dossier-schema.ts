import { z } from 'zod';
import { kinds, relations, tiers, wordsOf } from '../../../domain/statements/codes.ts';
import { observationSchema, textSchema } from '../../../domain/statements/observation.ts';
import { checkSchema } from '../../checks/check-view.ts';
import { correctionSchema } from '../../response/correction-view.ts';
import { provenanceSchema, sourceSchema } from '../../sources/source-view.ts';

const revisionSchema = z
  .object({
    id: z.string(),
    relation: z.enum(wordsOf(relations)),
    kind: z.enum(wordsOf(kinds)),
    display: z.string(),
    publishedOn: z.string(),
    knownFrom: z.string(),
    knownUntil: z.string().nullable(),
    publisher: z.string(),
    tier: z.enum(wordsOf(tiers)),
    currentFrom: z.string().nullable(),
    currentTo: z.string().nullable(),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Revision', description: 'One statement in the history of a figure.' });

export const dossierSchema = observationSchema
  .extend({
    digits: z.string().nullable().describe('The digits that the source printed.'),
    exponent: z.number().int().min(0).max(99).describe('Power of ten from the printed digits to the unit.'),
    name: textSchema,
    definition: textSchema,
    currentFrom: z.string().nullable(),
    currentTo: z.string().nullable(),
    release: z.string().describe('The release that brought it.'),
    corrections: z.array(correctionSchema).describe('What later releases corrected, oldest first.'),
    replaces: z
      .array(z.object({ id: z.string(), release: z.string(), reason: z.string() }))
      .describe('Statements that were withdrawn for this one, and the release that did it.'),
    withdrawn: z
      .object({ release: z.string(), successor: z.string().nullable(), reason: z.string() })
      .nullable()
      .describe('The later release that withdrew it: only where an earlier one is asked for by `release`.'),
    doubtful: z.boolean(),
    note: z.string().nullable(),
    provenance: provenanceSchema,
    document: sourceSchema,
    revisions: z
      .array(revisionSchema)
      .describe(
        'Every statement of this indicator, area, period and lane, in the order in which they became known.',
      ),
    agreement: z.object({
      corroborated: z.number().int().min(0).max(1e6),
      disputed: z.number().int().min(0).max(1e6),
      note: textSchema.describe('Why `corroborated` and `evidence.confirmations` may differ.'),
    }),
    derivation: z.null().describe('A statement is published, not derived.'),
    checks: z.array(checkSchema).describe('Checks that work with this statement.'),
    citation: z.string(),
  })
  .meta({ id: 'Dossier', description: 'All that is known about one statement.' });
