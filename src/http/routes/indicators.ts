import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Indicator } from '../../domain/catalogue.ts';
import { natures, wordsOf } from '../../domain/codes.ts';
import { commaList, commaWords, parameter } from '../../domain/parameters.ts';
import { frequencies } from '../../domain/period.ts';
import { citableFormats, listFormats } from '../../formats/formats.ts';
import { baseOf } from '../address.ts';
import { listOf, single } from '../envelope.ts';
import { facetsOf, facetsSchema, filtered } from '../facets.ts';
import { requireEntry, requireKnownIds } from '../ids.ts';
import {
  type IndicatorItem,
  indicatorContext,
  indicatorDetailSchema,
  indicatorSchema,
  toIndicator,
  toIndicatorDetail,
} from '../indicators.ts';
import {
  citableParameters,
  currentRelease,
  type ListKind,
  listParameters,
  respondList,
  respondSingle,
} from '../lists.ts';
import { answers } from '../openapi.ts';
import type { Services } from '../services.ts';

const kind: ListKind<IndicatorItem> = {
  name: 'indicators',
  types: { statements: 'integer' },
  keys: Object.keys(indicatorSchema.shape) as [string, ...string[]],
  sortKeys: {
    id: (item) => item.id,
    topic: (item) => item.topic,
    producer: (item) => item.producer,
    lastPeriod: (item) => item.lastPeriod ?? '',
    statements: (item) => item.statements,
  },
  columns: {
    id: (item) => item.id,
    nameEn: (item) => item.name.en,
    nameZh: (item) => item.name.zh,
    definitionEn: (item) => item.definition.en,
    definitionZh: (item) => item.definition.zh,
    unit: (item) => item.unit,
    topic: (item) => item.topic,
    concept: (item) => item.concept,
    producer: (item) => item.producer,
    nature: (item) => item.nature,
    frequencies: (item) => item.frequencies.join(' '),
    areas: (item) => item.areas.join(' '),
    firstPeriod: (item) => item.firstPeriod,
    lastPeriod: (item) => item.lastPeriod,
    statements: (item) => item.statements,
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

/** The catalogue: search with facets, and one indicator with its latest figures and rivals. */
export function indicatorRoutes(app: FastifyInstance, services: Services): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

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
      const catalogue = await services.store().catalogue();
      const base = baseOf(request, services.config);
      const { q, ...rest } = request.query;
      const found = q === undefined ? [...catalogue.indicators.keys()] : await services.store().search(q);
      const items = found.flatMap((id) => {
        const indicator = catalogue.indicators.get(id);
        return indicator ? [toIndicator(indicator, catalogue, base)] : [];
      });
      return respondList(request, reply, services, kind, filtered(items, rest), rest, {
        facets: facetsOf(items, rest),
        ranked: q !== undefined,
      });
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
      const how = { lang: request.query.lang, scale: '1', base } as const;
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
