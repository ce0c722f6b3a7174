import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { Fault } from '../../domain/fault.ts';
import { Problem } from '../../domain/problems.ts';
import type { Cell, ColumnType } from '../../domain/statements/cells.ts';
import { byId } from '../../domain/statements/ordering.ts';
import type { Context } from '../../formats/answer.ts';
import { citableFormats, type Formats, listFormats, singleFormats } from '../../formats/formats.ts';
import { inTurns, sortedInTurns, turn } from '../../turns.ts';
import { cursorParameter, langParameter, limitParameter } from '../observations/observation-parameters.ts';
import { address, baseOf, pathOf, queryOf } from '../request/addresses.ts';
import { readCursor, writeCursor } from '../request/cursor.ts';
import { choice, commaList, commaWords, parameter } from '../request/parameters.ts';
import type { Services } from '../services.ts';
import { contextOf } from './context.ts';
import { type Meta, metaOf } from './envelope.ts';
import { respond } from './respond.ts';

type Item = Readonly<Record<string, unknown>>;
type Listed = { readonly id: string };
type SortValue = string | number;

interface Sorting {
  readonly key: string;
  readonly descending: boolean;
}

/** A list held in memory: what its items are called, how they may be sorted, and which columns its table has. */
export interface ListKind<T extends Listed> {
  readonly name: string;
  readonly keys: readonly [string, ...string[]];
  readonly sortKeys: Readonly<Record<string, (item: T) => SortValue>>;
  readonly columns: Readonly<Record<string, (item: T) => Cell>>;
  /** What a page shows of an item. */
  readonly show: (item: T, base: string) => Item;
  /** Types of the columns that are not text. */
  readonly types?: Readonly<Record<string, ColumnType>>;
}

