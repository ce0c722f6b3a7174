import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { relations, wordsOf } from '../../domain/statements/codes.ts';
import { answers } from '../openapi/route-responses.ts';
import {
  cursorParameter,
  fieldsParameter,
  formatParameter,
  langParameter,
  limitParameter,
  metaParameter,
} from '../request/common-parameters.ts';
import { requireKnownIds } from '../request/ids.ts';
import { choice, commaList, listFilter, oneId, parameter, wordFilter } from '../request/parameters.ts';
import { listOf } from '../response/envelope.ts';
import { changeFormats, changeTable, respondChanges } from './change-list.ts';
import { changeSchema } from './change-view.ts';

const listSchema = listOf(changeSchema, changeTable);

const query = z.strictObject({
  indicator: listFilter(commaList, { what: 'indicators', example: 'data-output-nda' }),
  source: listFilter(commaList, { what: 'sources', example: 'people-20250429' }),
  relation: wordFilter(wordsOf(relations), 'relations', 'first'),
  since: parameter(oneId, {
    description: 'Only what releases after this one brought.',
    example: '1',
  }).optional(),
  order: choice(['newest', 'oldest'], {
    description: '`oldest` replays the history from any point.',
    example: 'newest',
  }).default('newest'),
  fields: fieldsParameter([...Object.keys(changeSchema.shape), ...changeTable.columns], 'id,relation'),
  limit: limitParameter,
  cursor: cursorParameter,
  lang: langParameter,
  meta: metaParameter,
  format: formatParameter(changeFormats),
});

/** Statements that were added or revised. */
export function changeRoutes(app: FastifyInstance): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/changes', {
    schema: {
      operationId: 'listChanges',
      tags: ['changes'],
      summary: 'Changes',
      description:
        'What each release added, corrected and withdrew, and which earlier statements stood otherwise since: as that release said it, so that replaying the changes oldest first gives the dataset of each release. As JSON, CSV or an Atom feed.',
      querystring: query,
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
