import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Source } from '../../domain/catalogue/catalogue.ts';
import { tiers, wordsOf } from '../../domain/statements/codes.ts';
import { lastDay } from '../../domain/time/period.ts';
import { listFormats } from '../../formats/formats.ts';
import type { Store } from '../../store/store.ts';
import { answers } from '../openapi/route-responses.ts';
import { listParameters, singleParameters } from '../request/common-parameters.ts';
import { requireEntry, requireKnownIds } from '../request/ids.ts';
import { commaList, listFilter, wordFilter } from '../request/parameters.ts';
import type { PathParameters } from '../request/route-config.ts';
import { listOf, single } from '../response/envelope.ts';
import { columnsOfKeys, fieldTable, type ListKind, respondList } from '../response/list-response.ts';
import { respondSingle } from '../response/single-response.ts';
import { sourceSchema, toSource } from './source-view.ts';

type SourceItem = z.infer<typeof sourceSchema>;

const kind: ListKind<SourceItem> = {
  name: 'sources',
  show: (item) => item,
  types: { accessedOn: 'date' },
  keys: Object.keys(sourceSchema.shape),
  sortKeys: {
    id: (item) => item.id,
    publishedOn: (item) => lastDay(item.publishedOn).day,
    publisher: (item) => item.publisher,
    tier: (item) => item.tier,
  },
  columns: {
    ...columnsOfKeys('id', 'title', 'publisher', 'producer', 'url', 'publishedOn', 'accessedOn'),
    ...columnsOfKeys('language', 'tier', 'note'),
  },
  more: {
    ...columnsOfKeys('publishedPrecision', 'titleZh', 'publisherZh', 'noteZh'),
    copyOfPublisher: (item) => item.copyOf?.publisher ?? null,
    copyOfPublisherZh: (item) => item.copyOf?.publisherZh ?? null,
    copyOfSource: (item) => item.copyOf?.source ?? null,
  },
  together: { copyOf: ['copyOfPublisher', 'copyOfPublisherZh', 'copyOfSource'] },
};

const listSchema = listOf(sourceSchema, fieldTable(kind));

const query = z.strictObject({
  producer: listFilter(commaList, { what: 'producers', example: 'nda' }),
  tier: wordFilter(wordsOf(tiers), 'tiers', 'official'),
  language: listFilter(commaList, { what: 'ISO 639 codes', example: 'en' }),
  ...listParameters(kind),
});

type SourcesQuery = z.output<typeof query>;

/** The documents that state the figures. */
export function sourceRoutes(app: FastifyInstance): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/v1/sources', {
    schema: {
      operationId: 'listSources',
      tags: ['sources'],
      summary: 'Sources',
      description: 'Documents with publisher, date, language and tier.',
      querystring: query,
      response: answers(listSchema, listFormats),
    },
    config: { ids: { producer: 'producers' }, example: '/v1/sources?producer=nda&limit=1' },
    preHandler: requireKnownIds,
    handler: async (request, reply) => {
      const { sources } = await request.store.catalogue();
      const items = [...sources.values()]
        .filter((source) => isSelected(source, request.query))
        .map((source) => toSource(source, request.base));
      return respondList(request, reply, { kind, items, query: request.query });
    },
  });

  typed.get('/v1/sources/:id', {
    schema: {
      operationId: 'getSource',
      tags: ['sources'],
      summary: 'One source',
      description: 'A document, with a link to everything that it states.',
      params: z.object({
        id: z.string().meta({ description: 'Id of a source.', examples: ['capitalfm-2025-09-22'] }),
      }),
      querystring: singleParameters,
      response: answers(single(sourceSchema)),
    },
    config: { example: '/v1/sources/capitalfm-2025-09-22', find },
    handler: async (request, reply) => {
      const data = toSource(await find(request.store, request.params), request.base);
      return respondSingle(request, reply, { data, format: request.query.format });
    },
  });
}

async function find(store: Store, { id = '' }: PathParameters): Promise<Source> {
  const catalogue = await store.catalogue();
  return requireEntry(id, catalogue, { entries: catalogue.sources, path: '/v1/sources', noun: 'source' });
}

function isSelected({ producer, tier, language }: Source, query: SourcesQuery): boolean {
  return (
    (query.producer == null || (producer !== null && query.producer.includes(producer))) &&
    (query.tier?.includes(tier) ?? true) &&
    (query.language?.includes(language) ?? true)
  );
}
