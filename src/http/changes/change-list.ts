import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Catalogue, Release } from '../../domain/catalogue/catalogue.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import { everything, type Order, type Selection } from '../../domain/query/selection.ts';
import type { Relation } from '../../domain/statements/codes.ts';
import { longType } from '../../domain/statements/long-table.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Cell, Row } from '../../formats/answer.ts';
import { atom } from '../../formats/feeds/atom.ts';
import type { Formats } from '../../formats/format.ts';
import { listFormats } from '../../formats/formats.ts';
import { batchesOf } from '../observations/batches.ts';
import { nextPage, type Resumed, resume } from '../request/cursor.ts';
import { contextOf } from '../response/context.ts';
import { currentRelease, envelopeLinks, metaOf, sparse } from '../response/envelope.ts';
import { columnsOfAll } from '../response/fields.ts';
import { respond } from '../response/respond.ts';
import { linked } from '../response/statement-links.ts';
import { type Change, toChange } from './change-view.ts';

export interface ChangesQuery {
  readonly indicator?: readonly string[] | null | undefined;
  readonly source?: readonly string[] | null | undefined;
  readonly relation?: readonly Relation[] | null | undefined;
  readonly since?: string | undefined;
  readonly order: 'newest' | 'oldest';
  readonly fields?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly lang: Lang;
  readonly format?: string | undefined;
}

export const changeFormats: Formats = [...listFormats, atom];

const columns = [
  'id',
  'release',
  'releasedOn',
  'relation',
  'indicator',
  'area',
  'period',
  'display',
  'previous',
  'publishedOn',
  'knownFrom',
] as const;

/** Columns of changes; the last three only where `fields` names them. */
export const changeTable = { columns: [...columns, 'titleEn', 'titleZh', 'summary'] };

/** A request for changes, understood. */
interface AskedChanges {
  readonly request: FastifyRequest;
  readonly query: ChangesQuery;
  readonly release: Release;
  readonly resumed: Resumed | null;
  readonly selection: Selection;
  readonly order: readonly Order[];
  /** Writes a statement as a change. */
  readonly show: (statement: Statement) => Promise<Change>;
}

/** Answers with the statements that were added, newest first or, to replay them, oldest first. */
export async function respondChanges(
  request: FastifyRequest,
  reply: FastifyReply,
  query: ChangesQuery,
): Promise<FastifyReply> {
  const asked = await understand(request, query);
  const names = query.fields === undefined ? columns : columnsOfAll(query.fields, changeTable);
  let next: string | null = null;
  return respond(request, reply, {
    release: asked.release,
    formats: changeFormats,
    format: query.format ?? null,
    fileName: 'changes',
    next: () => next,
    fields: { named: query.fields, table: changeTable },
    answer: {
      envelope: async () => {
        const page = await pageOf(asked);
        next = page.next;
        return page.envelope;
      },
      columns: names.map((name) => ({ name, type: name === 'releasedOn' ? 'date' : longType(name) })),
      async *rows() {
        for await (const batch of batchesOf(
          (paging) => request.store.read(asked.selection, paging),
          asked.order,
        ))
          yield (await Promise.all(batch.map(asked.show))).map((change) => rowOf(change, names));
      },
      context: () => contextOf(request, { release: asked.release, title: 'changes' }),
    },
  });
}

async function understand(request: FastifyRequest, query: ChangesQuery): Promise<AskedChanges> {
  const { store, base } = request;
  const catalogue = await store.catalogue();
  const resumed = await resume(request, query.cursor);
  const release = resumed?.release ?? currentRelease(catalogue);
  const how = linked({ lang: query.lang, scale: '1', base });
  return {
    request,
    query,
    release,
    resumed,
    selection: selectionOf(query, catalogue, release),
    order: orderOf(query.order),
    show: (statement) => toChange(statement, store, catalogue, how),
  };
}

/** One page as JSON shows it, and the address of the next one. */
async function pageOf({ request, query, release, resumed, selection, order, show }: AskedChanges) {
  const { store, base } = request;
  const limit = query.limit ?? 100;
  const page = await store.read(selection, { order, after: resumed?.position ?? null, limit });
  const total = resumed?.total ?? (await store.count(selection));
  const next = page.next === null ? null : nextPage(request, release, { position: page.next, total });
  const changes = await Promise.all(page.statements.map(show));
  const envelope = {
    data: changes.map((change) => shown(change, query.fields)),
    page: { limit, total, next: next === null ? null : base + next },
    meta: metaOf(release, base, total === 0 ? { emptyReason: 'noneMatch' } : {}),
    links: envelopeLinks(request, next),
  };
  return { next, envelope };
}

function selectionOf(
  { indicator, source, relation, since }: ChangesQuery,
  catalogue: Catalogue,
  release: Release,
): Selection {
  return {
    ...everything,
    indicators: indicator ?? null,
    sources: source ?? null,
    relations: relation ?? null,
    afterRelease: catalogue.releases.find(({ id }) => id === since)?.sequence ?? null,
    release: release === currentRelease(catalogue) ? null : release.sequence,
  };
}

function orderOf(order: ChangesQuery['order']): Order[] {
  const descending = order === 'newest';
  return [
    { key: 'release', descending },
    { key: 'knownFrom', descending },
  ];
}

/** A change with all its keys, or with the keys and the columns that `fields` names. */
function shown(change: Change, fields: readonly string[] | undefined): object {
  return sparse(
    { titleEn: change.title.en, titleZh: change.title.zh, ...change },
    fields ?? Object.keys(change),
  );
}

function rowOf(change: Change, names: readonly string[]): Row {
  const { title, previous, links: _, ...texts } = change;
  const cells: Readonly<Record<string, Cell>> = {
    ...texts,
    titleEn: title.en,
    titleZh: title.zh,
    previous: previous?.id ?? null,
  };
  return names.map((name) => cells[name] ?? null);
}
