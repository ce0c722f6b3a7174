import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { areasOf } from '../../domain/catalogue/area-patterns.ts';
import type { Indicator } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import type { Vantage } from '../../domain/freshness/freshness.ts';
import { limits } from '../../domain/query/limits.ts';
import { searchText } from '../../domain/query/search-text.ts';
import { natures, wordsOf } from '../../domain/statements/codes.ts';
import { frequencies } from '../../domain/time/period.ts';
import { datasetFormats, listFormats } from '../../formats/formats.ts';
import type { Store } from '../../store/store.ts';
import { answers } from '../openapi/route-responses.ts';
import {
  areaFilter,
  asOfParameter,
  datasetParameters,
  listParameters,
} from '../request/common-parameters.ts';
import { requireEntry, requireKnownIds } from '../request/ids.ts';
import { commaList, listFilter, parameter, wordFilter } from '../request/parameters.ts';
import type { PathParameters } from '../request/route-config.ts';
import { currentRelease, listOf, single } from '../response/envelope.ts';
import { fieldTable, respondList } from '../response/list-response.ts';
import { reportErrorLink } from '../response/report-error.ts';
import { respondSingle } from '../response/single-response.ts';
import { linked } from '../response/statement-links.ts';
import { indicatorDataset } from './indicator-dataset-view.ts';
import { entryOf, findEntries } from './indicator-entries.ts';
import { facetsSchema, narrow } from './indicator-facets.ts';
import { indicatorKinds } from './indicator-kinds.ts';
import {
  type IndicatorDetail,
  indicatorContext,
  indicatorDetailSchema,
  toIndicatorDetail,
} from './indicator-view.ts';
import { type ListedEntry, listedIndicatorSchema, toSuggestion, withLatest } from './listed-indicator.ts';
import { datedFor, vantageOf } from './vantage.ts';

const knownOnDay =
  'The day for which `overdue` is told, by default today; figures and extents as known on it';

const listSchema = listOf(listedIndicatorSchema, {
  columns: fieldTable(indicatorKinds.en).columns,
  brief: indicatorKinds.en.brief,
  more: { facets: facetsSchema },
});

const filter = (what: string, example: string) => listFilter(commaList, { what, example });

const query = z.strictObject({
  q: parameter(searchText, {
    description: `Words, names of areas, units, ids or a question in English or Chinese, in simplified or traditional characters, of at most ${limits.search} characters; synonyms, beginnings of words and small typing errors are understood. Best match first unless sorted.`,
    example: 'data output',
    described: { type: 'string', minLength: 1, maxLength: limits.search },
  }).optional(),
  topic: filter('topics', 'data-resources'),
  concept: filter('concepts', 'data-output'),
  producer: filter('producers', 'nda'),
  unit: filter('units', 'ZB'),
  frequency: wordFilter(frequencies, 'frequencies', 'A'),
  area: areaFilter(commaList),
  nature: wordFilter(wordsOf(natures), 'natures', 'flow'),
  asOf: asOfParameter(knownOnDay),
  ...listParameters(indicatorKinds.en),
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
      const { suggestions, entries, facets } = await findListed(request.query, request.store, vantage);
      const items = entries.map((entry) => ({ ...entry, latest: null }));
      const complete = (some: readonly ListedEntry[]) => withLatest(some, request.store, vantage);
      const kind = indicatorKinds[request.query.lang];
      const dated = datedFor(vantage);
      const near = suggestions.map((entry) => toSuggestion(entry, request.base));
      const meta = { ...dated.meta, ...(near.length === 0 ? {} : { suggestions: near }) };
      const listing = { kind, items, complete, facets, query: rest, ranked: true };
      return respondList(request, reply, { ...listing, ...dated, meta });
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
      querystring: datasetParameters.extend({ asOf: asOfParameter(knownOnDay) }),
      response: answers(single(indicatorDetailSchema), datasetFormats),
    },
    config: { example: '/v1/indicators/digital-economy-value-added-nda?asOf=2026-11-24', find },
    handler: async (request, reply) => {
      const { store, base, query } = request;
      const indicator = await find(store, request.params);
      const vantage = vantageOf(request, query.asOf);
      const entry = await entryOf(indicator, store, vantage);
      const how = linked({ lang: query.lang, scale: '1', base });
      const data = await toIndicatorDetail(entry, { store, vantage }, how);
      return respondSingle(request, reply, {
        data,
        ...datedFor(vantage),
        format: query.format,
        links: reportErrorLink(request, await newestIn(data, store), query.lang),
        cited: {
          name: indicator.id,
          context: () => indicatorContext(request, indicator, { vantage, lang: query.lang }),
        },
        dataset: async () =>
          indicatorDataset(entry, await store.catalogue(), { base, sources: data.sources }),
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
  return { entries, facets, suggestions: entries.length > 0 ? [] : near.slice(0, 5) };
}

async function find(store: Store, { id = '' }: PathParameters): Promise<Indicator> {
  const catalogue = await store.catalogue();
  const lookup = { entries: livingIndicators(catalogue), path: '/v1/indicators', noun: 'indicator' };
  return requireEntry(id, catalogue, lookup);
}
