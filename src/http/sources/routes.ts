import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Source } from '../../domain/catalogue/catalogue.ts';
import { tiers, wordsOf } from '../../domain/statements/codes.ts';
import { listFormats } from '../../formats/formats.ts';
import { answers } from '../openapi/route-responses.ts';
import { baseOf } from '../request/addresses.ts';
import { requireEntry, requireKnownIds } from '../request/ids.ts';
import { commaList, commaWords, parameter } from '../request/parameters.ts';
import { listOf, single } from '../response/envelope.ts';
import {
  type ListKind,
  listParameters,
  respondList,
  respondSingle,
  singleParameters,
} from '../response/lists.ts';
import type { Services } from '../services.ts';
import { sourceSchema, toSource } from './source-view.ts';

type SourceItem = z.infer<typeof sourceSchema>;

const kind: ListKind<SourceItem> = {
  name: 'sources',
  show: (item) => item,
  types: { accessedOn: 'date' },
  keys: Object.keys(sourceSchema.shape) as [string, ...string[]],
  sortKeys: {
    id: (item) => item.id,
    publishedOn: (item) => item.publishedOn,
    publisher: (item) => item.publisher,
    tier: (item) => item.tier,
  },
  columns: {
    id: (item) => item.id,
    title: (item) => item.title,
    publisher: (item) => item.publisher,
    producer: (item) => item.producer,
    url: (item) => item.url,
    publishedOn: (item) => item.publishedOn,
    accessedOn: (item) => item.accessedOn,
    language: (item) => item.language,
    tier: (item) => item.tier,
    note: (item) => item.note,
  },
};

const query = z.strictObject({
  producer: parameter(commaList, { description: 'Comma list of producers.', example: 'nda' }).optional(),
  tier: parameter(commaWords(wordsOf(tiers)), {
    description: `Comma list: ${wordsOf(tiers).join(', ')}.`,
    example: 'official',
  }).optional(),
  language: parameter(commaList, { description: 'Comma list of ISO 639 codes.', example: 'en' }).optional(),
  ...listParameters(kind),
});

async function find(services: Services, { id = '' }: { readonly id?: string }): Promise<Source> {
  const catalogue = await services.store().catalogue();
  return requireEntry(catalogue.sources, id, '/v1/sources', 'source', catalogue);
}

/** The documents that state the figures. */
export function sourceRoutes(app: FastifyInstance, services: Services): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/v1/sources', {
    schema: {
      operationId: 'listSources',
      tags: ['sources'],
      summary: 'Sources',
      description: 'Documents with publisher, date, language and tier.',
      querystring: query,
      response: answers(listOf(sourceSchema.partial()), listFormats),
    },
    config: { ids: { producer: 'producers' }, example: '/v1/sources?producer=nda&limit=1' },
    preHandler: (request) => requireKnownIds(request, services),
    handler: async (request, reply) => {
      const catalogue = await services.store().catalogue();
      const { producer, tier, language } = request.query;
      const items = [...catalogue.sources.values()]
        .filter(
          (source) =>
            producer === undefined || (source.producer !== null && producer.includes(source.producer)),
        )
        .filter((source) => tier === undefined || tier.includes(source.tier))
        .filter((source) => language === undefined || language.includes(source.language))
        .map((source) => toSource(source, baseOf(request, services.config)));
      return respondList(request, reply, services, kind, items, request.query);
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
      const source = await find(services, request.params);
      return respondSingle(
        request,
        reply,
        services,
        toSource(source, baseOf(request, services.config)),
        request.query,
      );
    },
  });
}
