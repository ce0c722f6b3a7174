import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Catalogue, Release } from '../domain/catalogue.ts';
import { longColumns, longRow } from '../domain/long.ts';
import { toObservation } from '../domain/observation.ts';
import { defaultOrder, type ObservationParameters, type Selection } from '../domain/query.ts';
import type { Statement } from '../domain/statement.ts';
import type { Row } from '../formats/answer.ts';
import { formats } from '../formats/formats.ts';
import type { Position, Store } from '../store/store.ts';
import { address, baseOf, pathOf, queryOf } from './address.ts';
import { alternativesTo } from './alternatives.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { metaOf } from './envelope.ts';
import { currentRelease, sparse } from './lists.ts';
import { respond } from './respond.ts';
import { selectionOf } from './selection.ts';
import type { Services } from './services.ts';
import { emptyReason, warningsOf } from './warnings.ts';

/** Parameters of the route: those of the query, and those of its representation. */
export type ObservationsQuery = ObservationParameters & {
  readonly format?: string | undefined;
  readonly bom: '0' | '1';
};

/** Everything that one request for observations works with. */
interface Asked {
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

const tablePage = 1000;

/** Answers with the observations of a query: a page as JSON, the whole as a table. */
export async function respondObservations(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  query: ObservationsQuery,
): Promise<FastifyReply> {
  const asked = await understand(request, services, query);
  let next: string | null = null;
  return respond(request, reply, services, {
    release: asked.release,
    formats,
    format: query.format ?? null,
    bom: query.bom === '1',
    fileName:
      asked.selection.indicators?.length === 1
        ? (asked.selection.indicators[0] ?? 'observations')
        : 'observations',
    next: () => next,
    answer: {
      envelope: async () => {
        const page = await envelope(asked);
        next = page.next;
        return page.body;
      },
      columns: columnsOf(query),
      rows: () => tableRows(asked),
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

async function envelope(asked: Asked): Promise<{ body: object; next: string | null }> {
  const { request, query, store, catalogue, release, selection, base } = asked;
  const limit = query.limit ?? 100;
  const page = await store.read(selection, { order: query.sort ?? defaultOrder, after: asked.after, limit });
  const whole = page.next === null && asked.after === null;
  const total = asked.knownTotal ?? (whole ? page.statements.length : await store.count(selection));
  const next =
    page.next === null
      ? null
      : address(
          pathOf(request),
          queryOf(request, { cursor: writeCursor(request, release, page.next, total) }),
        );
  const how = { lang: query.lang, scale: query.scale, base };
  const body = {
    data: page.statements.map((statement) => sparse(toObservation(statement, catalogue, how), query.fields)),
    page: { limit, total, next: next === null ? null : base + next },
    meta: metaOf(release, base, {
      asOf: selection.asOf,
      alternatives: alternativesTo(selection, catalogue, base),
      warnings: await warningsOf(page.statements, asked),
      ...(total === 0 ? { emptyReason: await emptyReason(selection, store) } : {}),
    }),
    links: {
      self: base + address(pathOf(request), queryOf(request)),
      ...(next === null ? {} : { next: base + next }),
    },
  };
  return { body, next };
}

/** Columns of the table: the long ones, or those of them that `fields` names. */
function columnsOf({ fields }: ObservationsQuery): string[] {
  if (fields === undefined) return [...longColumns];
  const bounds = fields.includes('bounds') ? ['lower', 'upper'] : [];
  return longColumns.filter((column) => fields.includes(column) || bounds.includes(column));
}

async function* tableRows({ store, query, selection, catalogue }: Asked): AsyncGenerator<Row[]> {
  const columns = longColumns.filter((column) => columnsOf(query).includes(column));
  const rowOf = (statement: Statement): Row => {
    const row = longRow(statement, catalogue, query.scale);
    return columns.map((column) => row[column]);
  };
  let after: Position | null = null;
  do {
    const page = await store.read(selection, { order: query.sort ?? defaultOrder, after, limit: tablePage });
    yield page.statements.map(rowOf);
    after = page.next;
    // Other requests get their turn between two batches.
    if (after !== null) await new Promise((resolve) => setImmediate(resolve));
  } while (after !== null);
}
