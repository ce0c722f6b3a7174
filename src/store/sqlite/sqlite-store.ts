import Database from 'better-sqlite3';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Order, Selection } from '../../domain/query/selection.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import { inTurns, othersTurn } from '../../turns.ts';
import { Search } from '../search.ts';
import type { LongTable, Page, Paging, Position, Store } from '../store.ts';
import { readCatalogue } from './catalogue-reader.ts';
import { chunksOf } from './chunks.ts';
import { type StatementKeys, statementKeys } from './keys.ts';
import { partsOf } from './parts.ts';
import { indicatorAt, positionOf, positionOfLine } from './positions.ts';
import { linesWriter, type RawRow } from './row-lines.ts';
import { isByIndicator, isClustered, lineOrder, rowOrder } from './row-order.ts';
import { type Section, type Sql, selectCount, selectLines, selectPage } from './statement-queries.ts';
import { type Row, toStatement } from './statement-rows.ts';

const mostCounts = 500;
/** Texts of SQL differ only in how many values their lists have. */
const mostPrepared = 200;
/** About a millisecond of work. */
const rowsAtOnce = 500;
/** In one text. */
const rowsWritten = 50;
/** In an order for which all rows are looked at for each page. */
const sortedAtOnce = 10_000;
/** Of the file, besides what the system keeps of it: 16 MB by default, of which a walk over everything has no use. */
const pageCacheKilobytes = 4096;

/** How rows of one kind are found in a part, and put into one order. */
interface InParts<R> {
  find(paging: Paging, part: Section): R[];
  readonly compare: (a: R, b: R) => number;
  readonly positionOf: (row: R) => Position;
  /** True where rows are ranked among the others of their series. */
  readonly ranked: boolean;
}

/** A store over one SQLite database, which it only reads and closes in the end. */
export class SqliteStore implements Store {
  readonly build: string;
  readonly #db: Database.Database;
  #read: { readonly catalogue: Catalogue; readonly keys: StatementKeys } | null = null;
  readonly #counts = new Map<string, number>();
  readonly #prepared = new Map<string, Database.Statement>();
  #search: Promise<Search> | null = null;

  constructor(db: Database.Database) {
    this.#db = db;
    this.build = db.prepare<[], { seed: string }>('SELECT seed FROM build').get()?.seed ?? '';
  }

  /** Opens a database file for reading. Nobody writes into it: the lock that each statement would take and give back is kept. */
  static open(file: string): SqliteStore {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma(`cache_size = -${pageCacheKilobytes}`);
    return new SqliteStore(db);
  }

  /** Read when first asked for: who looks whether a file is another one opens it as well. */
  async catalogue(): Promise<Catalogue> {
    return this.#catalogue;
  }

  get #catalogue(): Catalogue {
    return this.#known().catalogue;
  }

  get #keys(): StatementKeys {
    return this.#known().keys;
  }

  #known() {
    if (this.#read !== null) return this.#read;
    const catalogue = readCatalogue(this.#db);
    this.#read = { catalogue, keys: statementKeys(catalogue) };
    return this.#read;
  }

  async read(selection: Selection, paging: Paging): Promise<Page> {
    const { order, limit } = paging;
    const rows = await this.#rows(selection, paging);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      statements: await this.#statements(rows.slice(0, limit)),
      next: last === undefined ? null : positionOf(last, order, this.#keys),
    };
  }

  /** What rows hold; reading many has taken its time already. */
  async #statements(rows: readonly Row[]): Promise<readonly Statement[]> {
    if (rows.length > rowsAtOnce) await othersTurn();
    return inTurns(rows, (row) => toStatement(row, this.#keys));
  }

  /** Rows of a page, and one more where another page follows. */
  async #rows(selection: Selection, paging: Paging): Promise<readonly Row[]> {
    if (selection.indicators !== null) return this.#all<Row>(selectPage(selection, paging, this.#keys));
    return this.#firstOfParts(paging, {
      compare: rowOrder(paging.order),
      find: (paging, part) => this.#all<Row>(selectPage(selection, paging, this.#keys, part)),
      positionOf: (row) => positionOf(row, paging.order, this.#keys),
      ranked: selection.last !== null,
    });
  }

  /** The first rows of all parts, one more than the limit: those of one part after the other, or the first ones of them all. */
  async #firstOfParts<R>(paging: Paging, { compare, find, positionOf, ranked }: InParts<R>): Promise<R[]> {
    const { order, after, limit } = paging;
    const inTurn = isByIndicator(order);
    const first = inTurn && after !== null ? indicatorAt(after, this.#keys) : 1;
    let rows: R[] = [];
    for await (const { from, to } of partsOf(this.#catalogue.indicators.size, first)) {
      if (inTurn) {
        const begun = after !== null && from === first;
        const left = { ...paging, after: begun ? after : null, limit: limit - rows.length };
        // One lower end is enough, and that of the page is the narrower one; but ranks are given before it acts.
        rows.push(...find(left, { from: begun && !ranked ? null : from, to, upTo: null }));
        if (rows.length > limit) break;
      } else {
        const last = rows.length > limit ? rows.at(-1) : undefined;
        const found = find(paging, { from, to, upTo: last === undefined ? null : positionOf(last) });
        if (found.length > 0) rows = [...rows, ...found].sort(compare).slice(0, limit + 1);
      }
    }
    return rows;
  }

  async *lines(table: LongTable): AsyncGenerator<Uint8Array> {
    yield* chunksOf(this.#texts(table));
  }

  /** Lines, some at a time: each encoded apart takes longer. */
  async *#texts({ selection, order, ...table }: LongTable): AsyncGenerator<string> {
    const write = linesWriter(table, { catalogue: this.#catalogue, keys: this.#keys });
    for await (const rows of this.#rawRows(selection, order))
      for (let from = 0; from < rows.length; from += rowsWritten)
        yield write(rows.slice(from, from + rowsWritten));
  }

  /** All rows of a selection in an order, a page at a time, so that the connection is free between two. */
  async *#rawRows(selection: Selection, order: readonly Order[]): AsyncGenerator<readonly RawRow[]> {
    const limit = isClustered(order) ? rowsAtOnce : sortedAtOnce;
    const find = (paging: Paging, part: Section | null) => {
      const { text, values } = selectLines(selection, paging, this.#keys, part);
      return this.#prepare<RawRow>(text, true).all(...values);
    };
    const inParts = {
      compare: lineOrder(order),
      find,
      positionOf: (row: RawRow) => positionOfLine(row, order),
      ranked: selection.last !== null,
    };
    for (let after: Position | null = null; ; ) {
      const paging: Paging = { order, after, limit };
      const rows: readonly RawRow[] =
        selection.indicators === null ? await this.#firstOfParts(paging, inParts) : find(paging, null);
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
