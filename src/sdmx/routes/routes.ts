import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SdmxFault } from '../request/sdmx-fault.ts';
import type { ApiVersion } from '../request/structure-path.ts';
import { answerAvailability } from './answer-availability.ts';
import { answerData } from './answer-data.ts';
import { answerSchema } from './answer-schema.ts';
import { answerStructures } from './answer-structures.ts';
import { availabilityOperations } from './availability-operations.ts';
import { dataOperations } from './data-operations.ts';
import { segmentsOf } from './request-path.ts';
import { schemaOperations } from './schema-operations.ts';
import { sendSdmxError } from './sdmx-error.ts';
import { structureOperations } from './structure-operations.ts';

type Handler = (
  request: FastifyRequest,
  reply: FastifyReply,
  asked: { readonly api: ApiVersion; readonly segments: readonly string[] },
) => Promise<FastifyReply>;

/** What answers a path, by its first part; in version 1 every other part is a kind of artefact. */
const handlers: Readonly<Record<ApiVersion, Readonly<Record<string, Handler>>>> = {
  1: { data: answerData, availableconstraint: answerAvailability, schema: answerSchema },
  2: {
    data: answerData,
    availability: answerAvailability,
    schema: answerSchema,
    structure: answerStructures,
  },
};

/** What version 2 of the API has and this service has not. */
const absent = ['metadata', 'registration'];

/** SDMX-REST 1.5 and 2.x: unlike elsewhere unknown query parameters are ignored, as clients add their own. */
export function sdmxRoutes(app: FastifyInstance): void {
  app.setErrorHandler(sendSdmxError);
  const answer = (api: ApiVersion) => async (request: FastifyRequest, reply: FastifyReply) =>
    dispatch(api, request, reply);
  for (const { v1, v2 } of [structureOperations, dataOperations, availabilityOperations, schemaOperations]) {
    app.get(v1.path, { schema: v1.schema, config: { example: v1.example }, handler: answer(1) });
    app.get(v2.path, { schema: v2.schema, config: { example: v2.example }, handler: answer(2) });
  }
  // The same queries with fewer parts, or more.
  const hidden = { hide: true };
  app.get('/sdmx/v1/*', {
    schema: hidden,
    config: { example: '/sdmx/v1/dataflow' },
    handler: answer(1),
  });
  app.get('/sdmx/v2/*', {
    schema: hidden,
    config: { example: '/sdmx/v2/structure/dataflow' },
    handler: answer(2),
  });
}

function dispatch(api: ApiVersion, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const segments = segmentsOf(request.address);
  const [first = '', ...rest] = segments;
  const handler = Object.hasOwn(handlers[api], first) ? handlers[api][first] : undefined;
  if (handler !== undefined) return handler(request, reply, { api, segments: rest });
  if (api === 1 && !absent.includes(first)) return answerStructures(request, reply, { api, segments });
  if (absent.includes(first)) throw new SdmxFault('notImplemented', `This service has no ${first} queries.`);
  throw new SdmxFault('noResults', `"${first.slice(0, 60)}" is no resource of SDMX-REST ${api}.`);
}
