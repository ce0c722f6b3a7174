import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { defaultOrder, everything, type Selection } from '../../domain/query/selection.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import { Search } from '../search/search.ts';
import { releaseFilesOf } from '../seed/build/release-files.ts';
import type { NamedFile } from '../seed/read/stored-files.ts';
import type { Found, Page, Paging, Store } from '../store.ts';
import { readCatalogue, readEvidences } from './catalogue-reader.ts';
import { and, type Db, drizzle, eq } from './drizzle.ts';
import { type StatementKeys, statementKeys } from './keys.ts';
import { build, releaseFiles } from './schema.ts';
import { positionOf } from './statement-order.ts';
import {
  countQuery,
  helpQuery,
  type Prepared,
  pageQuery,
  prepareRows,
  type Query,
} from './statement-queries.ts';
import { asItStood, type PastRow, type Row, toStatement } from './statement-rows.ts';

/** Maximum of cached prepared queries, one for each combination of filters, order and columns. */
const mostPrepared = 200;
/** Maximum of cached totals, which stay right because a snapshot never changes. */
const mostCounts = 500;
/** Maximum of cached statements, some two kilobytes each, unless said. */
const mostStatements = 4096;

/**
 * Kibibytes of pages that SQLite keeps, a quarter of its default: rows are decoded once and kept as statements, so that
 * indexes are all that is read again, and 4 MB hold them.
 */
const pageCache = 4096;

/** A read-only store over a SQLite database. `close` closes the database. */
export class SqliteStore implements Store {
  readonly build: string;
  readonly #db: Db;
  readonly #pages = new LRUCache<string, Prepared<Pick<Row, 'number'> | PastRow>>({ max: mostPrepared });
  readonly #totals = new LRUCache<string, Prepared<{ total: number }>>({ max: mostPrepared });
  readonly #helps = new LRUCache<string, Prepared<{ place: number | null }>>({ max: mostPrepared });
  readonly #counts = new LRUCache<string, number>({ max: mostCounts });
  readonly #statements: LRUCache<number, Statement>;
  #rows: Prepared<Row> | null = null;
  #read: { readonly catalogue: Catalogue; readonly keys: StatementKeys } | null = null;
  #search: Promise<Search> | null = null;
  #files: { readonly release: number; readonly files: readonly NamedFile[] } | null = null;

  constructor(db: Database.Database, cachedStatements = mostStatements) {
    this.#db = drizzle(db);
    this.#statements = new LRUCache({ max: cachedStatements });
    this.build = this.#db.select().from(build).get()?.seed ?? '';
  }

  /**
   * Opens a database file for reading. It is replaced by rename and never written to, so the store holds its lock:
   * taking it for each query would make a page a tenth slower.
   */
  static open(file: string): SqliteStore {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma(`cache_size = -${pageCache}`);
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

  async read(selection: Selection, { order, after, limit }: Paging): Promise<Page> {
    const { keys } = this.#known();
    const query = pageQuery(selection, { order, after, limit }, keys);
    const found = this.#prepared(query, this.#pages).all(query.values);
    const rows = found.slice(0, limit);
    const statements = this.#asTheyStood(rows, selection.asOf);
    const last = statements.at(-1);
    return { statements, next: last === undefined || found.length <= limit ? null : positionOf(last, order) };
  }

  /** The statements of rows. Each is decoded once: to select and decode all its columns takes longer than to find it. */
  #asTheyStood(rows: readonly (Pick<Row, 'number'> | PastRow)[], asOf: string | null): Statement[] {
    const { keys } = this.#known();
    const cached = rows.map(({ number }) => this.#statements.get(number));
    const missing = rows.flatMap(({ number }, place) => (cached[place] === undefined ? [number] : []));
    const read = missing.length === 0 ? [] : this.#rowsOf(missing);
    const decoded = new Map(read.map((row) => [row.number, toStatement(row, keys)]));
    for (const [number, statement] of decoded) this.#statements.set(number, statement);
    return rows.map((row, place) => {
      const statement = cached[place] ?? decoded.get(row.number);
      if (statement === undefined) throw new Error(`There is no statement ${row.number}.`);
      return asItStood(statement, row, asOf, keys);
    });
  }

  #rowsOf(numbers: readonly number[]): Row[] {
    this.#rows ??= prepareRows(this.#db);
    return this.#rows.all({ numbers: JSON.stringify(numbers) });
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

  async firstHelpful(selection: Selection, changes: readonly Partial<Selection>[]): Promise<number | null> {
    const query = helpQuery(selection, changes, this.#known().keys);
    const [found] = this.#prepared(query, this.#helps).all(query.values);
    return found?.place ?? null;
  }

  async search(text: string): Promise<Found> {
    this.#search ??= Search.of(this.#known().catalogue);
    return (await this.#search).find(text);
  }

  async file(release: number, name: string): Promise<Buffer | null> {
    const { content } = releaseFiles;
    const named = and(eq(releaseFiles.release, release), eq(releaseFiles.name, name));
    const stored = this.#db.select({ content }).from(releaseFiles).where(named).get();
    if (stored === undefined || stored.content !== null) return stored?.content ?? null;
    return (await this.#written(release)).find((file) => file.name === name)?.content ?? null;
  }

  /** The files of a release that was not published, written from its rows; those of the last one are kept. */
  async #written(release: number): Promise<readonly NamedFile[]> {
    if (this.#files?.release === release) return this.#files.files;
    const paging = { order: defaultOrder, after: null, limit: Number.MAX_SAFE_INTEGER };
    const isNewest = release === this.#known().catalogue.releases.length;
    const selection = { ...everything, release: isNewest ? null : release };
    const { statements } = await this.read(selection, paging);
    const files = releaseFilesOf(this.#known().catalogue, statements);
    this.#files = { release, files };
    return files;
  }

  async close(): Promise<void> {
    this.#db.$client.close();
  }
}
