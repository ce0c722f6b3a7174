import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { CatalogueRows } from '../relational/catalogue-rows.ts';
import { and, eq, inArray, type SQL, sql } from '../relational/orm.ts';
import type { Reader } from '../relational/reader.ts';
import type { PageRow, Row, StatementTables } from '../relational/statement-columns.ts';
import type { CountParts, PageParts, Query, Selected } from '../relational/statement-queries.ts';
import { readPgCatalogue } from './pg-catalogue.ts';
import type { PgDb, PgSelect } from './pg-drizzle.ts';
import type { PgPools, PgServer } from './pg-pools.ts';
import { type PgTables, pgTables, statementTablesOf } from './pg-tables.ts';

/** Maximum of cached prepared queries of each kind and server, one for each combination of filters, order and columns. */
const mostPrepared = 200;

/** A build, as `indicators.builds` has it. */
export interface Build {
  readonly number: number;
  readonly seed: string;
}

/** The schema with the tables of a build. */
export function schemaOf(number: number): string {
  return `build_${number}`;
}

interface Prepared<R> {
  execute(values: Record<string, unknown>): Promise<R[]>;
}

type Prepare<P, R> = (db: PgDb, parts: P) => Prepared<R>;

/** Reads a build from PostgreSQL. `close` leaves the connections open, which builds share. */
export class PgReader implements Reader {
  readonly build: string;
  readonly tables: StatementTables;
  readonly #pools: PgPools;
  readonly #all: PgTables;
  readonly #page = new PreparedBy<PageParts, PageRow>((db, parts) => this.#preparePage(db, parts));
  readonly #count = new PreparedBy<CountParts, { total: number }>((db, parts) =>
    this.#prepareCount(db, parts),
  );
  readonly #rows = new PreparedBy<null, Row>((db) => this.#prepareRows(db));
  readonly #help = new PreparedBy<SQL<number | null>, { place: number | null }>((db, parts) =>
    this.#prepareHelp(db, parts),
  );

  constructor(pools: PgPools, { number, seed }: Build) {
    this.build = seed;
    this.#pools = pools;
    this.#all = pgTables(schemaOf(number));
    this.tables = statementTablesOf(this.#all);
  }

  catalogue(): Promise<CatalogueRows> {
    return this.#pools.read(({ db }) => readPgCatalogue(db, this.#all));
  }

  arrivals(keys: readonly number[]) {
    const { arrivals } = this.#all;
    return this.#pools.read(({ db }) =>
      db
        .select()
        .from(arrivals)
        .where(inArray(arrivals.key, [...keys])),
    );
  }

  page(query: Query<PageParts>): Promise<PageRow[]> {
    return this.#pools.read((server) => this.#page.on(server, query));
  }

  async count(query: Query<CountParts>): Promise<number> {
    return (await this.#pools.read((server) => this.#count.on(server, query)))[0]?.total ?? 0;
  }

  async firstHelpful(query: Query<SQL<number | null>>): Promise<number | null> {
    return (await this.#pools.read((server) => this.#help.on(server, query)))[0]?.place ?? null;
  }

  rows(numbers: readonly number[]): Promise<Row[]> {
    const query = { shape: 'rows', values: { numbers }, parts: () => null };
    return this.#pools.read((server) => this.#rows.on(server, query));
  }

  async content(release: number, name: string): Promise<Buffer | null | undefined> {
    const { releaseFiles } = this.#all;
    const named = and(eq(releaseFiles.release, release), eq(releaseFiles.name, name));
    const [stored] = await this.#pools.read(({ db }) =>
      db.select({ content: releaseFiles.content }).from(releaseFiles).where(named),
    );
    return stored === undefined ? null : (stored.content ?? undefined);
  }

  async close(): Promise<void> {}

  #preparePage(db: PgDb, { fields, where, order, ...joined }: PageParts): Prepared<PageRow> {
    const query = db.select(fields).from(this.#all.observations).where(where).orderBy(order).$dynamic();
    return named(this.#joined(query, joined));
  }

  #prepareCount(db: PgDb, { where, stored, ...joined }: CountParts): Prepared<{ total: number }> {
    if (stored !== null) {
      const { table, sum } = stored;
      const total = sql<number>`coalesce(sum(${sum}), 0)`.mapWith(Number);
      return named(db.select({ total }).from(sql`${table}`).where(where));
    }
    const total = sql<number>`count(*)`.mapWith(Number);
    const query = db.select({ total }).from(this.#all.observations).where(where).$dynamic();
    return named(this.#joined(query, joined));
  }

  #prepareRows(db: PgDb): Prepared<Row> {
    const { observations } = this.#all;
    const listed = sql`${observations.number} = ANY(${sql.placeholder('numbers')})`;
    return named(db.select().from(observations).where(listed));
  }

  #prepareHelp(db: PgDb, place: SQL<number | null>): Prepared<{ place: number | null }> {
    return named(db.select({ place }).from(this.#all.build));
  }

  #joined<Q extends PgSelect>(query: Q, { changes, past }: Pick<Selected, 'changes' | 'past'>) {
    const { changes: changed, pastStandings } = this.#all;
    if (changes && past !== null) return query.crossJoin(changed).leftJoin(pastStandings, past);
    if (changes) return query.crossJoin(changed);
    return past === null ? query : query.leftJoin(pastStandings, past);
  }
}

/** A query, prepared under a name that follows from its text: PostgreSQL plans it once for each connection. */
function named<P>(query: { toSQL(): { sql: string }; prepare(name: string): P }): P {
  return query.prepare(createHash('sha256').update(query.toSQL().sql).digest('hex').slice(0, 32));
}

/** A query with values that PostgreSQL takes, arrays among them. */
type Asked<P> = Omit<Query<P>, 'values'> & { readonly values: Record<string, unknown> };

/** Prepared queries of one kind, by server and shape. */
class PreparedBy<P, R> {
  readonly #prepare: Prepare<P, R>;
  readonly #servers = new Map<PgServer, LRUCache<string, Prepared<R>>>();

  constructor(prepare: Prepare<P, R>) {
    this.#prepare = prepare;
  }

  on(server: PgServer, { shape, values, parts }: Asked<P>): Promise<R[]> {
    const cache = this.#servers.get(server) ?? new LRUCache<string, Prepared<R>>({ max: mostPrepared });
    this.#servers.set(server, cache);
    const prepared = cache.get(shape) ?? this.#prepare(server.db, parts());
    cache.set(shape, prepared);
    return prepared.execute(values);
  }
}
