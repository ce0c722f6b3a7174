import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { areasOf } from '../../domain/catalogue/area-patterns.ts';
import type { Indicator } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { natures, wordsOf } from '../../domain/statements/codes.ts';
import { frequencies } from '../../domain/time/period.ts';
import { citableFormats, listFormats } from '../../formats/formats.ts';
import type { Store } from '../../store/store.ts';
import { answers } from '../openapi/route-responses.ts';
import { areaFilter, citableParameters, listParameters } from '../request/common-parameters.ts';
import { requireEntry, requireKnownIds } from '../request/ids.ts';
import { commaList, listFilter, parameter, wordFilter } from '../request/parameters.ts';
import type { PathParameters } from '../request/route-config.ts';
import { listOf, single } from '../response/envelope.ts';
import { sparseSchema } from '../response/fields.ts';
import { fieldTable, type ListKind, respondList } from '../response/list-response.ts';
import { respondSingle } from '../response/single-response.ts';
import { linked } from '../response/statement-links.ts';
import { findEntries, type IndicatorEntry } from './indicator-entries.ts';
import { facetsSchema, narrow } from './indicator-facets.ts';
import {
  indicatorContext,
  indicatorDetailSchema,
  indicatorSchema,
  toIndicator,
  toIndicatorDetail,
} from './indicator-view.ts';

const kind: ListKind<IndicatorEntry> = {
  name: 'indicators',
  show: toIndicator,
  together: { coverage: ['areaCount', 'areas', 'missingAreas'] },
  types: { areaCount: 'integer', statements: 'integer', comparable: 'boolean', months: 'integer' },
  keys: Object.keys(indicatorSchema.shape) as [string, ...string[]],
  sortKeys: {
    id: ({ id }) => id,
    topic: ({ indicator }) => indicator.topic,
    producer: ({ indicator }) => indicator.producer,
    lastPeriod: ({ coverage }) => coverage.lastDay,
    statements: ({ coverage }) => coverage.statements,
  },
  columns: {
    id: ({ id }) => id,
    nameEn: ({ indicator }) => indicator.name.en,
    nameZh: ({ indicator }) => indicator.name.zh,
    definitionEn: ({ indicator }) => indicator.definition.en,
    definitionZh: ({ indicator }) => indicator.definition.zh,
    unit: ({ indicator }) => indicator.unit,
    topic: ({ indicator }) => indicator.topic,
    concept: ({ indicator }) => indicator.concept,
    producer: ({ indicator }) => indicator.producer,
    nature: ({ indicator }) => indicator.nature,
    frequencies: ({ coverage }) => coverage.frequencies.join(' '),
    areas: ({ coverage }) => coverage.areas.join(' '),
    firstPeriod: ({ coverage }) => coverage.firstPeriod,
    lastPeriod: ({ coverage }) => coverage.lastPeriod,
    statements: ({ coverage }) => coverage.statements,
    comparable: ({ indicator }) => indicator.comparable,
    breaks: ({ indicator }) => indicator.breaks.map(({ period }) => period).join(' ') || null,
    coversEn: ({ indicator }) => indicator.covers?.en ?? null,
    coversZh: ({ indicator }) => indicator.covers?.zh ?? null,
    months: ({ indicator }) => indicator.months,
  },
  more: {
    coProducers: ({ indicator }) => indicator.coProducers.join(' ') || null,
    areaCount: ({ coverage }) => coverage.areas.length,
    missingAreas: ({ missing }) => missing?.join(' ') ?? null,
    noteEn: ({ indicator }) => indicator.note?.en ?? null,
    noteZh: ({ indicator }) => indicator.note?.zh ?? null,
  },
};

const filter = (what: string, example: string) => listFilter(commaList, { what, example });

const query = z.strictObject({
  q: parameter((text) => text.trim(), {
    description:
      'Words in English or Chinese; prefixes and small typing errors are understood. Best match first unless sorted.',
    example: 'data output',
  }).optional(),
  topic: filter('topics', 'data-resources'),
  concept: filter('concepts', 'data-output'),
  producer: filter('producers', 'nda'),
  unit: filter('units', 'ZB'),
  frequency: wordFilter(frequencies, 'frequencies', 'A'),
  area: areaFilter(commaList),
  nature: wordFilter(wordsOf(natures), 'natures', 'flow'),
  ...listParameters(kind),
});

const ids = {
  topic: 'topics',
  concept: 'concepts',
  producer: 'producers',
  unit: 'units',
  area: 'areas',
} as const;

/** The catalogue: search with facets, and one indicator with its latest figures and rivals. */
export function indicatorRoutes(app: FastifyInstance): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/v1/indicators', {
    schema: {
      operationId: 'listIndicators',
      tags: ['indicators'],
      summary: 'Indicators: list and search',
      description:
        'Search in either language, narrowed by filters; `facets` count the indicators that each filter would leave.',
      querystring: query,
      response: answers(
        listOf(sparseSchema(indicatorSchema, fieldTable(kind).columns)).extend({ facets: facetsSchema }),
        listFormats,
      ),
    },
    config: { ids, example: '/v1/indicators?q=data%20output' },
    preHandler: requireKnownIds,
    handler: async (request, reply) => {
      const { q: _, ...rest } = request.query;
      const found = await findListed(request.query, request.store);
      return respondList(request, reply, { kind, ...found, query: rest, ranked: true });
    },
  });

  typed.get('/v1/indicators/:id', {
    schema: {
      operationId: 'getIndicator',
      tags: ['indicators'],
      summary: 'One indicator',
      description:
        'Names, definition, coverage, the latest outturn, forecast and target apart, rivals of its concept and why they differ, sources.',
      params: z.object({
        id: z
          .string()
          .meta({ description: 'Id of an indicator.', examples: ['digital-economy-value-added-nda'] }),
      }),
      querystring: citableParameters,
      response: answers(single(indicatorDetailSchema), citableFormats),
    },
    config: { example: '/v1/indicators/digital-economy-value-added-nda', find },
    handler: async (request, reply) => {
      const { store, base, query } = request;
      const indicator = await find(store, request.params);
      return respondSingle(request, reply, {
        data: await toIndicatorDetail(indicator, store, linked({ lang: query.lang, scale: '1', base })),
        format: query.format,
        cited: { name: indicator.id, context: () => indicatorContext(request, indicator) },
      });
    },
  });
}

async function findListed({ q, area, ...filters }: z.output<typeof query>, store: Store) {
  const { areas } = await store.catalogue();
  const { entries, facets } = narrow(await findEntries(store, q), {
    ...filters,
    area: areasOf(area, areas),
  });
  return { items: entries, facets };
}

async function find(store: Store, { id = '' }: PathParameters): Promise<Indicator> {
  const catalogue = await store.catalogue();
  const lookup = { entries: livingIndicators(catalogue), path: '/v1/indicators', noun: 'indicator' };
  return requireEntry(id, catalogue, lookup);
}