export interface ListQuery {
  readonly fields?: readonly string[] | undefined;
  readonly sort?: readonly Sorting[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly format?: string | undefined;
}

/** `format=` of a resource; a name that it has not is answered by the 406 with the list. */
export function formatParameter(formats: Formats) {
  return parameter((text) => text, {
    description: `Representation; wins over \`Accept\`: ${formats.map(({ name }) => name).join(', ')}.`,
    example: 'json',
  }).optional();
}

/** Parameters that every list takes. */
export function listParameters<T extends Listed>({ keys, sortKeys }: Pick<ListKind<T>, 'keys' | 'sortKeys'>) {
  const sortable = Object.keys(sortKeys);
  return {
    fields: parameter(commaWords(keys), {
      description: 'Comma list of keys to keep.',
      example: keys.slice(0, 2).join(','),
    }).optional(),
    sort: parameter((text) => sorting(text, sortable), {
      description: `Comma list of keys, a minus for descending: ${sortable.join(', ')}.`,
      example: sortable[0] ?? 'id',
    }).optional(),
    limit: limitParameter,
    cursor: cursorParameter,
    lang: langParameter,
    format: formatParameter(listFormats),
    bom: bomParameter,
  };
}

export const bomParameter = choice(['0', '1'], {
  description: '`1` puts a byte order mark before CSV, for Excel.',
  example: '1',
}).default('0');

function sorting(text: string, sortable: readonly string[]): Sorting[] {
  return commaList(text).map((part) => {
    const key = part.replace(/^-/, '');
    if (!sortable.includes(key))
      throw new Fault(`"${part}" is not a key to sort by.`, { code: 'notAllowed', allowed: sortable });
    return { key, descending: part.startsWith('-') };
  });
}

/** Answers with a page of items, in an order that an opaque keyset cursor can go on in. */
export async function respondList<T extends Listed>(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  kind: ListKind<T>,
  items: readonly T[],
  query: ListQuery & { readonly bom?: string },
  extra: {
    readonly facets?: object;
    readonly meta?: Partial<Meta>;
    /** True where the items come in the order in which they go when no other is asked for. */
    readonly ranked?: boolean;
  } = {},
): Promise<FastifyReply> {
  const catalogue = await services.store().catalogue();
  const release = currentRelease(catalogue);
  const base = baseOf(request, services.config);
  const order = query.sort ?? [];
  const ordered =
    extra.ranked && order.length === 0
      ? items
      : await sortedInTurns(items, (a, b) => compare(a, b, order, kind));
  const resumed = query.cursor === undefined ? null : await readCursor(request, query.cursor, services);
  const from = resumed === null ? 0 : ordered.findIndex(({ id }) => id === resumed.position.id) + 1;
  const limit = query.limit ?? 100;
  const page = ordered.slice(from, from + limit);
  const last = from + limit < ordered.length ? page.at(-1) : undefined;
  const next =
    last === undefined
      ? null
      : address(
          pathOf(request),
          queryOf(request, { cursor: writeCursor(request, release, { id: last.id }, ordered.length) }),
        );
  const columns = Object.entries(kind.columns).filter(
    ([name]) =>
      query.fields === undefined ||
      query.fields.includes(name.replace(/(En|Zh)$/, '')) ||
      query.fields.includes(name),
  );
  const self = address(pathOf(request), queryOf(request));
  return respond(request, reply, services, {
    release,
    formats: listFormats,
    format: query.format ?? null,
    bom: query.bom === '1',
    fileName: kind.name,
    next: () => next,
    answer: {
      envelope: async () => ({
        data: await inTurns(page, (item) => sparse(kind.show(item, base), query.fields)),
        page: { limit, total: ordered.length, next: next === null ? null : base + next },
        ...(extra.facets === undefined ? {} : { facets: extra.facets }),
        meta: metaOf(release, base, {
          ...(ordered.length === 0 ? { emptyReason: 'noneMatch' } : {}),
          ...extra.meta,
        }),
        links: { self: base + self, ...(next === null ? {} : { next: base + next }) },
      }),
      columns: columns.map(([name]) => ({ name, type: kind.types?.[name] ?? 'text' })),
      async *rows() {
        for (let at = 0; at < ordered.length; at += 200) {
          yield ordered.slice(at, at + 200).map((item) => columns.map(([, cell]) => cell(item)));
          await turn();
        }
      },
      context: async () => contextOf(request, { catalogue, release, base, title: kind.name }),
    },
  });
}

function compare<T extends Listed>(a: T, b: T, order: readonly Sorting[], kind: ListKind<T>): number {
  for (const { key, descending } of order) {
    const value = kind.sortKeys[key];
    if (value === undefined) continue;
    const [x, y] = [value(a), value(b)];
    if (x !== y) return (x < y ? -1 : 1) * (descending ? -1 : 1);
  }
  return byId(a.id, b.id);
}

/** An item with only the keys asked for. */
export function sparse(item: Item, fields: readonly string[] | undefined): Item {
  return fields === undefined ? item : Object.fromEntries(fields.map((field) => [field, item[field]]));
}

/** The release that the catalogue holds now. @throws Problem `unavailable` when it holds none */
export function currentRelease({ releases }: Catalogue) {
  const release = releases.at(-1);
  if (release === undefined)
    throw new Problem('unavailable', 'The release is not known yet.', { retryAfter: 5 });
  return release;
}

/** Answers with a single resource. */
export async function respondSingle(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  data: object,
  query: { readonly format?: string | undefined },
  extra: {
    readonly meta?: Partial<Meta>;
    readonly links?: Readonly<Record<string, string>>;
    /** How it is cited, where it can be. */
    readonly cited?: { readonly name: string; readonly context: () => Promise<Context> };
  } = {},
): Promise<FastifyReply> {
  const catalogue = await services.store().catalogue();
  const release = currentRelease(catalogue);
  const base = baseOf(request, services.config);
  const self = address(pathOf(request), queryOf(request));
  return respond(request, reply, services, {
    release,
    formats: extra.cited === undefined ? singleFormats : citableFormats,
    format: query.format ?? null,
    ...(extra.cited === undefined ? {} : { fileName: extra.cited.name }),
    answer: {
      envelope: async () => ({
        data,
        meta: metaOf(release, base, extra.meta),
        links: { self: base + self, ...extra.links },
      }),
      columns: [],
      async *rows() {},
      context:
        extra.cited?.context ?? (async () => contextOf(request, { catalogue, release, base, title: '' })),
    },
  });
}

/** Parameters of a single resource. */
export const singleParameters = z.strictObject({
  lang: langParameter,
  format: formatParameter(singleFormats),
});

/** Parameters of a single resource that can be cited. */
export const citableParameters = z.strictObject({
  lang: langParameter,
  format: formatParameter(citableFormats),
});
