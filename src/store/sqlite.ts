import Database from 'better-sqlite3';
import type { Catalogue } from '../domain/catalogue.ts';
import type { Selection } from '../domain/query.ts';
import { Recent } from '../domain/recent.ts';
import type { Statement } from '../domain/statement.ts';
import { readCatalogue } from './catalogue.ts';
import { drizzle } from './drizzle.ts';
import { type StatementKeys, statementKeys } from './keys.ts';
import { type Row, toStatement } from './rows.ts';
import { Search } from './search.ts';
import { keyOf, positionOf, positionOfKey, type Sql, selectCount, selectKeys, selectPage } from './select.ts';
import type { Page, Paging, Store } from './store.ts';

const mostCounts = 500;
/** Texts of SQL differ only in how many values their lists have. */
const mostPrepared = 200;
/** Larger pages are walked once and not asked for again: they are read straight. */
const mostKeptRows = 200;
const keptStatements = 10_000;
/** Selections that were read to their end, and how many rows such a one has at most: some 30 MB in all. */
const keptSelections = 500;
const mostWholeRows = 50;

/** A store over one SQLite database, which it only reads and closes in the end. */
export class SqliteStore implements Store {
  readonly build: string;
  readonly #db: Database.Database;
  readonly #catalogue: Catalogue;
  readonly #keys: StatementKeys;
  readonly #counts = new Map<string, number>();
  readonly #prepared = new Map<string, Database.Statement>();
  /** By clustered key: the same object for the same statement, so that what is made of it can be kept with it. */
  readonly #statements = new Recent<string, Statement>(keptStatements);
  /** All statements of a selection in an order, whatever the limit. */
  readonly #whole = new Recent<string, readonly Statement[]>(keptSelections);
  #search: Promise<Search> | null = null;

  constructor(db: Database.Database) {
    this.#db = db;
    this.build = db.prepare<[], { seed: string }>('SELECT seed FROM build').get()?.seed ?? '';
    this.#catalogue = readCatalogue(drizzle(db));
    this.#keys = statementKeys(this.#catalogue);
  }

  /** Opens a database file for reading. */
  static open(file: string): SqliteStore {
    return new SqliteStore(new Database(file, { readonly: true, fileMustExist: true }));
  }

  async catalogue(): Promise<Catalogue> {
    return this.#catalogue;
  }

  async read(selection: Selection, paging: Paging): Promise<Page> {
    if (paging.after !== null || paging.limit > mostKeptRows) return this.#read(selection, paging);
    const key = JSON.stringify([selection, paging.order]);
    const whole = this.#whole.find(key);
    if (whole !== undefined && whole.length <= paging.limit) return { statements: whole, next: null };
    const page = this.#read(selection, paging);
    if (page.next === null && page.statements.length <= mostWholeRows) this.#whole.keep(key, page.statements);
    return page;
  }

  #read(selection: Selection, paging: Paging): Page {
    if (paging.limit <= mostKeptRows) {
      const known = this.#known(selection, paging);
      if (known !== null) return known;
    }
    const rows = this.#all<Row>(selectPage(selection, paging, this.#keys));
    const page = rows.slice(0, paging.limit);
    const last = rows.length > paging.limit ? page.at(-1) : undefined;
    const statements = page.map((row) => toStatement(row, this.#keys));
    if (paging.limit <= mostKeptRows && selection.release === null)
      for (const [place, statement] of statements.entries()) {
        const row = page[place];
        if (row !== undefined) this.#statements.keep(keyOf(row), statement);
      }
    return { statements, next: last === undefined ? null : positionOf(last, paging.order, this.#keys) };
  }

  /** A page of statements that were all read before: only their keys are read again. Null where one was not. */
  #known(selection: Selection, paging: Paging): Page | null {
    const sql = selectKeys(selection, paging, this.#keys);
    if (sql === null) return null;
    const rows = this.#prepare<number[]>(sql.text, true).all(...sql.values);
    const page = rows.length > paging.limit ? rows.slice(0, paging.limit) : rows;
    const statements: Statement[] = [];
    for (const row of page) {
      const statement = this.#statements.find(row.join());
      if (statement === undefined) return null;
      statements.push(statement);
    }
    const last = rows.length > paging.limit ? page.at(-1) : undefined;
    return { statements, next: last === undefined ? null : positionOfKey(last, this.#keys) };
  }

  async count(selection: Selection): Promise<number> {
    const sql = selectCount(selection, this.#keys);
    const key = JSON.stringify(sql);
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const total = this.#all<{ total: number }>(sql)[0]?.total ?? 0;
    if (this.#counts.size >= mostCounts) this.#counts.clear();
    this.#counts.set(key, total);
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
