import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { and, eq, type SQL, sql } from '../relational/orm.ts';
import type { Reader } from '../relational/reader.ts';
import type { PageRow, Row, StatementTables } from '../relational/statement-columns.ts';
import type { PageParts, Query, Selected } from '../relational/statement-queries.ts';
import { readCatalogueRows } from './catalogue-reader.ts';
import { alias, type Db, drizzle, type SQLiteSelect } from './drizzle.ts';
import { arrivals, build, observations, pastEvidence, pastStandings, releaseFiles } from './schema.ts';

/** Maximum of cached prepared queries, one for each combination of filters, order and columns. */
const mostPrepared = 200;

/** A query that SQLite has compiled. */
export interface Prepared<R> {
  all(values: Record<string, unknown>): R[];
  getQuery(): { readonly sql: string; readonly params: unknown[] };
}

/** The tables of statements in SQLite. */
export const sqliteTables: StatementTables = {
  ...{ observations, pastStandings, pastEvidence },
  earlier: alias(pastStandings, 'earlier'),
  place: null,
  seriesTotals: null,
  presentTotals: null,
  dayTotals: null,
  changes: null,
  changeTotals: null,
};

/** Reads a SQLite database. `close` closes the database. */
export class SqliteReader implements Reader {
  readonly build: string;
  readonly tables = sqliteTables;
  readonly #db: Db;
  readonly #pages = new LRUCache<string, Prepared<PageRow>>({ max: mostPrepared });
  readonly #totals = new LRUCache<string, Prepared<{ total: number }>>({ max: mostPrepared });
  readonly #helps = new LRUCache<string, Prepared<{ place: number | null }>>({ max: mostPrepared });
  #rows: Prepared<Row> | null = null;

  constructor(db: Database.Database) {
    this.#db = drizzle(db);
    this.build = this.#db.select().from(build).get()?.seed ?? '';
  }

  async catalogue() {
    return readCatalogueRows(this.#db);
  }

  async arrivals(keys: readonly number[]) {
    const listed = sql`${arrivals.key} IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`;
    return this.#db.select().from(arrivals).where(listed).all();
  }

  async page(query: Query<PageParts>): Promise<PageRow[]> {
    return this.#prepared(query, this.#pages, preparePage).all(query.values);
  }

  async count(query: Query<Selected>): Promise<number> {
    return this.#prepared(query, this.#totals, prepareCount).all(query.values)[0]?.total ?? 0;
  }

  async firstHelpful(query: Query<SQL<number | null>>): Promise<number | null> {
    return this.#prepared(query, this.#helps, prepareHelp).all(query.values)[0]?.place ?? null;
  }

  async rows(numbers: readonly number[]): Promise<Row[]> {
    this.#rows ??= prepareRows(this.#db);
    return this.#rows.all({ numbers: JSON.stringify(numbers) });
  }

  async content(release: number, name: string): Promise<Buffer | null | undefined> {
    const { content } = releaseFiles;
    const named = and(eq(releaseFiles.release, release), eq(releaseFiles.name, name));
    const stored = this.#db.select({ content }).from(releaseFiles).where(named).get();
    return stored === undefined ? null : (stored.content ?? undefined);
  }

  async close(): Promise<void> {
    this.#db.$client.close();
  }

  #prepared<P, R>(
    { shape, parts }: Query<P>,
    cache: LRUCache<string, Prepared<R>>,
    prepare: (db: Db, parts: P) => Prepared<R>,
  ): Prepared<R> {
    const known = cache.get(shape);
    if (known !== undefined) return known;
    const prepared = prepare(this.#db, parts());
    cache.set(shape, prepared);
    return prepared;
  }
}

/** The query for a page of statements. */
export function preparePage(db: Db, { fields, where, order, past }: PageParts): Prepared<PageRow> {
  const query = db.select(fields).from(observations).where(where).orderBy(order);
  return withStandings(query.$dynamic(), past).prepare();
}

/** The query for the number of statements of a selection. */
export function prepareCount(db: Db, { where, past }: Selected): Prepared<{ total: number }> {
  const query = db.select({ total: sql<number>`count(*)` }).from(observations).where(where);
  return withStandings(query.$dynamic(), past).prepare();
}

function prepareHelp(db: Db, place: SQL<number | null>): Prepared<{ place: number | null }> {
  return db.select({ place }).from(build).prepare();
}

function prepareRows(db: Db): Prepared<Row> {
  const named = sql`${observations.number} IN (SELECT value FROM json_each(${sql.placeholder('numbers')}))`;
  return db.select().from(observations).where(named).prepare();
}

/** A query over statements, joined with their standings at an earlier release where one is selected. */
function withStandings<Q extends SQLiteSelect>(query: Q, past: SQL | null) {
  return past === null ? query : query.leftJoin(pastStandings, past);
}
