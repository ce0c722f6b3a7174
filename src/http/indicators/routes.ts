import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Indicator } from '../../domain/catalogue/catalogue.ts';
import { natures, wordsOf } from '../../domain/statements/codes.ts';
import { frequencies } from '../../domain/time/period.ts';
import { citableFormats, listFormats } from '../../formats/formats.ts';
import type { Store } from '../../store/store.ts';
import { answers } from '../openapi/route-responses.ts';
import { baseOf } from '../request/addresses.ts';
import { requireEntry, requireKnownIds } from '../request/ids.ts';
import { commaList, commaWords, parameter } from '../request/parameters.ts';
import { listOf, single } from '../response/envelope.ts';
import {
  citableParameters,
  currentRelease,
  type ListKind,
  listParameters,
  respondList,
  respondSingle,
} from '../response/lists.ts';
import { linked } from '../response/statement-links.ts';
import type { Services } from '../services.ts';
import { soonAfterListening } from '../soon.ts';
import { facetsSchema } from './indicator-facets.ts';
import {
  indicatorContext,
  indicatorDetailSchema,
  indicatorSchema,
  toIndicator,
  toIndicatorDetail,
} from './indicator-view.ts';
import { type Entry, Overview } from './overview.ts';

const kind: ListKind<Entry> = {
  name: 'indicators',
  show: ({ indicator, coverage }, base) => toIndicator(indicator, coverage, base),
  types: { statements: 'integer' },
  keys: Object.keys(indicatorSchema.shape) as [string, ...string[]],
  sortKeys: {
    id: ({ id }) => id,
    topic: ({ indicator }) => indicator.topic,
    producer: ({ indicator }) => indicator.producer,
    lastPeriod: ({ coverage }) => coverage.lastPeriod ?? '',
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
  },
};

const filter = (what: string, example: string) =>
  parameter(commaList, { description: `Comma list of ${what}.`, example }).optional();

const query = z.strictObject({
  q: parameter((text) => text.trim(), {
    description:
      'Words in English or Chinese; beginnings of words and small typing errors are understood. Best match first unless sorted.',
    example: 'data output',
  }).optional(),
  topic: filter('topics', 'data-resources'),
  concept: filter('concepts', 'data-output'),
  producer: filter('producers', 'nda'),
  unit: filter('units', 'ZB'),
  frequency: parameter(commaWords(frequencies), {
    description: 'Comma list of frequencies.',
    example: 'A',
  }).optional(),
  area: filter('areas', 'CN'),
  nature: parameter(commaWords(wordsOf(natures)), {
    description: `Comma list: ${wordsOf(natures).join(', ')}.`,
    example: 'flow',
  }).optional(),
  ...listParameters(kind),
});

const ids = {
  topic: 'topics',
  concept: 'concepts',
  producer: 'producers',
  unit: 'units',
  area: 'areas',
} as const;

async function find(services: Services, { id = '' }: { readonly id?: string }): Promise<Indicator> {
  const catalogue = await services.store().catalogue();
  return requireEntry(catalogue.indicators, id, '/v1/indicators', 'indicator', catalogue);
}

/** The overview of the snapshot that serves, made once. */
function overviews({ store }: Services): () => Promise<Overview> {
  let made: { readonly of: Store; readonly overview: Promise<Overview> } | null = null;
  return () => {
    const current = store();
    if (made?.of === current) return made.overview;
    const overview = Overview.of(current);
    made = { of: current, overview };
    // What failed is tried again by the next request.
    overview.catch(() => {
      made = null;
    });
    return overview;
  };
}

/** The catalogue: search with facets, and one indicator with its latest figures and rivals. */
export function indicatorRoutes(app: FastifyInstance, services: Services): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const overview = overviews(services);
  // So that the first search does not wait for the index of words either.
  soonAfterListening(app, async () => (await overview()).find('', {}));

  typed.get('/v1/indicators', {
    schema: {
      operationId: 'listIndicators',
      tags: ['indicators'],
      summary: 'Indicators: list and search',
      description:
        'Search in either language, narrowed by filters; `facets` count what each filter would leave.',
      querystring: query,
      response: answers(listOf(indicatorSchema.partial()).extend({ facets: facetsSchema }), listFormats),
    },
    config: { ids, example: '/v1/indicators?q=data%20output' },
    preHandler: (request) => requireKnownIds(request, services),
    handler: async (request, reply) => {
      const { q, ...rest } = request.query;
      const { entries, facets } = await (await overview()).find(q, rest);
      return respondList(request, reply, services, kind, entries, rest, { facets, ranked: true });
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
      const indicator = await find(services, request.params);
      const store = services.store();
      const catalogue = await store.catalogue();
      const base = baseOf(request, services.config);
      const how = linked({ lang: request.query.lang, scale: '1', base });
      const about = { catalogue, base, release: currentRelease(catalogue) };
      return respondSingle(
        request,
        reply,
        services,
        await toIndicatorDetail(indicator, store, how),
        request.query,
        { cited: { name: indicator.id, context: () => indicatorContext(request, indicator, store, about) } },
      );
    },
  });
}
