import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { areasOf } from '../../domain/catalogue/area-patterns.ts';
import type { Indicator } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import type { Vantage } from '../../domain/freshness/freshness.ts';
import { natures, wordsOf } from '../../domain/statements/codes.ts';
import { frequencies } from '../../domain/time/period.ts';
import { citableFormats, listFormats } from '../../formats/formats.ts';
import type { Store } from '../../store/store.ts';
import { answers } from '../openapi/route-responses.ts';
import {
  areaFilter,
  asOfParameter,
  citableParameters,
  listParameters,
} from '../request/common-parameters.ts';
import { requireEntry, requireKnownIds } from '../request/ids.ts';
import { commaList, listFilter, parameter, wordFilter } from '../request/parameters.ts';
import type { PathParameters } from '../request/route-config.ts';
import { currentRelease, listOf, single } from '../response/envelope.ts';
import { fieldTable, type ListKind, respondList } from '../response/list-response.ts';
import { reportErrorLink } from '../response/report-error.ts';
import { respondSingle } from '../response/single-response.ts';
import { linked } from '../response/statement-links.ts';
import { entryOf, findEntries, type IndicatorEntry } from './indicator-entries.ts';
import { facetsSchema, narrow } from './indicator-facets.ts';
import {
  type IndicatorDetail,
  indicatorContext,
  indicatorDetailSchema,
  toIndicatorDetail,
} from './indicator-view.ts';
import { listedIndicatorSchema, toListedIndicator, toSuggestion } from './listed-indicator.ts';
import { datedFor, vantageOf } from './vantage.ts';

const kind: ListKind<IndicatorEntry> = {
  name: 'indicators',
  show: toListedIndicator,
  brief: [
    ...['id', 'name', 'area', 'unit', 'topic', 'concept', 'producer', 'frequencies', 'firstPeriod'],
    ...['lastPeriod', 'statements', 'links'],
  ],
  together: { coverage: ['areaCount', 'areas', 'missingAreas'] },
  types: {
    areaCount: 'integer',
    statements: 'integer',
    comparable: 'boolean',
    months: 'integer',
    publicationsPerYear: 'integer',
    publicationLag: 'integer',
    nextExpected: 'date',
    overdue: 'boolean',
  },
  keys: Object.keys(listedIndicatorSchema.shape) as [string, ...string[]],
  sortKeys: {
    id: ({ id }) => id,
    topic: ({ indicator }) => indicator.topic,
    producer: ({ indicator }) => indicator.producer,
    lastPeriod: ({ coverage }) => coverage.lastDay,
    statements: ({ coverage }) => coverage.statements,
    nextExpected: ({ freshness }) => freshness.nextExpected ?? '9999',
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
    publicationsPerYear: ({ freshness }) => freshness.publicationsPerYear,
    publicationLag: ({ freshness }) => freshness.publicationLag,
    nextPeriod: ({ freshness }) => freshness.nextPeriod,
    nextExpected: ({ freshness }) => freshness.nextExpected,
    nextExpectedReason: ({ freshness }) => freshness.nextExpectedReason,
    overdue: ({ freshness }) => freshness.overdue,
  },
  more: {
    area: ({ area }) => area,
    coProducers: ({ indicator }) => indicator.coProducers.join(' ') || null,
    areaCount: ({ coverage }) => coverage.areas.length,
    missingAreas: ({ missing }) => missing?.join(' ') ?? null,
    noteEn: ({ indicator }) => indicator.note?.en ?? null,
    noteZh: ({ indicator }) => indicator.note?.zh ?? null,
    discontinuedEn: ({ indicator }) => indicator.discontinued?.en ?? null,
    discontinuedZh: ({ indicator }) => indicator.discontinued?.zh ?? null,
  },
};

const knownOnDay =
  'The day for which `overdue` is told, by default today; figures and extents as known on it';

const listSchema = listOf(listedIndicatorSchema, {
  columns: fieldTable(kind).columns,
  brief: kind.brief,
  more: { facets: facetsSchema },
});

const filter = (what: string, example: string) => listFilter(commaList, { what, example });

