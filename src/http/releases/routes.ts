import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Release } from '../../domain/catalogue/catalogue.ts';
import { textSchema } from '../../domain/statements/observation.ts';
import { citableFormats, listFormats } from '../../formats/formats.ts';
import { answers, problemResponses } from '../openapi/route-responses.ts';
import { baseOf } from '../request/addresses.ts';
import { requireRelease } from '../request/ids.ts';
import { contextOf } from '../response/context.ts';
import { listOf, single } from '../response/envelope.ts';
import {
  citableParameters,
  currentRelease,
  type ListKind,
  listParameters,
  respondList,
  respondSingle,
} from '../response/lists.ts';
import type { Services } from '../services.ts';
import { findFile, respondFile } from './release-file.ts';

const releaseSchema = z
  .object({
    id: z.string(),
    publishedOn: z.string(),
    title: textSchema,
    notes: textSchema,
    checksum: z.string().describe('SHA-256 over what all its statements state.'),
    counts: z.object({
      statements: z.number().int().min(0).max(1e9),
      indicators: z.number().int().min(0).max(1e6),
      sources: z.number().int().min(0).max(1e6),
    }),
    current: z.boolean(),
    files: z.array(
      z.object({
        name: z.string(),
        mediaType: z.string(),
        bytes: z.number().int().min(0).max(1e12),
        sha256: z.string(),
        links: z.record(z.string(), z.string()),
      }),
    ),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Release', description: 'A numbered state of the whole dataset: its manifest.' });

type ReleaseItem = z.infer<typeof releaseSchema>;

const kind: ListKind<ReleaseItem> = {
  name: 'releases',
  show: (item) => item,
  types: { publishedOn: 'date', statements: 'integer', indicators: 'integer', sources: 'integer' },
  keys: Object.keys(releaseSchema.shape) as [string, ...string[]],
  sortKeys: { id: (item) => item.id, publishedOn: (item) => item.publishedOn },
  columns: {
    id: (item) => item.id,
    publishedOn: (item) => item.publishedOn,
    titleEn: (item) => item.title.en,
    titleZh: (item) => item.title.zh,
    checksum: (item) => item.checksum,
    statements: (item) => item.counts.statements,
    indicators: (item) => item.counts.indicators,
    sources: (item) => item.counts.sources,
  },
};

function toRelease(release: Release, current: boolean, base: string): ReleaseItem {
  const self = `${base}/v1/releases/${release.id}`;
  return {
    id: release.id,
    publishedOn: release.publishedOn,
    title: release.title,
    notes: release.notes,
    checksum: release.checksum,
    counts: release.counts,
    current,
    files: release.files.map((file) => ({ ...file, links: { self: `${self}/files/${file.name}` } })),
    links: { self, observations: `${base}/v1/observations?indicator=*&release=${release.id}` },
  };
}

const id = z.string().meta({ description: 'Id of a release.', examples: ['1'] });

/** Numbered states of the dataset, with their files. */
export function releaseRoutes(app: FastifyInstance, services: Services): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/v1/releases', {
    schema: {
      operationId: 'listReleases',
      tags: ['releases'],
      summary: 'Releases',
      description: 'Every state of the dataset that is kept, with counts and checksums.',
      querystring: z.strictObject(listParameters(kind)),
      response: answers(listOf(releaseSchema.partial()), listFormats),
    },
    config: { example: '/v1/releases?limit=1' },
    handler: async (request, reply) => {
      const catalogue = await services.store().catalogue();
      const base = baseOf(request, services.config);
      const items = catalogue.releases.map((release) =>
        toRelease(release, release === currentRelease(catalogue), base),
      );
      return respondList(request, reply, services, kind, items, request.query);
    },
  });

  typed.get('/v1/releases/:id', {
    schema: {
      operationId: 'getRelease',
      tags: ['releases'],
      summary: 'Manifest of one release',
      description: 'Files with their SHA-256, counts and notes.',
      params: z.object({ id }),
      querystring: citableParameters,
      response: answers(single(releaseSchema), citableFormats),
    },
    config: {
      example: '/v1/releases/1',
      find: async (_, { id = '' }) => requireRelease(await services.store().catalogue(), id),
    },
    handler: async (request, reply) => {
      const catalogue = await services.store().catalogue();
      const release = requireRelease(catalogue, request.params.id);
      const base = baseOf(request, services.config);
      const item = toRelease(release, release === currentRelease(catalogue), base);
      const title = release.title[request.query.lang];
      return respondSingle(request, reply, services, item, request.query, {
        cited: {
          name: `cde-release-${release.id}`,
          context: async () => contextOf(request, { catalogue, release, base, title }),
        },
      });
    },
  });

  typed.get('/v1/releases/:id/files/:name', {
    schema: {
      operationId: 'getReleaseFile',
      tags: ['releases'],
      summary: 'A file of a release',
      description:
        'The whole dataset as it was: CSV files and one SQLite database. Byte ranges are not served.',
      params: z.object({
        id,
        name: z
          .string()
          .meta({ description: 'Name of a file of the manifest.', examples: ['observations.csv'] }),
      }),
      querystring: z.strictObject({}),
      response: {
        200: {
          description: 'The file.',
          content: {
            'text/csv': { schema: z.string() },
            'application/vnd.sqlite3': { schema: z.string().meta({ contentEncoding: 'binary' }) },
          },
        },
        ...problemResponses,
      },
    },
    config: { find: findFile },
    handler: async (request, reply) => respondFile(request, reply, services, request.params),
  });
}
