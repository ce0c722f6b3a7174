import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { textSchema } from '../../domain/statements/observation.ts';
import { listFormats } from '../../formats/formats.ts';
import type { Store } from '../../store/store.ts';
import { answers } from '../openapi/route-responses.ts';
import { listParameters } from '../request/common-parameters.ts';
import { requireEntry } from '../request/ids.ts';
import type { PathParameters } from '../request/route-config.ts';
import { listOf } from '../response/envelope.ts';
import { fieldTable, type ListKind, respondList } from '../response/list-response.ts';
import { type Code, codelists } from './codelist-view.ts';

const codelistSchema = z
  .object({
    id: z.string(),
    name: textSchema,
    count: z.number().int().min(0).max(1e6),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Codelist', description: 'A list of codes.' });

const codeSchema = z
  .object({
    id: z.string(),
    name: textSchema,
    definition: textSchema.describe('What the code means, in a sentence.'),
    parent: z
      .string()
      .nullable()
      .describe('The code above it: the country of a province, the province of a city, the lane of a kind.'),
    display: textSchema
      .nullable()
      .describe('How a unit follows its number, `{n} yuan`; null for other codes.'),
    links: z
      .record(z.string(), z.string())
      .describe('What has the code: the comparison of a concept, an area, the indicators of a topic.'),
  })
  .meta({ id: 'Code', description: 'One code and what it means.' });

type CodelistItem = z.infer<typeof codelistSchema>;

const listKind: ListKind<CodelistItem> = {
  name: 'codelists',
  show: (item) => item,
  keys: Object.keys(codelistSchema.shape),
  sortKeys: { id: (item) => item.id, count: (item) => item.count },
  types: { count: 'integer' },
  columns: {
    id: (item) => item.id,
    nameEn: (item) => item.name.en,
    nameZh: (item) => item.name.zh,
    count: (item) => item.count,
  },
};

const codeKind: ListKind<Code> = {
  name: 'codes',
  show: (item) => item,
  keys: Object.keys(codeSchema.shape),
  sortKeys: { id: (item) => item.id, parent: (item) => item.parent ?? '' },
  columns: {
    id: (item) => item.id,
    nameEn: (item) => item.name.en,
    nameZh: (item) => item.name.zh,
    definitionEn: (item) => item.definition.en,
    definitionZh: (item) => item.definition.zh,
    parent: (item) => item.parent,
    displayEn: (item) => item.display?.en ?? null,
    displayZh: (item) => item.display?.zh ?? null,
  },
};

const codelistListSchema = listOf(codelistSchema, fieldTable(listKind));
const codeListSchema = listOf(codeSchema, fieldTable(codeKind));

/** Addresses of what has a code, without the code, by its list. */
const holders: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  areas: { area: '/v1/areas/' },
  concepts: { comparison: '/v1/concepts/' },
  producers: { indicators: '/v1/indicators?producer=' },
  topics: { indicators: '/v1/indicators?topic=' },
  units: { indicators: '/v1/indicators?unit=' },
};

/** The codes of a list, with links to what has them. */
function kindOf(list: string): ListKind<Code> {
  const addresses = Object.entries(holders[list] ?? {});
  const linksOf = (id: string, base: string) =>
    Object.fromEntries(addresses.map(([name, address]) => [name, `${base}${address}${id}`]));
  return {
    ...codeKind,
    name: list,
    show: (item, base) => ({ ...item, links: linksOf(item.id, base) }),
  };
}

/** The meaning of the codes in the answers. */
export function codelistRoutes(app: FastifyInstance): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/v1/codelists', {
    schema: {
      operationId: 'listCodelists',
      tags: ['codelists'],
      summary: 'Lists of codes',
      description: 'Areas, units, topics, concepts, producers, kinds, qualifiers and the other enumerations.',
      querystring: z.strictObject(listParameters(listKind)),
      response: answers(codelistListSchema, listFormats),
    },
    config: { example: '/v1/codelists?limit=2' },
    handler: async (request, reply) => {
      const catalogue = await request.store.catalogue();
      const items = Object.entries(codelists).map(([id, list]) => ({
        id,
        name: list.name,
        count: list.codes(catalogue).length,
        links: { self: `${request.base}/v1/codelists/${id}` },
      }));
      return respondList(request, reply, { kind: listKind, items, query: request.query });
    },
  });

  typed.get('/v1/codelists/:list', {
    schema: {
      operationId: 'getCodelist',
      tags: ['codelists'],
      summary: 'The codes of one list',
      description: 'Each code with its name and what it means, in both languages.',
      params: z.object({ list: z.string().meta({ description: 'Id of a list.', examples: ['qualifiers'] }) }),
      querystring: z.strictObject(listParameters(codeKind)),
      response: answers(codeListSchema, listFormats),
    },
    config: { example: '/v1/codelists/qualifiers', find },
    handler: async (request, reply) => {
      const list = await find(request.store, request.params);
      const items = list.codes(await request.store.catalogue());
      const kind = kindOf(request.params.list);
      return respondList(request, reply, { kind, items, query: request.query });
    },
  });
}

async function find(store: Store, { list = '' }: PathParameters) {
  const entries = new Map(Object.entries(codelists));
  return requireEntry(list, await store.catalogue(), { entries, path: '/v1/codelists', noun: 'codelist' });
}
