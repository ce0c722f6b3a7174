import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { datasetName } from '../../domain/catalogue/dataset-terms.ts';
import { Problem } from '../../domain/problems.ts';
import { limits } from '../../domain/query/limits.ts';
import { atom } from '../../formats/feeds/atom.ts';
import { icalendar } from '../../formats/feeds/icalendar.ts';
import { bareType, type Format } from '../../formats/format.ts';
import { citations, observationFormats } from '../../formats/formats.ts';
import type { Store } from '../../store/store.ts';
import { version } from '../../version.ts';
import { answers, success } from '../openapi/route-responses.ts';
import { windowSeconds } from '../plugins/rate-limit.ts';
import { evenUnderPressure } from '../plugins/under-pressure.ts';
import { singleParameters } from '../request/common-parameters.ts';
import { currentRelease, single } from '../response/envelope.ts';
import { respondSingle } from '../response/single-response.ts';

/** What a format gives: rows, a drawing, references, or a feed. */
const uses = ['data', 'picture', 'citation', 'feed'] as const;

const entrySchema = z
  .object({
    name: z.string(),
    version: z.string(),
    release: z.string(),
    limits: z
      .record(z.string(), z.union([z.number(), z.string(), z.null()]))
      .describe('All limits, as data.'),
    formats: z.array(
      z.object({
        name: z.string(),
        mediaType: z.string(),
        title: z.string(),
        paged: z.boolean(),
        gives: z.enum(uses),
      }),
    ),
    licence: z.object({ code: z.string(), compilation: z.string(), figures: z.string() }),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Entry', description: 'Where to begin.' });

const statusSchema = z.object({ status: z.string() }).meta({ id: 'Status' });

const readySchema = z
  .object({ status: z.literal('ready'), release: z.string(), checksum: z.string() })
  .meta({ id: 'Ready', description: 'The database is open, its schema and release are known.' });

/** The entry point, and the probes of a supervisor. */
export function serviceRoutes(app: FastifyInstance, config: Pick<Config, 'rateLimit'>): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1', {
    schema: {
      operationId: 'getEntry',
      tags: ['service'],
      summary: 'Entry point',
      description: 'The current release, all limits as data, formats, licence and links.',
      querystring: singleParameters,
      response: answers(single(entrySchema)),
    },
    config: { example: '/v1' },
    handler: async (request, reply) => {
      const release = currentRelease(await request.store.catalogue());
      const data = entry(config, release.id, request.base);
      return respondSingle(request, reply, { data, format: request.query.format });
    },
  });
  probes(app);
}

/** Liveness and readiness. */
function probes(app: FastifyInstance): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/healthz', {
    schema: {
      operationId: 'getHealth',
      tags: ['service'],
      summary: 'Live',
      description: 'The process answers.',
      response: success('Live.', { 'application/json': { schema: statusSchema } }),
    },
    config: { example: '/healthz', ...evenUnderPressure },
    handler: async (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'live' }),
  });

  typed.get('/readyz', {
    schema: {
      operationId: 'getReadiness',
      tags: ['service'],
      summary: 'Ready',
      description: 'The database is open, its schema and release are known.',
      response: success('Ready.', { 'application/json': { schema: readySchema } }),
    },
    config: { example: '/readyz', ...evenUnderPressure },
    handler: async (request, reply) => {
      const release = currentRelease(await openCatalogue(request.store));
      return reply
        .header('cache-control', 'no-store')
        .send({ status: 'ready' as const, release: release.id, checksum: release.checksum });
    },
  });
}

/** The catalogue of a database that is open. @throws Problem `unavailable` */
async function openCatalogue(store: Store): Promise<Catalogue> {
  try {
    return await store.catalogue();
  } catch {
    throw new Problem('unavailable', 'The database cannot be read.', { retryAfter: 5 });
  }
}

function useOf(format: Format): (typeof uses)[number] {
  if (format === atom || format === icalendar) return 'feed';
  if (format.picture) return 'picture';
  return citations.some(({ name }) => name === format.name) ? 'citation' : 'data';
}

function entry(
  config: Pick<Config, 'rateLimit'>,
  release: string,
  base: string,
): z.infer<typeof entrySchema> {
  return {
    name: datasetName.en,
    version,
    release,
    limits: limitsOf(config),
    formats: [...observationFormats, atom, icalendar].map((format) => ({
      name: format.name,
      mediaType: bareType(format),
      title: format.title,
      paged: format.paged,
      gives: useOf(format),
    })),
    licence: { code: 'MIT', compilation: 'CC BY 4.0', figures: 'They belong to their sources.' },
    links: {
      self: `${base}/v1`,
      indicators: `${base}/v1/indicators`,
      observations: `${base}/v1/observations?indicator=*`,
      latest: `${base}/v1/latest`,
      areas: `${base}/v1/areas`,
      sources: `${base}/v1/sources`,
      codelists: `${base}/v1/codelists`,
      concepts: `${base}/v1/codelists/concepts`,
      checks: `${base}/v1/checks`,
      changes: `${base}/v1/changes`,
      calendar: `${base}/v1/calendar`,
      releases: `${base}/v1/releases`,
      openapi: `${base}/openapi.json`,
      docs: `${base}/docs`,
      llms: `${base}/llms.txt`,
      apiCatalog: `${base}/.well-known/api-catalog`,
      errors: `${base}/errors`,
    },
  };
}

/** All limits, as data. */
function limitsOf({ rateLimit }: Pick<Config, 'rateLimit'>) {
  return {
    limitMaximum: limits.limit,
    limitDefault: 100,
    lastMaximum: limits.last,
    idsPerParameter: limits.ids,
    searchLength: limits.search,
    addressLength: limits.url,
    wideCells: limits.wideCells,
    cubeCells: limits.cubeCells,
    workbookRows: limits.workbookRows,
    picturePixels: limits.picturePixels,
    computationStatements: limits.computationStatements,
    latestSeries: limits.latestSeries,
    requestsPerMinute: rateLimit,
    requestsWindowSeconds: rateLimit === null ? null : windowSeconds,
    requestsCounted:
      rateLimit === null
        ? null
        : 'by client (an IPv4 address, an IPv6 network of 64 bits), all processes together',
  };
}
