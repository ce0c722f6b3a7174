import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { answers } from '../openapi/route-responses.ts';
import { requireKnownIds } from '../request/ids.ts';
import { listOf } from '../response/envelope.ts';
import { changeFormats, changesQuery, changeTable, respondChanges } from './change-list.ts';
import { changeSchema } from './change-view.ts';

const listSchema = listOf(changeSchema, changeTable);

/** Statements that were added or revised. */
export function changeRoutes(app: FastifyInstance): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/changes', {
    schema: {
      operationId: 'listChanges',
      tags: ['changes'],
      summary: 'Changes',
      description:
        'What each release added, corrected and withdrew, and which earlier statements stood otherwise since: as that release said it, so that replaying the changes oldest first gives the dataset of each release. As JSON, CSV or an Atom feed.',
      querystring: changesQuery,
      response: answers(listSchema, changeFormats),
    },
    config: {
      ids: { indicator: 'indicators', source: 'sources', since: 'releases' },
      example: '/v1/changes?indicator=data-output-nda&limit=2',
    },
    preHandler: requireKnownIds,
    handler: (request, reply) => respondChanges(request, reply, request.query),
  });
}
