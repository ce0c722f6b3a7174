import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { derivedObservationSchema, wideRowSchema } from '../../domain/derivation/rows/derived-schema.ts';
import { observationTable } from '../../domain/derivation/rows/observation-columns.ts';
import { observationSchema } from '../../domain/statements/observation.ts';
import { citableFormats, observationFormats } from '../../formats/formats.ts';
import { answers } from '../openapi/route-responses.ts';
import { bomParameter, citableParameters, formatParameter } from '../request/common-parameters.ts';
import { requireKnownIds } from '../request/ids.ts';
import { bareRows, metaSchema, rowsOf, single } from '../response/envelope.ts';
import { sparseSchema } from '../response/fields.ts';
import { respondObservations } from './answer-observations.ts';
import { simplestQuery } from './computation/combinations.ts';
import { respondDossier } from './dossier/dossier.ts';
import { dossierSchema } from './dossier/dossier-schema.ts';
import { findStatement } from './dossier/find-statement.ts';
import { observationParameters } from './observation-parameters.ts';
import { pictureParameters } from './picture-parameters.ts';

/** Parameters of the query and of its representation. */
export const observationQuery = observationParameters.extend({
  format: formatParameter(observationFormats),
  bom: bomParameter,
  ...pictureParameters,
});

const query = observationQuery.refine(
  ({ indicator, concept, topic, producer, source }) =>
    [indicator, concept, topic, producer, source].some((list) => list !== undefined),
  {
    path: ['indicator'],
    error: 'One of indicator, concept, topic, producer and source is required; indicator=* takes all.',
    when: () => true,
  },
);

const sparseObservationSchema = sparseSchema(
  derivedObservationSchema.extend({
    derivation: derivedObservationSchema.shape.derivation.nullable(),
  }),
  observationTable.columns,
  'SparseObservation',
);

const wideMetaSchema = metaSchema.extend({ columns: metaSchema.shape.columns.unwrap() }).meta({
  id: 'WideMeta',
  description: 'With what each column of a wide table holds.',
});

/** A page of observations: `rows` says of which kind. */
const observationListSchema = z.union([
  rowsOf('published', observationSchema).meta({ id: 'ObservationList' }),
  rowsOf('computed', derivedObservationSchema).meta({ id: 'ComputedObservationList' }),
  rowsOf('wide', wideRowSchema).extend({ meta: wideMetaSchema }).meta({ id: 'WideTable' }),
  rowsOf('sparse', sparseObservationSchema).meta({ id: 'SparseObservationList' }),
  bareRows(z.union([observationSchema, derivedObservationSchema, wideRowSchema, sparseObservationSchema]))
    .extend({
      columns: metaSchema.shape.columns.describe('Of a wide table: what each column holds, as in `meta`.'),
    })
    .meta({ id: 'BareObservationList' }),
]);

/** Responses with observations in every format. */
export const observationAnswers = answers(observationListSchema, observationFormats);

const ids = {
  indicator: 'indicators',
  concept: 'concepts',
  topic: 'topics',
  producer: 'producers',
  area: 'areas',
  source: 'sources',
  release: 'releases',
  by: 'indicators',
} as const;

/** Observations, and the dossier of each statement. */
export function observationRoutes(app: FastifyInstance): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/v1/observations', {
    schema: {
      operationId: 'listObservations',
      tags: ['observations'],
      summary: 'Observations',
      description:
        'Figures by indicator, concept, topic, producer or source, with the qualifier and the bounds that the source allows. The current statements unless `revisions` or `asOf` say otherwise. As a table, or drawn: `format=svg` and `format=png` show all rows of one unit.',
      querystring: query,
      response: observationAnswers,
    },
    config: {
      ids,
      needs: { indicator: '*' },
      simplest: simplestQuery,
      example: '/v1/observations?indicator=data-output-nda&period=2024',
    },
    preHandler: requireKnownIds,
    handler: (request, reply) => respondObservations(request, reply, request.query),
  });

  typed.get('/v1/observations/:id', {
    schema: {
      operationId: 'getObservation',
      tags: ['observations'],
      summary: 'Dossier of one statement',
      description: 'Provenance, history, derivation, checks and citation of `indicator.area.period.source`.',
      params: z.object({
        id: z.string().meta({
          description: 'Id of a statement; the `/` of its period is written `--`.',
          examples: ['data-output-nda.CN.2024.capitalfm-2025-09-22'],
        }),
      }),
      querystring: citableParameters.extend({ release: observationParameters.shape.release }),
      response: answers(single(dossierSchema), citableFormats),
    },
    config: {
      ids: { release: 'releases' },
      example: '/v1/observations/data-output-nda.CN.2024.capitalfm-2025-09-22',
      find: (store, params) => findStatement(store, params),
    },
    preHandler: requireKnownIds,
    handler: (request, reply) => respondDossier(request, reply, request.params.id),
  });
}
