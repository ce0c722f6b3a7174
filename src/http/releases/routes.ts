import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { datasetFormats, listFormats } from '../../formats/formats.ts';
import { answers, bytes, success } from '../openapi/route-responses.ts';
import { sendText } from '../pages/send-page.ts';
import { datasetParameters, listParameters } from '../request/common-parameters.ts';
import { requireRelease } from '../request/ids.ts';
import { contextOf } from '../response/context.ts';
import { listOf, single } from '../response/envelope.ts';
import { fieldTable, type ListKind, respondList } from '../response/list-response.ts';
import { respondSingle } from '../response/single-response.ts';
import { lastModified, linkHeader } from '../response/validators.ts';
import { packageOf, releaseDataset } from './release-dataset.ts';
import { findFile, respondFile } from './release-file.ts';
import { type ReleaseItem, releaseSchema, toRelease } from './release-view.ts';

const kind: ListKind<ReleaseItem> = {
  name: 'releases',
  show: (item) => item,
  types: {
    publishedOn: 'date',
    statements: 'integer',
    indicators: 'integer',
    sources: 'integer',
    current: 'boolean',
  },
  keys: Object.keys(releaseSchema.shape),
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
  more: {
    notesEn: (item) => item.notes.en,
    notesZh: (item) => item.notes.zh,
    current: (item) => item.current,
  },
  together: { counts: ['statements', 'indicators', 'sources'] },
};

const listSchema = listOf(releaseSchema, fieldTable(kind));

const id = z.string().meta({ description: 'Id of a release.', examples: ['1'] });

/** Numbered states of the dataset, with their files. */
export function releaseRoutes(app: FastifyInstance): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/v1/releases', {
    schema: {
      operationId: 'listReleases',
      tags: ['releases'],
      summary: 'Releases',
      description: 'Every state of the dataset that is kept, with counts and checksums.',
      querystring: z.strictObject(listParameters(kind)),
      response: answers(listSchema, listFormats),
    },
    config: { example: '/v1/releases?limit=1' },
    handler: async (request, reply) => {
      const catalogue = await request.store.catalogue();
      const items = catalogue.releases.map((release) => toRelease(release, catalogue, request.base));
      return respondList(request, reply, { kind, items, query: request.query });
    },
  });

  typed.get('/v1/releases/:id', {
    schema: {
      operationId: 'getRelease',
      tags: ['releases'],
      summary: 'Manifest of one release',
      description: 'Files with their SHA-256, counts and notes.',
      params: z.object({ id }),
      querystring: datasetParameters,
      response: answers(single(releaseSchema), datasetFormats),
    },
    config: {
      example: '/v1/releases/1',
      find: async (store, { id = '' }) => requireRelease(id, await store.catalogue()),
    },
    handler: async (request, reply) => {
      const catalogue = await request.store.catalogue();
      const release = requireRelease(request.params.id, catalogue);
      const title = release.title[request.query.lang];
      return respondSingle(request, reply, {
        data: toRelease(release, catalogue, request.base),
        format: request.query.format,
        cited: { name: `cde-release-${release.id}`, context: () => contextOf(request, { release, title }) },
        dataset: async () => releaseDataset(release, catalogue, request.base),
      });
    },
  });

  packageRoute(app);
  releaseFileRoute(app);
}

function packageRoute(app: FastifyInstance): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/releases/:id/datapackage.json', {
    schema: {
      operationId: 'getDataPackage',
      tags: ['releases'],
      summary: 'Data package of a release',
      description:
        'The files of a release as a Data Package (version 2, datapackage.org): what each file and each of its columns is, with sizes and SHA-256. Paths are relative to this address.',
      params: z.object({ id }),
      querystring: z.strictObject({}),
      response: success('The descriptor.', { 'application/json': { schema: z.unknown() } }),
    },
    config: {
      example: '/v1/releases/1/datapackage.json',
      find: async (store, { id = '' }) => requireRelease(id, await store.catalogue()),
    },
    handler: async (request, reply) => {
      const release = requireRelease(request.params.id, await request.store.catalogue());
      const text = `${JSON.stringify(await packageOf(release, request.store), null, 2)}\n`;
      reply.headers({
        ...{ release: release.id, link: linkHeader(request, null) },
        'last-modified': lastModified({ release }),
      });
      return sendText(request, reply, { type: 'application/json; charset=utf-8', text });
    },
  });
}

function releaseFileRoute(app: FastifyInstance): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/releases/:id/files/:name', {
    schema: {
      operationId: 'getReleaseFile',
      tags: ['releases'],
      summary: 'A file of a release',
      description: 'The whole dataset as it was: CSV files and, but for local imports, one SQLite database.',
      params: z.object({
        id,
        name: z
          .string()
          .meta({ description: 'Name of a file of the manifest.', examples: ['observations.csv'] }),
      }),
      querystring: z.strictObject({}),
      response: success('The file.', {
        'text/csv': { schema: z.string() },
        'application/vnd.sqlite3': { schema: bytes },
      }),
    },
    config: { find: findFile, swagger: { exposeHeadRoute: true } },
    handler: async (request, reply) => respondFile(request, reply, request.params),
  });
}
