import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { known } from '../../domain/catalogue/known.ts';
import { areaLevels, wordsOf } from '../../domain/statements/codes.ts';
import { listFormats } from '../../formats/formats.ts';
import type { Store } from '../../store/store.ts';
import { answers } from '../openapi/route-responses.ts';
import { listParameters, singleParameters } from '../request/common-parameters.ts';
import { requireEntry, requireKnownIds } from '../request/ids.ts';
import { commaList, listFilter, wordFilter } from '../request/parameters.ts';
import type { PathParameters } from '../request/route-config.ts';
import { listOf, single } from '../response/envelope.ts';
import { fieldTable, type ListKind, respondList } from '../response/list-response.ts';
import { respondSingle } from '../response/single-response.ts';
import { linked } from '../response/statement-links.ts';
import { areaDetailSchema, toAreaDetail } from './area-detail.ts';
import { type AreaEntry, areaEntries, areaSchema, inNationalFigures, toArea } from './area-view.ts';

const kind: ListKind<AreaEntry> = {
  name: 'areas',
  show: toArea,
  types: { inNationalFigures: 'boolean', indicators: 'integer', statements: 'integer' },
  keys: Object.keys(areaSchema.shape),
  sortKeys: {
    id: ({ id }) => id,
    level: ({ area }) => wordsOf(areaLevels).indexOf(area.level),
    indicators: ({ indicators }) => indicators.length,
    statements: ({ coverage }) => coverage.statements,
    lastPeriod: ({ coverage }) => coverage.lastDay,
  },
  columns: {
    id: ({ id }) => id,
    nameEn: ({ area }) => area.name.en,
    nameZh: ({ area }) => area.name.zh,
    level: ({ area }) => area.level,
    gbCode: ({ area }) => area.gbCode,
    parent: ({ area }) => area.parent,
    inNationalFigures: ({ area }) => inNationalFigures(area),
    indicators: ({ indicators }) => indicators.length,
    statements: ({ coverage }) => coverage.statements,
    firstPeriod: ({ coverage }) => coverage.firstPeriod,
    lastPeriod: ({ coverage }) => coverage.lastPeriod,
    lacks: ({ lacks }) => lacks.join(' ') || null,
  },
};

const listSchema = listOf(areaSchema, fieldTable(kind));

const query = z.strictObject({
  level: wordFilter(wordsOf(areaLevels), 'levels', 'province'),
  parent: listFilter(commaList, { what: 'areas: those one level below them', example: 'CN' }),
  indicator: listFilter(commaList, {
    what: 'indicators: areas with a figure of one of them',
    example: 'digital-economy-gdp-share-provincial-broad',
  }),
  lacks: listFilter(commaList, {
    what: 'concepts: provinces without a figure of one of them, where two others or more have one',
    example: 'regional-computing-power',
  }),
  ...listParameters(kind),
});

type AreasQuery = z.output<typeof query>;

/** The places that figures are of. */
export function areaRoutes(app: FastifyInstance): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/v1/areas', {
    schema: {
      operationId: 'listAreas',
      tags: ['areas'],
      summary: 'Areas',
      description:
        'The world, countries, provinces, cities and districts with names, codes, level, parent, and how much is known of each. `lacks` finds the provinces without a figure of a concept.',
      querystring: query,
      response: answers(listSchema, listFormats),
    },
    config: {
      ids: { parent: 'areas', indicator: 'indicators', lacks: 'concepts' },
      example: '/v1/areas?parent=CN-GD&limit=2',
    },
    preHandler: requireKnownIds,
    handler: async (request, reply) => {
      const entries = await areaEntries(await request.store.catalogue());
      const items = [...entries.values()].filter((entry) => isSelected(entry, request.query));
      return respondList(request, reply, { kind, items, query: request.query });
    },
  });

  typed.get('/v1/areas/:code', {
    schema: {
      operationId: 'getArea',
      tags: ['areas'],
      summary: 'One area',
      description:
        'All that is known of an area: its indicators with their latest figures, years, the areas above and below it, and the concepts that it lacks.',
      params: z.object({ code: z.string().meta({ description: 'Code of an area.', examples: ['CN-GD'] }) }),
      querystring: singleParameters,
      response: answers(single(areaDetailSchema)),
    },
    config: { example: '/v1/areas/CN-FJ', find },
    handler: async (request, reply) => {
      const { store, base, query } = request;
      const entry = await find(store, request.params);
      const data = await toAreaDetail(entry, request, linked({ lang: query.lang, scale: '1', base }));
      return respondSingle(request, reply, { data, format: query.format, day: request.today });
    },
  });
}

async function find(store: Store, { code = '' }: PathParameters): Promise<AreaEntry> {
  const catalogue = await store.catalogue();
  const lookup = { entries: catalogue.areas, path: '/v1/areas', noun: 'area' };
  const { id } = requireEntry(code, catalogue, lookup);
  return known(await areaEntries(catalogue), id);
}

function isSelected({ area, indicators, lacks }: AreaEntry, query: AreasQuery): boolean {
  return (
    (query.level?.includes(area.level) ?? true) &&
    (query.parent == null || (area.parent !== null && query.parent.includes(area.parent))) &&
    (query.indicator?.some((id) => indicators.includes(id)) ?? true) &&
    (query.lacks?.some((id) => lacks.includes(id)) ?? true)
  );
}
