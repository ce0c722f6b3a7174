import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Sorting, sorted } from '../../domain/query/sorting.ts';
import type { Cell, ColumnType } from '../../domain/statements/cells.ts';
import type { Answer, Context } from '../../formats/answer.ts';
import type { Formats } from '../../formats/format.ts';
import { listFormats } from '../../formats/formats.ts';
import { inBatches } from '../../formats/row-batches.ts';
import type { QueryChange } from '../request/addresses.ts';
import { nextPage, resume } from '../request/page-cursor.ts';
import { contextOf } from './context.ts';
import { currentRelease, envelopeLinks, type Meta, metaOf, rowsWith } from './envelope.ts';
import { columnsOfAll, type FieldTable } from './fields.ts';
import { listFileName } from './naming/file-words.ts';
import { respond } from './respond.ts';

type Item = Readonly<Record<string, unknown>>;
type Listed = { readonly id: string };

/** A list held in memory: what its items are called, how they may be sorted, and which columns its table has. */
export interface ListKind<T extends Listed> {
  readonly name: string;
  readonly keys: readonly string[];
  readonly sortKeys: Readonly<Record<string, (item: T) => string | number>>;
  readonly columns: Readonly<Record<string, (item: T) => Cell>>;
  /** Keys that JSON shows where `fields` names none; all of them unless said. */
  readonly brief?: readonly string[];
  /** Columns that a table has only where `fields` names them. */
  readonly more?: Readonly<Record<string, (item: T) => Cell>>;
  /** Keys that several columns show together. */
  readonly together?: FieldTable['together'];
  /** An item as a page shows it. */
  readonly show: (item: T, base: string) => Item;
  /** Types of the columns that are not text. */
  readonly types?: Readonly<Record<string, ColumnType>>;
}

interface ListQuery {
  /** Null for all keys. */
  readonly fields?: readonly string[] | null | undefined;
  readonly sort?: readonly Sorting[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly format?: string | undefined;
  readonly bom?: string;
}

/** Items of a kind, and which of them a request wants. */
interface Listing<T extends Listed> {
  readonly kind: ListKind<T>;
  readonly items: readonly T[];
  readonly query: ListQuery;
  readonly facets?: object;
  /** Those of every list unless said. */
  readonly formats?: Formats;
  readonly meta?: Partial<Meta>;
  /** Reasons why the items of a page could be misread; none unless said. */
  readonly warnings?: (page: readonly T[]) => Promise<Meta['warnings']>;
  /** What surrounds the table, where the list knows more than its name. */
  readonly context?: () => Promise<Context>;
  /** The day for which the list is made where the request names none: its next pages are of the same day. */
  readonly day?: string;
  /** Reads what items lack that are shown; they lack nothing unless said. */
  readonly complete?: (some: readonly T[]) => Promise<readonly T[]>;
  /** True where `items` are in the order of an unsorted list already. */
  readonly ranked?: boolean;
}

/** Answers with a page of items, in an order that an opaque keyset cursor can go on in; tabular formats hold all of them. */
export async function respondList<T extends Listed>(
  request: FastifyRequest,
  reply: FastifyReply,
  listing: Listing<T>,
): Promise<FastifyReply> {
  const { kind, query, day, complete = async (some) => some } = listing;
  const catalogue = await request.store.catalogue();
  const release = currentRelease(catalogue);
  const items = ordered(listing);
  const limit = query.limit ?? 100;
  const resumed = await resume(request, query.cursor);
  const from = resumed === null ? 0 : items.findIndex(({ id }) => id === resumed.position.id) + 1;
  const page = items.slice(from, from + limit);
  const last = from + limit < items.length ? page.at(-1) : undefined;
  const total = items.length;
  const namedKeys = query.fields === undefined ? kind.brief : (query.fields ?? undefined);
  const pinned: QueryChange = day === undefined ? {} : { asOf: day };
  let next: string | null = null;
  return respond(request, reply, {
    release,
    ...(day === undefined ? {} : { day }),
    formats: listing.formats ?? listFormats,
    format: query.format ?? null,
    options: { bom: query.bom === '1' },
    fileName: () => listFileName(kind.name, request.address, catalogue),
    next: () => next,
    fields: { named: query.fields ?? undefined, table: fieldTable(kind) },
    answer: {
      // Only JSON has pages.
      envelope: async () => {
        if (last !== undefined)
          next = nextPage(request, release, { position: { id: last.id }, total, pinned });
        return {
          rows: rowsWith(query.fields, kind.brief),
          data: (await complete(page)).map((item) =>
            shownItem(item, kind, { base: request.base, fields: namedKeys }),
          ),
          page: { limit, total, next: next === null ? null : request.base + next },
          ...(listing.facets === undefined ? {} : { facets: listing.facets }),
          meta: metaOf(release, request.base, {
            ...(total === 0 ? { emptyReason: 'noneMatch' } : {}),
            ...listing.meta,
            ...(listing.warnings && { warnings: await listing.warnings(page) }),
          }),
          links: envelopeLinks(request, next),
        };
      },
      ...tableOf(items, { ...listing, complete }, request),
      context: listing.context ?? (async () => contextOf(request, { release, title: kind.name })),
    },
  });
}

/** Columns that are keys of an item, with what it has there. */
export function columnsOfKeys<K extends string>(
  ...keys: readonly K[]
): Readonly<Record<string, (item: Readonly<Record<K, Cell>>) => Cell>> {
  return Object.fromEntries(keys.map((key) => [key, (item: Readonly<Record<K, Cell>>) => item[key]]));
}

/** What `fields` of a list selects from. */
export function fieldTable<T extends Listed>({ columns, more, together }: ListKind<T>): FieldTable {
  return { columns: Object.keys({ ...columns, ...more }), ...(together === undefined ? {} : { together }) };
}

/** An item as a page shows it: with all keys, or with those and the columns that `fields` names. */
function shownItem<T extends Listed>(
  item: T,
  { show, columns, more }: ListKind<T>,
  { base, fields }: { readonly base: string; readonly fields: readonly string[] | undefined },
): Item {
  const shown = show(item, base);
  if (fields === undefined) return shown;
  const cells = { ...columns, ...more };
  return Object.fromEntries(fields.map((name) => [name, name in shown ? shown[name] : cells[name]?.(item)]));
}

/** All items as a table. */
function tableOf<T extends Listed>(
  items: readonly T[],
  { kind, query: { fields }, complete }: Listing<T> & Required<Pick<Listing<T>, 'complete'>>,
  { gone }: FastifyRequest,
): Pick<Answer, 'columns' | 'rows'> {
  const names = fields == null ? Object.keys(kind.columns) : columnsOfAll(fields, fieldTable(kind));
  const cells: ListKind<T>['columns'] = { ...kind.columns, ...kind.more };
  return {
    columns: names.map((name) => ({ name, type: kind.types?.[name] ?? 'text' })),
    async *rows() {
      for await (const batch of inBatches(items, (item) => item, gone))
        yield (await complete(batch)).map((item) => names.map((name) => cells[name]?.(item) ?? null));
    },
  };
}

function ordered<T extends Listed>({ kind, items, query: { sort = [] }, ranked }: Listing<T>): readonly T[] {
  if (ranked === true && sort.length === 0) return items;
  const order: readonly Sorting[] = [...sort, { key: 'id', descending: false }];
  return sorted(items, order, { ...kind.sortKeys, id: ({ id }) => id });
}
