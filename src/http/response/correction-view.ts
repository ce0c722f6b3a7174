import { z } from 'zod';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Correction } from '../../domain/statements/statement.ts';

export const correctionSchema = z
  .object({
    release: z.string().describe('The release that made it.'),
    column: z.string().describe('Column of the row of the statement, such as `value`, `kind` or `caveatEn`.'),
    old: z.string().describe('What it said before; empty where it said nothing.'),
    new: z.string().describe('What it says since.'),
    reason: z.string(),
  })
  .meta({ id: 'Correction', description: 'A correction of a published statement.' });

/** A correction as an API answer shows it. */
export function toCorrection(correction: Correction, catalogue: Catalogue): z.infer<typeof correctionSchema> {
  return { ...correction, release: releaseId(correction.release, catalogue) };
}

/** The id of a release by its sequence. */
export function releaseId(sequence: number, { releases }: Pick<Catalogue, 'releases'>): string {
  return releases[sequence - 1]?.id ?? '';
}

/** A correction in a few words: `value: 30.4 → 29.4 (misread)`. */
export function correctionText({ column, old, new: now, reason }: Omit<Correction, 'release'>): string {
  return `${column}: ${old || '∅'} → ${now || '∅'} (${reason})`;
}
