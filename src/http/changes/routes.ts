import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { relations, wordsOf } from '../../domain/statements/codes.ts';
import { cursorParameter, langParameter, limitParameter } from '../observations/observation-parameters.ts';
import { answers } from '../openapi/route-responses.ts';
import { requireKnownIds } from '../request/ids.ts';
import { choice, commaList, commaWords, parameter } from '../request/parameters.ts';
import { listOf } from '../response/envelope.ts';
import { formatParameter } from '../response/lists.ts';
import type { Services } from '../services.ts';
import { changeFormats, changeSchema, respondChanges } from './change-list.ts';

const query = z.strictObject({
  indicator: parameter(commaList, {
    description: 'Comma list of indicators.',
    example: 'data-output-nda',
  }).optional(),
  source: parameter(commaList, {
    description: 'Comma list of sources.',
    example: 'people-20250429',
  }).optional(),
  relation: parameter(commaWords(wordsOf(relations)), {
    description: `Comma list: ${wordsOf(relations).join(', ')}.`,
    example: 'first,revises',
  }).optional(),
  since: parameter((text) => text, {
    description: 'Only what releases after this one brought.',
    example: '1',
  }).optional(),
  order: choice(['newest', 'oldest'], {
    description: '`oldest` replays the history from any point.',
    example: 'newest',
  }).default('newest'),
  fields: parameter(commaWords(Object.keys(changeSchema.shape)), {
    description: 'Comma list of keys to keep.',
    example: 'id,relation',
  }).optional(),
  limit: limitParameter,
  cursor: cursorParameter,
  lang: langParameter,
  format: formatParameter(changeFormats),
});

/** What was added or revised. */
export function changeRoutes(app: FastifyInstance, services: Services): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/changes', {
    schema: {
      operationId: 'listChanges',
      tags: ['changes'],
      summary: 'Changes',
      description:
        'Each statement that was added, with its relation to what stood before; as JSON, CSV or an Atom feed.',
      querystring: query,
      response: answers(listOf(changeSchema.partial()), changeFormats),
    },
    config: {
      ids: { indicator: 'indicators', source: 'sources', since: 'releases' },
      example: '/v1/changes?indicator=data-output-nda&limit=2',
    },
    preHandler: (request) => requireKnownIds(request, services),
    handler: (request, reply) => respondChanges(request, reply, services, request.query),
  });
}