const query = z.strictObject({
  q: parameter((text) => text.trim(), {
    description:
      'Words, names of areas, units, ids or a question in English or Chinese, in simplified or traditional characters; synonyms, beginnings of words and small typing errors are understood. Best match first unless sorted.',
    example: 'data output',
  }).optional(),
  topic: filter('topics', 'data-resources'),
  concept: filter('concepts', 'data-output'),
  producer: filter('producers', 'nda'),
  unit: filter('units', 'ZB'),
  frequency: wordFilter(frequencies, 'frequencies', 'A'),
  area: areaFilter(commaList),
  nature: wordFilter(wordsOf(natures), 'natures', 'flow'),
  asOf: asOfParameter(knownOnDay),
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
  listRoute(app);
  detailRoute(app);
}

function listRoute(app: FastifyInstance): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/indicators', {
    schema: {
      operationId: 'listIndicators',
      tags: ['indicators'],
      summary: 'Indicators: list and search',
      description:
        'Search in either language, narrowed by filters; `facets` count the indicators that each filter would leave.',
      querystring: query,
      response: answers(listSchema, listFormats),
    },
    config: { ids, example: '/v1/indicators?asOf=2026-11-24&q=data%20output&limit=2' },
    preHandler: requireKnownIds,
    handler: async (request, reply) => {
      const { q: _, asOf, ...rest } = request.query;
      const vantage = vantageOf(request, asOf);
      const { suggestions, ...found } = await findListed(request.query, request.store, vantage);
      const dated = datedFor(vantage);
      const near = suggestions.map((entry) => toSuggestion(entry, request.base));
      const meta = { ...dated.meta, ...(near.length === 0 ? {} : { suggestions: near }) };
      return respondList(request, reply, { kind, ...found, query: rest, ranked: true, ...dated, meta });
    },
  });
}

function detailRoute(app: FastifyInstance): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/indicators/:id', {
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
      querystring: citableParameters.extend({ asOf: asOfParameter(knownOnDay) }),
      response: answers(single(indicatorDetailSchema), citableFormats),
    },
    config: { example: '/v1/indicators/digital-economy-value-added-nda?asOf=2026-11-24', find },
    handler: async (request, reply) => {
      const { store, base, query } = request;
      const indicator = await find(store, request.params);
      const vantage = vantageOf(request, query.asOf);
      const entry = entryOf(indicator, await store.catalogue(), vantage);
      const how = linked({ lang: query.lang, scale: '1', base });
      const data = await toIndicatorDetail(entry, { store, vantage }, how);
      return respondSingle(request, reply, {
        data,
        ...datedFor(vantage),
        format: query.format,
        links: reportErrorLink(request, await newestIn(data, store), query.lang),
        cited: { name: indicator.id, context: () => indicatorContext(request, indicator, vantage) },
      });
    },
  });
}

/** What an error of an indicator is reported in: its newest figure, or itself. */
async function newestIn({ id, latest, links }: IndicatorDetail, store: Store) {
  const newest = latest.outturn ?? latest.forecast ?? latest.target;
  const { id: release } = currentRelease(await store.catalogue());
  const address = (newest ?? { links }).links.self ?? '';
  return { id: newest?.id ?? id, display: newest?.display ?? null, release, address };
}

async function findListed({ q, area, ...filters }: z.output<typeof query>, store: Store, vantage: Vantage) {
  const { areas } = await store.catalogue();
  const found = await findEntries(store, q, vantage);
  const { entries, facets } = narrow(found.entries, { ...filters, area: areasOf(area, areas) });
  const near = q === undefined ? [] : [...found.entries, ...found.near];
  return { items: entries, facets, suggestions: entries.length > 0 ? [] : near.slice(0, 5) };
}

async function find(store: Store, { id = '' }: PathParameters): Promise<Indicator> {
  const catalogue = await store.catalogue();
  const lookup = { entries: livingIndicators(catalogue), path: '/v1/indicators', noun: 'indicator' };
  return requireEntry(id, catalogue, lookup);
}
