import type { z } from 'zod';
import { claimedFigure } from '../../domain/claims/claim-figures.ts';
import { limits } from '../../domain/query/limits.ts';
import { searchText } from '../../domain/query/search-text.ts';
import { qualifiers, wordsOf } from '../../domain/statements/codes.ts';
import { parsePeriod } from '../../domain/time/period.ts';
import { respelledPeriod, suggesting } from '../../domain/time/period-spellings.ts';
import { choice, oneArea, oneId, parameter } from '../request/parameters.ts';
import type { AskedClaim } from './asked-claim.ts';

const described = { type: 'string', minLength: 1, maxLength: limits.search } as const;

/** The parts in which a claim can be given. */
export const claimParameters = {
  text: parameter(searchText, {
    description: `A claim in English or Chinese of at most ${limits.search} characters, with one figure: \`China produced 40 ZB in 2024\`. What the other parameters say takes the place of what it says.`,
    example: 'China produced 41 ZB of data in 2024',
    described,
  }).optional(),
  about: parameter(searchText, {
    description: 'What the claim is about: the id of an indicator or of a concept, or words to search by.',
    example: 'data-output-nda',
    described,
  }).optional(),
  area: parameter(oneArea, { description: 'Area of the claim: one code.', example: 'CN' }).optional(),
  period: parameter(suggesting(parsePeriod, respelledPeriod), {
    description:
      'Period of the claim: `2024`, `2024-S1`, `2024-Q3`, `2024-06`, `2024-01-01/P11M`. By default that of the latest figure.',
    example: '2024',
  }).optional(),
  value: parameter(claimedFigure, {
    description:
      'The claimed number as it is written, with or without a word for its scale: `41.06`, `49 trillion`, `400多万`. Its digits say how precise it is.',
    example: '41.06',
  }).optional(),
  unit: parameter(oneId, {
    description: 'Unit of `value`: a code of the list `units`. By default that of the indicator.',
    example: 'ZB',
  }).optional(),
  qualifier: choice(wordsOf(qualifiers), {
    description: 'Hedge of `value`: by default `exact`.',
    example: 'about',
  }).optional(),
};

type Given = { readonly [K in keyof typeof claimParameters]?: z.output<(typeof claimParameters)[K]> };

/** Which of its parameters hold ids, and of what. */
export const claimIds = { area: 'areas', unit: 'units' } as const;

/** Reports what a claim lacks. */
export function requireWholeClaim({ text, about, value }: Given, context: z.core.$RefinementCtx): void {
  const missing =
    text !== undefined ? [] : about === undefined ? ['text'] : value === undefined ? ['value'] : [];
  for (const path of missing)
    context.addIssue({
      code: 'custom',
      path: [path],
      message: 'A claim is a text, or what it is about and a value.',
      params: { code: 'missing' },
    });
}

/** The claim that parameters give. */
export function claimOf({ text, about, area, period, value, unit, qualifier }: Given): AskedClaim {
  const figure =
    value === undefined
      ? null
      : { ...value, ...(qualifier && { qualifier, near: false }), unit: unit ?? value.unit };
  return { text: text ?? null, about: about ?? null, area: area ?? null, period: period ?? null, figure };
}
