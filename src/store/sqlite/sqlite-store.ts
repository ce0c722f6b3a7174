import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Selection } from '../../domain/query/selection.ts';
import { Search } from '../search.ts';
import type { Page, Paging, Read, StatementPart, Store } from '../store.ts';
import { readCatalogue, readEvidences } from './catalogue-reader.ts';
import { and, type Db, drizzle, eq } from './drizzle.ts';
import { type StatementKeys, statementKeys } from './keys.ts';
import { build, releaseFiles } from './schema.ts';
import { positionOf } from './statement-order.ts';
import { countQuery, type Prepared, pageQuery, type Query } from './statement-queries.ts';
import { columnSet, partsOf, type Row, statementParts, toStatements } from './statement-rows.ts';

/** Maximum of cached prepared queries, one for each combination of filters, order and columns. */
const mostPrepared = 200;
/** Maximum of cached totals, which stay right because a snapshot never changes. */
const mostCounts = 500;

/** A read-only store over a SQLite database. `close` closes the database. */
export class SqliteStore implements Store {
  readonly build: string;
  readonly #db: Db;
  readonly #pages = new LRUCache<string, Prepared<Partial<Row>>>({ max: mostPrepared });
  readonly #totals = new LRUCache<string, Prepared<{ total: number }>>({ max: mostPrepared });
  readonly #counts = new LRUCache<string, number>({ max: mostCounts });
  #read: { readonly catalogue: Catalogue; readonly keys: StatementKeys } | null = null;
  #search: Promise<Search> | null = null;

  constructor(db: Database.Database) {
    this.#db = drizzle(db);
    this.build = this.#db.select().from(build).get()?.seed ?? '';
  }

  /**
   * Opens a database file for reading. It is replaced by rename and never written to, so the store holds its lock:
   * taking it for each query would make a page a tenth slower.
   */
  static open(file: string): SqliteStore {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    db.pragma('locking_mode = EXCLUSIVE');
    return new SqliteStore(db);
  }

  async catalogue(): Promise<Catalogue> {
    return this.#known().catalogue;
  }

  /** The catalogue and its keys, read at the first use: a store may be opened for its `build` alone. */
  #known() {
    if (this.#read !== null) return this.#read;
    const catalogue = readCatalogue(this.#db);
    this.#read = { catalogue, keys: statementKeys(catalogue, readEvidences(this.#db)) };
    return this.#read;
  }

  async read(selection: Selection, paging: Paging): Promise<Page> {
    const { rows, next } = this.#page(selection, paging, statementParts);
    return { statements: toStatements(rows, this.#known().keys), next };
  }

  async readParts<P extends StatementPart>(
    selection: Selection,
    paging: Paging,
    parts: readonly P[],
  ): Promise<Page<Read<P>>> {
    const { rows, next } = this.#page(selection, paging, parts);
    return { statements: partsOf(rows, parts, this.#known().keys), next };
  }

  #page(selection: Selection, paging: Paging, parts: readonly StatementPart[]) {
    const { keys } = this.#known();
    const { order, limit } = paging;
    const query = pageQuery(selection, paging, columnSet(parts), keys);
    const rows = this.#prepared(query, this.#pages).all(query.values);
    if (rows.length <= limit) return { rows, next: null };
    rows.pop();
    return { rows, next: positionOf(rows.at(-1) ?? {}, order, keys) };
  }

  #prepared<R>(query: Query<R>, cache: LRUCache<string, Prepared<R>>): Prepared<R> {
    const known = cache.get(query.shape);
    if (known !== undefined) return known;
    const prepared = query.prepare(this.#db);
    cache.set(query.shape, prepared);
    return prepared;
  }

  async count(selection: Selection): Promise<number> {
    const query = countQuery(selection, this.#known().keys);
    const key = `${query.shape} ${Object.values(query.values).join()}`;
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const [counted] = this.#prepared(query, this.#totals).all(query.values);
    const total = counted?.total ?? 0;
    this.#counts.set(key, total);
    return total;
  }

  async search(text: string): Promise<readonly string[]> {
    this.#search ??= Search.of(this.#known().catalogue);
    return (await this.#search).find(text);
  }

  async file(release: number, name: string): Promise<Buffer | null> {
    const { content } = releaseFiles;
    const named = and(eq(releaseFiles.release, release), eq(releaseFiles.name, name));
    return this.#db.select({ content }).from(releaseFiles).where(named).get()?.content ?? null;
  }

  async close(): Promise<void> {
    this.#db.$client.close();
  }
}
