import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { derivedObservationSchema, wideRowSchema } from '../../domain/derivation/derived-observation.ts';
import { citableFormats, observationFormats } from '../../formats/formats.ts';
import { answers, exampleIndicator } from '../openapi/route-responses.ts';
import { requireKnownIds } from '../request/ids.ts';
import { listOf, single } from '../response/envelope.ts';
import { bomParameter, citableParameters, formatParameter } from '../response/lists.ts';
import type { Services } from '../services.ts';
import { respondObservations } from './answer-observations.ts';
import { dossierSchema, findStatement, respondDossier } from './dossier.ts';
import { observationParameters } from './observation-parameters.ts';
import { pictureParameters } from './pictures.ts';

const query = observationParameters
  .extend({ format: formatParameter(observationFormats), bom: bomParameter, ...pictureParameters })
  .refine(({ indicator, concept, source }) => indicator ?? concept ?? source, {
    path: ['indicator'],
    error: 'One of indicator, concept and source is required; indicator=* takes all.',
    when: () => true,
  });

const ids = {
  indicator: 'indicators',
  concept: 'concepts',
  area: 'areas',
  source: 'sources',
  release: 'releases',
  by: 'indicators',
} as const;

/** The one data door, and the dossier of each statement. */
export function observationRoutes(app: FastifyInstance, services: Services): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/v1/observations', {
    schema: {
      operationId: 'listObservations',
      tags: ['observations'],
      summary: 'Observations: the one data door',
      description:
        'Figures by indicator, concept or source, with the qualifier and the bounds that the source allows. The current statements unless `revisions` or `asOf` say otherwise. As a table, or drawn: `format=svg` and `format=png` show all rows of one unit.',
      querystring: query,
      response: answers(
        listOf(z.union([derivedObservationSchema.partial(), wideRowSchema])),
        observationFormats,
      ),
    },
    config: {
      ids,
      needs: exampleIndicator,
      example: '/v1/observations?indicator=data-output-nda&period=2024',
    },
    preHandler: (request) => requireKnownIds(request, services),
    handler: (request, reply) => respondObservations(request, reply, services, request.query),
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
      querystring: citableParameters,
      response: answers(single(dossierSchema), citableFormats),
    },
    config: {
      example: '/v1/observations/data-output-nda.CN.2024.capitalfm-2025-09-22',
      find: findStatement,
    },
    handler: (request, reply) => respondDossier(request, reply, services, request.params.id, request.query),
  });
}
