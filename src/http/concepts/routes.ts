import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Concept } from '../../domain/catalogue/catalogue.ts';
import { parsePeriod } from '../../domain/time/period.ts';
import { respelledPeriod, suggesting } from '../../domain/time/period-spellings.ts';
import { listFormats } from '../../formats/formats.ts';
import type { Store } from '../../store/store.ts';
import { answers } from '../openapi/route-responses.ts';
import {
  asOfParameter,
  bomParameter,
  fieldsParameter,
  formatParameter,
  labelsParameter,
  singleParameters,
} from '../request/common-parameters.ts';
import { requireEntry, requireKnownIds } from '../request/ids.ts';
import { oneArea, parameter } from '../request/parameters.ts';
import type { PathParameters } from '../request/route-config.ts';
import { statementContext } from '../response/context.ts';
import { currentRelease, metaOf } from '../response/envelope.ts';
import { listFileName } from '../response/naming/file-words.ts';
import { respond } from '../response/respond.ts';
import { linked } from '../response/statement-links.ts';
import { emptyReason, warningsOf } from '../response/warnings.ts';
import { comparedConcept } from './compared-concept.ts';
import { comparisonFields, comparisonTable } from './comparison-table.ts';
import { comparedSchema, figureKeys, isSparse, toConceptComparison } from './concept-view.ts';

const query = singleParameters.extend({
  period: parameter(suggesting(parsePeriod, respelledPeriod), {
    description:
      'The period to compare: `2024`, `2024-S1`, `2024-Q3`, `2024-06`, `2024-01-01/P11M`. By default the latest of those for which most rivals have an outturn. A stock of the end of the period is one of the period.',
    example: '2022',
  }).optional(),
  area: parameter(oneArea, {
    description:
      'The area to compare: one code. By default China, or without figures of China the area that most rivals have.',
    example: 'CN',
  }).optional(),
  asOf: asOfParameter('Figures as known on that day'),
  labels: labelsParameter,
  fields: fieldsParameter([...figureKeys, ...comparisonFields.columns], 'indicator,value,bounds'),
  format: formatParameter(listFormats),
  bom: bomParameter,
});

/** The rivals of a concept. */
export function conceptRoutes(app: FastifyInstance): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/concepts/:id', {
    schema: {
      operationId: 'compareConcept',
      tags: ['indicators'],
      summary: 'The rivals of a concept side by side',
      description:
        'What the rival indicators of a concept say of one period: each figure with definition, producer, bounds and evidence, how it differs, and how far apart the lowest and the highest are, by lane and unit, with a sentence to quote. Nothing is averaged. Tables have a row for each figure. The code list `concepts` has the ids.',
      params: z.object({
        id: z.string().meta({ description: 'Id of a concept.', examples: ['data-output'] }),
      }),
      querystring: query,
      response: answers(comparedSchema, listFormats),
    },
    config: { ids: { area: 'areas' }, example: '/v1/concepts/data-output?period=2022', find },
    preHandler: requireKnownIds,
    handler: respondConcept,
  });
}

async function respondConcept(
  request: FastifyRequest<{ Params: { id: string }; Querystring: z.output<typeof query> }>,
  reply: FastifyReply,
) {
  const { store, base, query } = request;
  const { lang, labels, fields, area = null, period = null, asOf = null } = query;
  const catalogue = await store.catalogue();
  const concept = await find(store, request.params);
  const { selection, compared } = await comparedConcept(concept, { area, period, asOf }, store);
  const { figures, periods } = compared;
  const how = { ...linked({ lang, scale: '1', base }), catalogue, labels, fields };
  const about = { request, store, catalogue, selection, query: { scale: '1', lang } } as const;
  const release = currentRelease(catalogue);
  return respond(request, reply, {
    ...{ release, formats: listFormats, format: query.format ?? null },
    fileName: () => listFileName(concept.id, request.address, catalogue),
    options: { bom: query.bom === '1' },
    fields: { named: fields, table: comparisonFields },
    answer: {
      envelope: async () => ({
        rows: isSparse(how) ? 'sparse' : 'whole',
        data: toConceptComparison(concept, compared, how),
        meta: metaOf(release, base, {
          asOf,
          warnings: await warningsOf(figures, about),
          ...(figures.length === 0 && {
            emptyReason:
              periods.length > 0
                ? 'noneInPeriod'
                : await emptyReason({ ...selection, areas: area === null ? null : [area] }, store),
          }),
        }),
        links: { self: base + request.address },
      }),
      ...comparisonTable(figures, how),
      context: () => statementContext({ ...about, release }, [figures]),
    },
  });
}

async function find(store: Store, { id = '' }: PathParameters): Promise<Concept> {
  const catalogue = await store.catalogue();
  return requireEntry(id, catalogue, {
    entries: catalogue.concepts,
    path: '/v1/concepts',
    noun: 'concept',
    fallback: '/v1/codelists/concepts',
  });
}
