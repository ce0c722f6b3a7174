import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Catalogue, Release } from '../../domain/catalogue/catalogue.ts';
import { defaultOrder, type Selection } from '../../domain/query/selection.ts';
import { toObservation } from '../../domain/statements/observation.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import { observationFormats } from '../../formats/formats.ts';
import { Entries } from '../../formats/json/json-text.ts';
import type { Position, Store } from '../../store/store.ts';
import { eachInTurn, inTurns } from '../../turns.ts';
import { address, baseOf, pathOf, queryOf } from '../request/addresses.ts';
import { readCursor, writeCursor } from '../request/cursor.ts';
import { alternativesTo } from '../response/alternatives.ts';
import { metaOf } from '../response/envelope.ts';
import { currentRelease, sparse } from '../response/lists.ts';
import { hasCopy, respond } from '../response/respond.ts';
import { emptyReason, Kinds, warningsOf } from '../response/warnings.ts';
import type { Services } from '../services.ts';
import { isDerived, requireMeaning } from './combinations.ts';
import type { ObservationParameters } from './observation-parameters.ts';
import { computedRows, rendering } from './observation-rows.ts';
import { tableOf, wideRows } from './observation-tables.ts';
import { drawableOf, type PictureParameters } from './pictures.ts';
import { withRemedy } from './remedy.ts';
import { selectionOf } from './selection-of.ts';
import { entriesOf } from './wide-table.ts';

/** Parameters of the route: those of the query, and those of its representation. */
export type ObservationsQuery = ObservationParameters & {
  readonly format?: string | undefined;
  readonly bom: '0' | '1';
} & PictureParameters;

/** Everything that one request for observations works with. */
export interface Asked {
  readonly request: FastifyRequest;
  readonly query: ObservationsQuery;
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly release: Release;
  readonly selection: Selection;
  readonly base: string;
  readonly after: Position | null;
  readonly knownTotal: number | null;
}

/** Answers with the observations of a query: a page as JSON, the whole as a table; as published, or computed. */
export async function respondObservations(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  query: ObservationsQuery,
): Promise<FastifyReply> {
  const asked = await understand(request, services, query);
  const given = new URLSearchParams(request.url.split('?')[1] ?? '');
  // What cannot be computed is told before the first byte.
  const { table, computed } = await withRemedy(asked, async () => {
    // Who holds the answer by its ETag was not refused: it need not be computed again to say so.
    if (hasCopy(request, services, { formats: observationFormats, format: query.format ?? null }))
      return { computed: null, table: null };
    requireMeaning(
      query,
      (name) => given.get(name),
      (change) => address(pathOf(request), queryOf(request, change)),
    );
    const rows = isDerived(query) ? await computedRows(asked) : null;
    return { computed: rows, table: query.shape === 'wide' ? await wideRows(asked, rows) : null };
  });
  const named = asked.selection.indicators;
  let next: string | null = null;
  return respond(request, reply, services, {
    release: asked.release,
    formats: observationFormats,
    format: query.format ?? null,
    bom: query.bom === '1',
    picture: { width: query.width, height: query.height, theme: query.theme },
    fileName: named?.length === 1 ? (named[0] ?? 'observations') : 'observations',
    next: () => next,
    answer: {
      envelope: async () => {
        const page = await pageOf(
          asked,
          table === null
            ? (computed?.map(({ json }) => json) ?? null)
            : Array.from({ length: table.length }, (_, place) => () => entriesOf(table, place)),
          table === null ? (computed ?? []).map(({ statement }) => statement) : [],
        );
        next = page.next;
        return envelope(asked, page);
      },
      ...tableOf(asked, computed, table),
      chart: () => drawableOf(asked, computed),
    },
  });
}

async function understand(
  request: FastifyRequest,
  services: Services,
  query: ObservationsQuery,
): Promise<Asked> {
  const store = services.store();
  const catalogue = await store.catalogue();
  const resumed = query.cursor === undefined ? null : await readCursor(request, query.cursor, services);
  const named = catalogue.releases.find(({ id }) => id === query.release);
  const release = resumed?.release ?? named ?? currentRelease(catalogue);
  return {
    request,
    query,
    store,
    catalogue,
    release,
    selection: selectionOf(query, catalogue, release),
    base: baseOf(request, services.config),
    after: resumed?.position ?? null,
    knownTotal: resumed?.total ?? null,
  };
}

/** A row as JSON shows it; that of a wide table is written without being made. */
type Shown = Readonly<Record<string, unknown>> | Entries;

interface ObservationPage {
  readonly data: readonly Shown[];
  readonly total: number;
  readonly limit: number;
  readonly next: string | null;
  readonly warnings: Awaited<ReturnType<typeof warningsOf>>;
}

/** One page: of rows that are here already, each written only where it is shown, or read from the store. */
async function pageOf(
  asked: Asked,
  rows: readonly (() => Shown)[] | null,
  statements: readonly Statement[],
): Promise<ObservationPage> {
  const { request, query, store, selection, release, catalogue } = asked;
  const limit = query.limit ?? 100;
  const nextOf = (position: Position | null, total: number) =>
    position === null
      ? null
      : address(
          pathOf(request),
          queryOf(request, { cursor: writeCursor(request, release, position, total) }),
        );
  if (rows !== null) {
    const from = Number(asked.after?.from ?? 0);
    const more = from + limit < rows.length ? { from: from + limit } : null;
    return {
      data: await inTurns(rows.slice(from, from + limit), (row) => row()),
      total: rows.length,
      limit,
      next: nextOf(more, rows.length),
      warnings: await warningsOf(await kindsOf(statements), asked),
    };
  }
  const how = rendering(asked);
  const page = await store.read(selection, { order: query.sort ?? defaultOrder, after: asked.after, limit });
  const whole = page.next === null && asked.after === null;
  const total = asked.knownTotal ?? (whole ? page.statements.length : await store.count(selection));
  return {
    data: await inTurns(page.statements, (statement) => toObservation(statement, catalogue, how)),
    total,
    limit,
    next: nextOf(page.next, total),
    warnings: await warningsOf(page.statements, asked),
  };
}

async function kindsOf(statements: readonly Statement[]): Promise<Statement[]> {
  const kinds = new Kinds();
  await eachInTurn(statements, (statement) => kinds.add(statement));
  return kinds.all();
}

async function envelope(
  asked: Asked,
  { data, total, limit, next, warnings }: ObservationPage,
): Promise<object> {
  const { request, query, store, catalogue, release, selection, base } = asked;
  return {
    data: data.map((row) => (row instanceof Entries ? row : sparse(row, query.fields))),
    page: { limit, total, next: next === null ? null : base + next },
    meta: metaOf(release, base, {
      asOf: selection.asOf,
      alternatives: alternativesTo(selection, catalogue, base),
      warnings,
      ...(total === 0
        ? { emptyReason: isDerived(query) ? 'nothingComputed' : await emptyReason(selection, store) }
        : {}),
    }),
    links: {
      self: base + address(pathOf(request), queryOf(request)),
      ...(next === null ? {} : { next: base + next }),
    },
  };
}
