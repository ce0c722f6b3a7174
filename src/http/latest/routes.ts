import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { areasOf } from '../../domain/catalogue/area-patterns.ts';
import { indicatorsOf } from '../../domain/catalogue/indicators-at.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import { lanes, wordsOf } from '../../domain/statements/codes.ts';
import { type LabelMode, nameKeys, relabelled } from '../../domain/statements/labels.ts';
import { frequencies } from '../../domain/time/period.ts';
import { listFormats } from '../../formats/formats.ts';
import { datedFor, vantageOf } from '../indicators/vantage.ts';
import { addedWarnings, tellingFields } from '../observations/observation-fields.ts';
import { answers } from '../openapi/route-responses.ts';
import {
  areaFilter,
  asOfParameter,
  frequencyFilter,
  labelsParameter,
  listParameters,
} from '../request/common-parameters.ts';
import { requireKnownIds } from '../request/ids.ts';
import { commaList, listFilter, wordFilter } from '../request/parameters.ts';
import { alternativesTo } from '../response/alternatives.ts';
import { statementContext } from '../response/context.ts';
import { currentRelease, listOf } from '../response/envelope.ts';
import { fieldTable, type ListKind, respondList } from '../response/list-response.ts';
import { warningsOf } from '../response/warnings.ts';
import {
  type LatestFigure,
  latestFiguresOf,
  latestNames,
  latestSchema,
  latestSelection,
  toLatestRow,
} from './latest-figures-view.ts';

const keys = wordsOf(latestSchema.shape);

const kinds = { en: kindsIn('en'), zh: kindsIn('zh') } as const;

/** The list with its texts in a language, by what it shows of codes. */
function kindsIn(lang: Lang): Readonly<Record<LabelMode, ListKind<LatestFigure>>> {
  return { code: kindIn(lang, 'code'), name: kindIn(lang, 'name'), both: kindIn(lang, 'both') };
}

function kindIn(lang: Lang, labels: LabelMode): ListKind<LatestFigure> {
  const shown = relabelled(keys, labels);
  const rest = [...keys, ...nameKeys].filter((key) => !shown.includes(key));
  const all = {
    ...Object.fromEntries(keys.map((key) => [key, (figure: LatestFigure) => toLatestRow(figure, lang)[key]])),
    ...Object.fromEntries(
      nameKeys.map((key) => [key, (figure: LatestFigure) => latestNames(figure, lang)[key] ?? null]),
    ),
  };
  const columnsOf = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (all[name] ? [[name, all[name]] as const] : [])));
  return {
    name: 'latest',
    show: (figure) => toLatestRow(figure, lang),
    types: { value: 'number', lower: 'number', upper: 'number', knownFrom: 'date' },
    keys,
    sortKeys: {
      indicator: ({ entry }) => entry.id,
      area: ({ statement }) => statement.area,
      frequency: ({ statement }) => frequencies.indexOf(statement.period.frequency),
      lane: ({ statement }) => wordsOf(lanes).indexOf(statement.lane),
      period: ({ statement }) => `${statement.period.end} ${statement.period.start}`,
      knownFrom: ({ statement }) => statement.knownFrom,
      value: ({ statement }) => statement.value,
    },
    columns: columnsOf(shown),
    more: columnsOf(rest),
  };
}

const listSchema = listOf(latestSchema, { columns: fieldTable(kinds.en.code).columns });

const filter = (what: string, example: string) => listFilter(commaList, { what, example });

const query = z.strictObject({
  indicator: filter('indicators', 'data-output-nda'),
  concept: filter('concepts: all their rival indicators', 'data-output'),
  topic: filter('topics', 'data-output'),
  producer: filter('producers, alone or with others', 'nda'),
  area: areaFilter(commaList),
  frequency: frequencyFilter,
  lane: wordFilter(wordsOf(lanes), 'lanes', 'outturn'),
  asOf: asOfParameter('The latest figures as known on that day'),
  labels: labelsParameter,
  ...listParameters(kinds.en.code),
});

type LatestQuery = z.output<typeof query>;

const ids = {
  indicator: 'indicators',
  concept: 'concepts',
  topic: 'topics',
  producer: 'producers',
  area: 'areas',
} as const;

/** The latest figures, flat and small. */
export function latestRoutes(app: FastifyInstance): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/latest', {
    schema: {
      operationId: 'listLatest',
      tags: ['observations'],
      summary: 'Latest figures',
      description:
        'One small row for each indicator, area, frequency and lane: the outturn of the newest period, and the next forecast and target that end after the newest outturn of the indicator in that area, of whatever frequency. Without any outturn, those that end after today, or after the day of `asOf`; where all lie behind, the last one.',
      querystring: query,
      response: answers(listSchema, listFormats),
    },
    config: { ids, example: '/v1/latest?indicator=data-output-nda,data-output-idc&asOf=2026-11-24' },
    preHandler: requireKnownIds,
    handler: respondLatest,
  });
}

async function respondLatest(request: FastifyRequest<{ Querystring: LatestQuery }>, reply: FastifyReply) {
  const { asOf, ...asked } = request.query;
  const { store, base } = request;
  const vantage = vantageOf(request, asOf);
  const catalogue = await store.catalogue();
  const belonging = indicatorsOf(asked, catalogue, Number.POSITIVE_INFINITY)?.map(({ id }) => id);
  const named = asked.indicator ?? null;
  const indicators = belonging?.filter((id) => named?.includes(id) ?? true) ?? named;
  const places = { indicators, areas: areasOf(asked.area, catalogue.areas) };
  const items = (await latestFiguresOf(store, vantage, places)).filter((one) => isSelected(one, asked));
  const { fields } = asked;
  const lanesMet = () => new Set(items.map(({ statement }) => statement.lane)).size;
  const added = fields == null ? [] : await tellingFields(fields, '1', lanesMet);
  const query = { ...asked, fields: fields && [...fields, ...added] };
  const notes = addedWarnings({ added }, asked.lang);
  const selection = { ...latestSelection(vantage), indicators: named };
  const about = {
    catalogue,
    store,
    selection,
    query: { scale: '1', lang: asked.lang, sort: asked.sort },
    request,
  } as const;
  const { meta, ...day } = datedFor(vantage);
  return respondList(request, reply, {
    ...{ kind: kinds[asked.lang][asked.labels], items, query: labelled(query), ranked: true, ...day },
    meta: { ...meta, alternatives: alternativesTo(selection, catalogue, base) },
    warnings: async (page) => {
      const beside = items.map(statementOf);
      return [...(await warningsOf(page.map(statementOf), { ...about, beside })), ...notes];
    },
    context: async () => {
      const release = currentRelease(catalogue);
      const context = await statementContext({ ...about, release }, [items.map(statementOf)]);
      return { ...context, notes: [...context.notes, ...notes] };
    },
  });
}

function statementOf({ statement }: LatestFigure) {
  return statement;
}

/** The query with names where `labels` asks for them. */
function labelled(query: Omit<LatestQuery, 'asOf'>) {
  const { fields, labels } = query;
  return labels === 'code' ? query : { ...query, fields: relabelled(fields ?? keys, labels) };
}

function isSelected(
  { statement: { lane, period } }: LatestFigure,
  query: Omit<LatestQuery, 'asOf'>,
): boolean {
  return (query.frequency?.includes(period.frequency) ?? true) && (query.lane?.includes(lane) ?? true);
}
