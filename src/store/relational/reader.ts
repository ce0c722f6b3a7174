import type { Arrival } from '../../domain/catalogue/catalogue.ts';
import type { CatalogueRows } from './catalogue-rows.ts';
import type { SQL } from './orm.ts';
import type { PageRow, Row, StatementTables } from './statement-columns.ts';
import type { CountParts, PageParts, Query } from './statement-queries.ts';

/** A database of one build, which never changes. */
export interface Reader {
  /** SHA-256 of everything that the database was built from. */
  readonly build: string;
  readonly tables: StatementTables;
  catalogue(): Promise<CatalogueRows>;
  /** The arrivals of these keys, in any order. */
  arrivals(keys: readonly number[]): Promise<{ readonly key: number; readonly body: readonly Arrival[] }[]>;
  page(query: Query<PageParts>): Promise<PageRow[]>;
  count(query: Query<CountParts>): Promise<number>;
  firstHelpful(query: Query<SQL<number | null>>): Promise<number | null>;
  /** All columns of the statements of these numbers, in any order. */
  rows(numbers: readonly number[]): Promise<Row[]>;
  /** The content of a file of a release, compressed by gzip; null where the release has none of this name, undefined where it is not stored. */
  content(release: number, name: string): Promise<Buffer | null | undefined>;
  close(): Promise<void>;
}
