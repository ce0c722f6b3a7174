import { defaultOrder } from '../../domain/query/selection.ts';
import { toObservation } from '../../domain/statements/observation.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Position } from '../../store/store.ts';
import { nextPage } from '../request/cursor.ts';
import { alternativesTo } from '../response/alternatives.ts';
import { envelopeLinks, metaOf } from '../response/envelope.ts';
import { sparse } from '../response/sparse.ts';
import { emptyReason, Kinds, warningsOf } from '../response/warnings.ts';
import type { Asked } from './asked.ts';
import { isDerived } from './computation/combinations.ts';
import { type ObservedRow, rendering } from './observation-rows.ts';
import type { Wide } from './wide-table.ts';

type Item = Readonly<Record<string, unknown>>;

/** One page of observations, as JSON shows it. */
export interface ObservationPage {
  readonly data: readonly Item[];
  readonly total: number;
  readonly limit: number;
  /** Address of the next page, without its base. */
  readonly next: string | null;
  readonly warnings: Awaited<ReturnType<typeof warningsOf>>;
}

/** A page of published statements, read from the store. */
export async function publishedPage(asked: Asked): Promise<ObservationPage> {
  const { query, store, selection, catalogue, after, knownTotal } = asked;
  const limit = query.limit ?? 100;
  const page = await store.read(selection, { order: query.sort ?? defaultOrder, after, limit });
  const whole = page.next === null && after === null;
  const total = knownTotal ?? (whole ? page.statements.length : await store.count(selection));
  const how = rendering(asked);
  return {
    data: page.statements.map((statement) => sparse(toObservation(statement, catalogue, how), query.fields)),
    total,
    limit,
    next: nextOf(asked, page.next, total),
    warnings: await warningsOf(page.statements, asked),
  };
}

/** A page of rows that were computed: long ones, or those of the wide table made of them. */
export async function computedPage(
  asked: Asked,
  computed: readonly ObservedRow[],
  table: Wide | null,
): Promise<ObservationPage> {
  const { query, after } = asked;
  const limit = query.limit ?? 100;
  const from = Number(after?.from ?? 0);
  const to = from + limit;
  const total = table === null ? computed.length : table.rows.length;
  const data: readonly Item[] =
    table === null ? computed.slice(from, to).map((row) => row.json()) : objectsOf(table, from, to);
  return {
    data: data.map((item) => (table === null ? sparse(item, query.fields) : item)),
    total,
    limit,
    next: nextOf(asked, to < total ? { from: to } : null, total),
    warnings: await warningsOf(kindsOf(computed.map(({ statement }) => statement)), asked),
  };
}

/** Rows of a wide table as objects. */
function objectsOf({ columns, rows }: Wide, from: number, to: number): Item[] {
  return rows
    .slice(from, to)
    .map((cells) => Object.fromEntries(columns.map(({ name }, place) => [name, cells[place]])));
}

function kindsOf(statements: readonly Statement[]): Statement[] {
  const kinds = new Kinds();
  for (const statement of statements) kinds.add(statement);
  return kinds.all();
}

function nextOf({ request, release }: Asked, position: Position | null, total: number): string | null {
  return position === null ? null : nextPage(request, release, { position, total });
}

/** The body of a JSON answer. */
export async function envelopeOf(asked: Asked, page: ObservationPage): Promise<object> {
  const { request, query, store, catalogue, release, selection } = asked;
  const { data, total, limit, next, warnings } = page;
  return {
    data,
    page: { limit, total, next: next === null ? null : request.base + next },
    meta: metaOf(release, request.base, {
      asOf: selection.asOf,
      alternatives: alternativesTo(selection, catalogue, request.base),
      warnings,
      ...(total === 0
        ? { emptyReason: isDerived(query) ? 'nothingComputed' : await emptyReason(selection, store) }
        : {}),
    }),
    links: envelopeLinks(request, next),
  };
}
