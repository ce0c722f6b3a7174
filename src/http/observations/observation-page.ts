import { known } from '../../domain/catalogue/known.ts';
import { defaultOrder } from '../../domain/query/selection.ts';
import { longRow } from '../../domain/statements/long-table.ts';
import { isObservationKey, observationKeys, partOfObservation } from '../../domain/statements/observation.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Envelope } from '../../formats/answer.ts';
import type { Position } from '../../store/store.ts';
import { nextPage } from '../request/page-cursor.ts';
import { alternativesTo } from '../response/alternatives.ts';
import { envelopeLinks, immutableAt, type Meta, metaOf, sparse } from '../response/envelope.ts';
import { emptyReason, type Warned, WarnedSeries, warningsOf } from '../response/warnings.ts';
import { type Asked, rendering } from './asked.ts';
import { isDerived } from './computation/combinations.ts';
import type { ComputedRows } from './computed-rows.ts';
import { addedWarnings, columnsInJson, fieldsInJson } from './observation-fields.ts';
import { namesIn } from './published-rows.ts';
import type { Wide, WideSeries } from './wide/wide-table.ts';
import { describedColumns } from './wide/wide-view.ts';

type Item = Readonly<Record<string, unknown>>;

/** One page of observations, as JSON shows it. */
interface ObservationPage {
  readonly data: readonly Item[];
  readonly total: number;
  readonly limit: number;
  /** Address of the next page, without its base. */
  readonly next: string | null;
  readonly warnings: Awaited<ReturnType<typeof warningsOf>>;
  /** What the columns hold; only of a wide table. */
  readonly columns?: Meta['columns'];
}

/** A page of published statements, read from the store: each shown as `fields` says. */
export async function publishedPage(asked: Asked): Promise<ObservationPage> {
  const { query, store, selection, catalogue, after, knownTotal } = asked;
  const limit = query.limit ?? 100;
  const how = { ...rendering(asked), catalogue };
  const fields = fieldsInJson(asked);
  const keys = fields?.filter(isObservationKey) ?? observationKeys;
  const columns = columnsInJson(asked);
  const page = await store.read(selection, { order: query.sort ?? defaultOrder, after, limit });
  const whole = page.next === null && after === null;
  const total = knownTotal ?? (whole ? page.statements.length : await store.count(selection));
  return {
    data: page.statements.map((statement) => {
      const item = partOfObservation(statement, keys, how);
      if (columns.length === 0) return item;
      return sparse(
        { ...longRow(statement, catalogue, query.scale), ...namesIn(statement, how), ...item },
        fields,
      );
    }),
    total,
    limit,
    next: nextOf(asked, page.next, total),
    warnings: await warningsOf(page.statements, {
      ...asked,
      beside: whole ? [] : await ofOtherUnits(page.statements, asked),
    }),
  };
}

/** A statement of the query in a unit that a page has not, where pages are ordered by value; none where there is none. */
async function ofOtherUnits(
  statements: readonly Statement[],
  { query, store, selection, catalogue }: Asked,
): Promise<readonly Statement[]> {
  if (!query.sort?.some(({ key }) => key === 'value')) return [];
  const unitOf = (indicator: string) => known(catalogue.indicators, indicator).unit;
  const units = new Set(statements.map(({ indicator }) => unitOf(indicator)));
  const all = selection.indicators ?? [...catalogue.indicators.keys()];
  const indicators = all.filter((id) => !units.has(unitOf(id)));
  if (indicators.length === 0) return [];
  const first = { order: defaultOrder, after: null, limit: 1 };
  return (await store.read({ ...selection, indicators }, first)).statements;
}

/** A page of rows in memory: computed ones, or those of the wide table made of them. */
export async function pageInMemory(
  asked: Asked,
  computed: ComputedRows | null,
  table: Wide | null,
): Promise<ObservationPage> {
  const { query, after } = asked;
  const limit = query.limit ?? 100;
  const from = Number(after?.from ?? 0);
  const to = from + limit;
  const total = table?.rows.length ?? computed?.length ?? 0;
  return {
    data: table === null ? computedPage(asked, computed, [from, to]) : objectsOf(table, from, to),
    total,
    limit,
    next: nextOf(asked, to < total ? { from: to } : null, total),
    warnings: [
      ...(computed?.warnings ?? []),
      ...(await warningsOf(oncePerSeries(computed?.warned ?? table?.series.map(warned) ?? []), asked)),
    ],
    ...(table === null ? {} : { columns: describedColumns(table, asked) }),
  };
}

/** Computed rows of a page, with the columns of the long table that `fields` names. */
function computedPage(
  asked: Asked,
  computed: ComputedRows | null,
  [from, to]: readonly [number, number],
): Item[] {
  const columns = columnsInJson(asked);
  const items: readonly Item[] = computed?.page(from, to) ?? [];
  const cells = columns.length === 0 ? [] : (computed?.cells(from, to, columns) ?? []);
  return items.map((item, place) => sparse({ ...cells[place], ...item }, fieldsInJson(asked)));
}

function warned({ indicator, lane, frequency, unit }: WideSeries): Warned {
  return { indicator, lane, period: { frequency }, unit };
}

/** Rows of a wide table as objects. */
function objectsOf({ columns, rows }: Wide, from: number, to: number): Item[] {
  return rows
    .slice(from, to)
    .map((cells) => Object.fromEntries(columns.map(({ name }, place) => [name, cells[place]])));
}

function oncePerSeries(rows: readonly Warned[]): Warned[] {
  const series = new WarnedSeries();
  for (const row of rows) series.add(row);
  return series.all();
}

function nextOf({ request, release }: Asked, position: Position | null, total: number): string | null {
  return position === null ? null : nextPage(request, release, { position, total });
}

/** What stands in `data`, which follows from the request alone. */
function rowsOf(query: Asked['query']): 'published' | 'computed' | 'wide' | 'sparse' {
  if (query.shape === 'wide') return 'wide';
  if (fieldsInJson({ query }) !== undefined) return 'sparse';
  return isDerived(query) ? 'computed' : 'published';
}

/** The body of a JSON answer. */
export async function envelopeOf(asked: Asked, page: ObservationPage): Promise<Envelope> {
  const { request, query, store, catalogue, release, selection } = asked;
  const { data, total, limit, next, warnings, columns } = page;
  return {
    rows: rowsOf(query),
    data,
    page: { limit, total, next: next === null ? null : request.base + next },
    meta: metaOf(release, request.base, {
      asOf: selection.asOf,
      alternatives: alternativesTo(selection, catalogue, request.base),
      warnings: [...warnings, ...addedWarnings(asked, query.lang)],
      ...immutableAt(query.release),
      ...(columns === undefined ? {} : { columns }),
      ...(total === 0
        ? { emptyReason: isDerived(query) ? 'nothingComputed' : await emptyReason(selection, store) }
        : {}),
    }),
    links: envelopeLinks(request, next),
  };
}
