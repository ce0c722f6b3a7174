import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Selection } from '../../domain/query/selection.ts';
import { Search } from '../search.ts';
import type { Page, Paging, Store } from '../store.ts';
import { readCatalogue } from './catalogue-reader.ts';
import { type StatementKeys, statementKeys } from './keys.ts';
import { positionOf } from './statement-order.ts';
import { type Sql, selectCount, selectPage } from './statement-queries.ts';
import { type Row, toStatement } from './statement-rows.ts';

/** Counts of a snapshot never change. */
const mostCounts = 500;
/** Of the file, besides what the system keeps of it: 16 MB by default, of which a walk over everything has no use. */
const pageCacheKilobytes = 4096;

/** A store over one SQLite database, which it only reads and closes in the end. */
export class SqliteStore implements Store {
  readonly build: string;
  readonly #db: Database.Database;
  #read: { readonly catalogue: Catalogue; readonly keys: StatementKeys } | null = null;
  readonly #counts = new LRUCache<string, number>({ max: mostCounts });
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
    const rows = this.#all<Row>(selectPage(selection, paging, this.#keys));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      statements: rows.slice(0, limit).map((row) => toStatement(row, this.#keys)),
      next: last === undefined ? null : positionOf(last, order, this.#keys),
    };
  }

  async count(selection: Selection): Promise<number> {
    const sql = selectCount(selection, this.#keys);
    const key = JSON.stringify(sql);
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const total = this.#all<{ total: number }>(sql)[0]?.total ?? 0;
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
    return this.#db.prepare<unknown[], R>(text).all(...values);
  }
}
