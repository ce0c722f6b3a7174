import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { Arrival, Catalogue } from '../../domain/catalogue/catalogue.ts';
import { defaultOrder, everything, type Selection } from '../../domain/query/selection.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import { Search } from '../search/search.ts';
import { ReleaseFiles, sqliteFile } from '../seed/build/release-files.ts';
import type { NamedFile } from '../seed/read/stored-files.ts';
import type { Found, Page, Paging, Store } from '../store.ts';
import { toCatalogue } from './catalogue-rows.ts';
import type { StatementKeys } from './keys.ts';
import type { Reader } from './reader.ts';
import type { PageRow } from './statement-columns.ts';
import { positionOf } from './statement-order.ts';
import { countQuery, helpQuery, type Known, pageQuery } from './statement-queries.ts';
import { asItStood, toStatement } from './statement-rows.ts';

const unpacked = promisify(gunzip);

/** Maximum of cached totals, which stay right because a snapshot never changes. */
const mostCounts = 500;
/** Maximum of cached arrivals, some hundred bytes each. */
const mostArrivals = 100_000;
/** Maximum of cached statements, some two kilobytes each, unless said. */
const mostStatements = 4096;

/** A store over the tables of a database. `close` closes the reader. */
export class RelationalStore implements Store {
  readonly #reader: Reader;
  readonly #counts = new LRUCache<string, number>({ max: mostCounts });
  readonly #arrivals = new LRUCache<number, readonly Arrival[]>({
    maxSize: mostArrivals,
    sizeCalculation: ({ length }) => length + 1,
  });
  readonly #statements: LRUCache<number, Statement>;
  #read: Promise<{ readonly catalogue: Catalogue; readonly keys: StatementKeys }> | null = null;
  #search: Promise<Search> | null = null;
  #files: { readonly release: number; readonly files: readonly NamedFile[] } | null = null;

  constructor(reader: Reader, cachedStatements = mostStatements) {
    this.#reader = reader;
    this.#statements = new LRUCache({ max: cachedStatements });
  }

  get build(): string {
    return this.#reader.build;
  }

  async catalogue(): Promise<Catalogue> {
    return (await this.#catalogued()).catalogue;
  }

  /** The catalogue and its keys, read at the first use: a store may be opened for its `build` alone. */
  #catalogued() {
    this.#read ??= this.#reader.catalogue().then(toCatalogue, (error: unknown) => {
      this.#read = null;
      throw error;
    });
    return this.#read;
  }

  async #known(): Promise<Known> {
    return { keys: (await this.#catalogued()).keys, tables: this.#reader.tables };
  }

  async arrivals(keys: readonly number[]): Promise<ReadonlyMap<number, readonly Arrival[]>> {
    const distinct = [...new Set(keys)];
    const cached = distinct.map((key) => [key, this.#arrivals.get(key)] as const);
    const missing = cached.flatMap(([key, body]) => (body === undefined ? [key] : []));
    const read = missing.length === 0 ? [] : await this.#reader.arrivals(missing);
    for (const { key, body } of read) this.#arrivals.set(key, body);
    return new Map([
      ...cached.flatMap(([key, body]) => (body === undefined ? [] : [[key, body] as const])),
      ...read.map(({ key, body }) => [key, body] as const),
    ]);
  }

  async read(selection: Selection, { order, after, limit }: Paging): Promise<Page> {
    const known = await this.#known();
    const found = await this.#reader.page(pageQuery(selection, { order, after, limit }, known));
    const rows = found.slice(0, limit);
    const statements = await this.#asTheyStood(rows, selection.asOf, known);
    const last = statements.at(-1);
    return { statements, next: last === undefined || found.length <= limit ? null : positionOf(last, order) };
  }

  /** The statements of rows. Each is decoded once: to select and decode all its columns takes longer than to find it. */
  async #asTheyStood(rows: readonly PageRow[], asOf: string | null, { keys }: Known): Promise<Statement[]> {
    const cached = rows.map(({ number }) => this.#statements.get(number));
    const missing = rows.flatMap(({ number }, place) => (cached[place] === undefined ? [number] : []));
    const read = missing.length === 0 ? [] : await this.#reader.rows(missing);
    const decoded = new Map(read.map((row) => [row.number, toStatement(row, keys)]));
    for (const [number, statement] of decoded) this.#statements.set(number, statement);
    return rows.map((row, place) => {
      const statement = cached[place] ?? decoded.get(row.number);
      if (statement === undefined) throw new Error(`There is no statement ${row.number}.`);
      return asItStood(statement, row, asOf, keys);
    });
  }

  async count(selection: Selection): Promise<number> {
    const query = countQuery(selection, await this.#known());
    const key = `${query.shape} ${Object.values(query.values).join()}`;
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const total = await this.#reader.count(query);
    this.#counts.set(key, total);
    return total;
  }

  async firstHelpful(selection: Selection, changes: readonly Partial<Selection>[]): Promise<number | null> {
    return this.#reader.firstHelpful(helpQuery(selection, changes, await this.#known()));
  }

  async search(text: string): Promise<Found> {
    this.#search ??= this.catalogue().then((catalogue) => Search.of(catalogue));
    return (await this.#search).find(text);
  }

  async file(release: number, name: string): Promise<Buffer | null> {
    const packed = await this.#reader.content(release, name);
    if (packed !== undefined) return packed === null ? null : unpacked(packed);
    return (await this.#written(release)).find((file) => file.name === name)?.content ?? null;
  }

  /** The files of a release that was not published, written from its rows; those of the last one are kept. */
  async #written(release: number): Promise<readonly NamedFile[]> {
    if (this.#files?.release === release) return this.#files.files;
    const paging = { order: defaultOrder, after: null, limit: Number.MAX_SAFE_INTEGER - 1 };
    const catalogue = await this.catalogue();
    const isNewest = release === catalogue.releases.length;
    const selection = { ...everything, release: isNewest ? null : release };
    const { statements } = await this.read(selection, paging);
    const manifest = catalogue.releases[release - 1]?.files ?? [];
    const withSqlite = manifest.some(({ name }) => name === sqliteFile);
    const files = new ReleaseFiles(catalogue).of(statements, { withSqlite });
    this.#files = { release, files };
    return files;
  }

  close(): Promise<void> {
    return this.#reader.close();
  }
}
