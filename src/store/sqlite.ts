import Database from 'better-sqlite3';
import type { Catalogue } from '../domain/catalogue.ts';
import type { Order, Selection } from '../domain/query.ts';
import { readCatalogue } from './catalogue.ts';
import { chunksOf } from './chunks.ts';
import { type StatementKeys, statementKeys } from './keys.ts';
import { lineWriter, type RawRow } from './lines.ts';
import { partsOf } from './parts.ts';
import { type Row, toStatement } from './rows.ts';
import { Search } from './search.ts';
import {
  columnsOf,
  isClustered,
  positionOf,
  positionOfLine,
  type SortColumn,
  type Sql,
  selectCount,
  selectLines,
  selectPage,
} from './select.ts';
import type { LongTable, Page, Paging, Position, Store } from './store.ts';

const mostCounts = 500;
/** Texts of SQL differ only in how many values their lists have. */
const mostPrepared = 200;
/** About a millisecond of work. */
const rowsAtOnce = 500;
/** In an order for which all rows are looked at for each page. */
const sortedAtOnce = 10_000;
const textLength = 16_384;

/** A store over one SQLite database, which it only reads and closes in the end. */
export class SqliteStore implements Store {
  readonly build: string;
  readonly #db: Database.Database;
  readonly #catalogue: Catalogue;
  readonly #keys: StatementKeys;
  readonly #counts = new Map<string, number>();
  readonly #prepared = new Map<string, Database.Statement>();
  #search: Promise<Search> | null = null;

  constructor(db: Database.Database) {
    this.#db = db;
    this.build = db.prepare<[], { seed: string }>('SELECT seed FROM build').get()?.seed ?? '';
    this.#catalogue = readCatalogue(db);
    this.#keys = statementKeys(this.#catalogue);
  }

  /** Opens a database file for reading. Nobody writes into it: the lock that each statement would take and give back is kept. */
  static open(file: string): SqliteStore {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    db.pragma('locking_mode = EXCLUSIVE');
    return new SqliteStore(db);
  }

  async catalogue(): Promise<Catalogue> {
    return this.#catalogue;
  }

  async read(selection: Selection, paging: Paging): Promise<Page> {
    if (walksOverAll(selection, paging)) return this.#readInParts(selection, paging);
    const rows = this.#all<Row>(selectPage(selection, paging, this.#keys));
    const page = rows.length > paging.limit ? rows.slice(0, paging.limit) : rows;
    const last = rows.length > paging.limit ? page.at(-1) : undefined;
    return {
      statements: page.map((row) => toStatement(row, this.#keys)),
      next: last === undefined ? null : positionOf(last, paging.order, this.#keys),
    };
  }

  /** The first rows of every part, of which the first ones of all are the page. */
  async #readInParts(selection: Selection, paging: Paging): Promise<Page> {
    const { order, limit } = paging;
    const compare = rowOrder(columnsOf(order));
    let rows: Row[] = [];
    for await (const part of partsOf(this.#catalogue.indicators.size)) {
      const last = rows.length > limit ? rows.at(-1) : undefined;
      const upTo = last === undefined ? null : positionOf(last, order, this.#keys);
      const found = this.#all<Row>(selectPage(selection, paging, this.#keys, { ...part, upTo }));
      if (found.length > 0) rows = [...rows, ...found].sort(compare).slice(0, limit + 1);
      if (rows.length > limit && isByIndicator(order)) break;
    }
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      statements: page.map((row) => toStatement(row, this.#keys)),
      next: last === undefined ? null : positionOf(last, order, this.#keys),
    };
  }

  async *lines(table: LongTable): AsyncGenerator<Uint8Array> {
    yield* chunksOf(this.#texts(table));
  }

  /** Lines, some at a time: encoding each apart takes longer, and what a long text is put together from outlives the collections of young garbage. */
  *#texts({ selection, order, ...table }: LongTable): Generator<string> {
    const write = lineWriter(table, { catalogue: this.#catalogue, keys: this.#keys });
    let text = '';
    for (const rows of this.#rawRows(selection, order))
      for (const row of rows) {
        text += write(row);
        if (text.length < textLength) continue;
        yield text;
        text = '';
      }
    yield text;
  }

  /** All rows of a selection in an order, a page at a time, so that the connection is free between two. */
  *#rawRows(selection: Selection, order: readonly Order[]): Generator<readonly RawRow[]> {
    const limit = isClustered(order) ? rowsAtOnce : sortedAtOnce;
    for (let after: Position | null = null; ; ) {
      const { text, values } = selectLines(selection, { order, after, limit }, this.#keys);
      const rows = this.#prepare<RawRow>(text, true).all(...values);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      if (last === undefined) return yield rows;
      yield rows.slice(0, limit);
      after = positionOfLine(last, order);
    }
  }

  async count(selection: Selection): Promise<number> {
    const sql = selectCount(selection, this.#keys);
    const key = JSON.stringify(sql);
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const total = await this.#count(selection, sql);
    if (this.#counts.size >= mostCounts) this.#counts.clear();
    this.#counts.set(key, total);
    return total;
  }

  async #count(selection: Selection, whole: Sql): Promise<number> {
    const count = (sql: Sql) => this.#all<{ total: number }>(sql)[0]?.total ?? 0;
    if (selection.indicators !== null) return count(whole);
    let total = 0;
    for await (const part of partsOf(this.#catalogue.indicators.size))
      total += count(selectCount(selection, this.#keys, part));
    return total;
  }

  async search(text: string): Promise<readonly string[]> {
    this.#search ??= Search.of(this.#catalogue);
    return (await this.#search).find(text);
  }

  async file(release: number, name: string): Promise<Buffer | null> {
    const row = this.#db
      .prepare<[number, string], { content: Buffer }>(
        'SELECT content FROM releaseFiles WHERE release = ? AND name = ?',
      )
      .get(release, name);
    return row?.content ?? null;
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  #all<R>({ text, values }: Sql): R[] {
    return this.#prepare<R>(text, false).all(...values);
  }

  /** A statement of this connection for a text of SQL, made once. */
  #prepare<R>(text: string, raw: boolean): Database.Statement<unknown[], R> {
    const known = this.#prepared.get(text);
    if (known !== undefined) return known as Database.Statement<unknown[], R>;
    const made = this.#db.prepare<unknown[], R>(text).raw(raw);
    if (this.#prepared.size >= mostPrepared) this.#prepared.clear();
    this.#prepared.set(text, made);
    return made;
  }
}

/** True where SQLite must look at every statement before it knows the first one of a page. */
function walksOverAll({ indicators, last }: Selection, { order }: Paging): boolean {
  return indicators === null && (last !== null || !isByIndicator(order));
}

function isByIndicator(order: Paging['order']): boolean {
  const [first] = columnsOf(order);
  return first?.column === 'indicator' && !first.descending;
}

/** Order of two rows as SQLite has it: NULL before every number. */
function rowOrder(columns: readonly SortColumn[]): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const { column, descending } of columns) {
      const [x, y] = [a[column], b[column]];
      if (x === y) continue;
      const before = x === null || (y !== null && x < y);
      return before === descending ? 1 : -1;
    }
    return 0;
  };
}
