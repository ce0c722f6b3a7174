import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { areasOf } from '../../domain/catalogue/area-patterns.ts';
import { icalendar } from '../../formats/feeds/icalendar.ts';
import type { Formats } from '../../formats/format.ts';
import { listFormats } from '../../formats/formats.ts';
import { datedFor, vantageOf } from '../indicators/vantage.ts';
import { answers } from '../openapi/route-responses.ts';
import {
  areaFilter,
  asOfParameter,
  dayParameter,
  formatParameter,
  listParameters,
} from '../request/common-parameters.ts';
import { requireKnownIds } from '../request/ids.ts';
import { commaList, listFilter, yesOrNo } from '../request/parameters.ts';
import { listOf } from '../response/envelope.ts';
import { columnsOfKeys, fieldTable, type ListKind, respondList } from '../response/list-response.ts';
import { type DueFigure, dueFigureSchema, dueFigures, toDueFigure } from './calendar-view.ts';

const formats: Formats = [...listFormats, icalendar];

const kind: ListKind<DueFigure> = {
  name: 'calendar',
  show: toDueFigure,
  types: {
    nextExpected: 'date',
    lastKnownFrom: 'date',
    overdue: 'boolean',
    publicationsPerYear: 'integer',
    publicationLag: 'integer',
  },
  keys: Object.keys(dueFigureSchema.shape),
  sortKeys: {
    id: ({ id }) => id,
    nextExpected: ({ nextExpected }) => nextExpected,
    lastKnownFrom: ({ lastKnownFrom }) => lastKnownFrom,
    producer: ({ entry }) => entry.producer,
    topic: ({ entry }) => entry.topic,
  },
  columns: {
    ...columnsOfKeys('id', 'indicator'),
    nameEn: ({ entry }) => entry.name.en,
    nameZh: ({ entry }) => entry.name.zh,
    area: ({ area }) => area,
    producer: ({ entry }) => entry.producer,
    topic: ({ entry }) => entry.topic,
    ...columnsOfKeys('nextPeriod', 'nextExpected', 'overdue', 'publicationsPerYear', 'publicationLag'),
    ...columnsOfKeys('lastPeriod', 'lastKnownFrom'),
  },
  more: { coProducers: ({ entry }) => entry.coProducers.join(' ') || null },
};

const listSchema = listOf(dueFigureSchema, fieldTable(kind));

const filter = (what: string, example: string) => listFilter(commaList, { what, example });

const query = z
  .strictObject({
    from: dayParameter({ description: 'First day on which a figure is due.', example: '2025-10-01' }),
    to: dayParameter({ description: 'Last day on which a figure is due.', example: '2026-12-31' }),
    indicator: filter('indicators', 'exchange-rate-cny-per-usd-annual-average-fed'),
    area: areaFilter(commaList),
    topic: filter('topics', 'macro'),
    producer: filter('producers', 'federal-reserve'),
    overdue: yesOrNo({
      description: 'Only figures whose day has passed, or only those whose day has not.',
      example: 'false',
    }).optional(),
    asOf: asOfParameter('The day for which `overdue` is told, by default today; figures as known on it'),
    ...listParameters(kind),
    format: formatParameter(formats),
  })
  .superRefine(({ from, to }, context) => {
    if (from === undefined || to === undefined || from <= to) return;
    const message = `to=${to} lies before from=${from}.`;
    context.addIssue({
      code: 'custom',
      path: ['to'],
      message,
      params: { code: 'outOfRange', suggestions: [from] },
    });
  });

type CalendarQuery = z.output<typeof query>;

const ids = { indicator: 'indicators', area: 'areas', topic: 'topics', producer: 'producers' } as const;

/** The figures that are due. */
export function calendarRoutes(app: FastifyInstance): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/calendar', {
    schema: {
      operationId: 'listCalendar',
      tags: ['calendar'],
      summary: 'Which figures are due when',
      description:
        'The next figure of each indicator, area and frequency whose past shows a rhythm, by the day on which it is due; `overdue` where that day has passed. As a table, or as an iCalendar that a calendar can subscribe to.',
      querystring: query,
      response: answers(listSchema, formats),
    },
    config: { ids, example: '/v1/calendar?asOf=2026-11-24&from=2026-11-24&limit=2' },
    preHandler: requireKnownIds,
    handler: async (request, reply) => {
      const { asOf, ...rest } = request.query;
      const vantage = vantageOf(request, asOf);
      const { areas } = await request.store.catalogue();
      const filters = { ...rest, area: areasOf(rest.area, areas) };
      const all = await dueFigures(request.store, vantage);
      const items = all.filter((figure) => isSelected(figure, filters));
      const listing = { kind, items, query: rest, formats, ranked: true };
      return respondList(request, reply, { ...listing, ...datedFor(vantage) });
    },
  });
}

function isSelected(
  figure: DueFigure,
  query: Omit<CalendarQuery, 'asOf' | 'area'> & { readonly area: readonly string[] | null },
): boolean {
  const { entry, indicator, area, nextExpected } = figure;
  const { from = '', to = '9999', overdue } = query;
  const producers = [entry.producer, ...entry.coProducers];
  return (
    from <= nextExpected &&
    nextExpected <= to &&
    (overdue === undefined || figure.overdue === (overdue === 'true')) &&
    (query.indicator?.includes(indicator) ?? true) &&
    (query.area?.includes(area) ?? true) &&
    (query.topic?.includes(entry.topic) ?? true) &&
    (query.producer == null || producers.some((producer) => query.producer?.includes(producer)))
  );
}
