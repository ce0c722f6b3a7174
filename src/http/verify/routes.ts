import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { claimedFigure } from '../../domain/claims/claim-figures.ts';
import { limits } from '../../domain/query/limits.ts';
import { searchText } from '../../domain/query/search-text.ts';
import { qualifiers, wordsOf } from '../../domain/statements/codes.ts';
import { parsePeriod } from '../../domain/time/period.ts';
import { respelledPeriod, suggesting } from '../../domain/time/period-spellings.ts';
import { answers } from '../openapi/route-responses.ts';
import { singleParameters } from '../request/common-parameters.ts';
import { requireKnownIds } from '../request/ids.ts';
import { choice, oneArea, oneId, parameter } from '../request/parameters.ts';
import { respondSingle } from '../response/single-response.ts';
import { linked } from '../response/statement-links.ts';
import { toVerification, verificationSchema } from './verification-view.ts';
import { verifyClaim } from './verify-claim.ts';

const described = { type: 'string', minLength: 1, maxLength: limits.search } as const;

const query = singleParameters
  .extend({
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
  })
  .superRefine(({ text, about, value }, context) => {
    const missing =
      text !== undefined ? [] : about === undefined ? ['text'] : value === undefined ? ['value'] : [];
    for (const path of missing)
      context.addIssue({
        code: 'custom',
        path: [path],
        message: 'A claim is a text, or what it is about and a value.',
        params: { code: 'missing' },
      });
  });

/** Whether a claim is right. */
export function verifyRoutes(app: FastifyInstance): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/verify', {
    schema: {
      operationId: 'verifyClaim',
      tags: ['observations'],
      summary: 'Is a claim right?',
      description:
        'Compares a claim, as a sentence or in parts, with what is known: `supported` where a current figure allows it, `outdated` where only a superseded one does, `otherDefinition` where only a rival does, `otherLane` where only a forecast or target does (or an outturn, of a claim about the future), `contradicted` where none does, `notKnown` where there is none, `notUnderstood` where it can be read in several ways or in none. A figure allows a claim when their bounds overlap. `readings` says what was understood.',
      querystring: query,
      response: answers(verificationSchema),
    },
    config: {
      ids: { area: 'areas', unit: 'units' },
      example: '/v1/verify?text=China%20produced%2041%20ZB%20of%20data%20in%202024',
    },
    preHandler: requireKnownIds,
    handler: respondVerification,
  });
}

async function respondVerification(
  request: FastifyRequest<{ Querystring: z.output<typeof query> }>,
  reply: FastifyReply,
) {
  const { store, base, query, today } = request;
  const {
    text = null,
    about = null,
    area = null,
    period = null,
    value,
    unit = null,
    qualifier,
    lang,
    format,
  } = query;
  const figure =
    value === undefined ? null : { ...value, ...(qualifier && { qualifier }), unit: unit ?? value.unit };
  const verification = await verifyClaim({ text, about, area, period, figure }, store, today);
  const catalogue = await store.catalogue();
  const how = { ...linked({ lang, scale: '1', base }), catalogue };
  return respondSingle(request, reply, { data: toVerification(verification, how), format, day: today });
}
