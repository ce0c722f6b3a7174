import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import type { Order, Selection } from '../domain/query/selection.ts';
import type { Statement } from '../domain/statements/statement.ts';

/** Where a statement stands in an order: enough to go on behind it. */
export type Position = Readonly<Record<string, string | number | null>>;

export interface Page {
  readonly statements: readonly Statement[];
  /** Where the next page begins; null when this is the last one. */
  readonly next: Position | null;
}

export interface Paging {
  readonly order: readonly Order[];
  readonly after: Position | null;
  readonly limit: number;
}

/** One snapshot of the dataset. It never changes; a new release is a new store. */
export interface Store {
  /** SHA-256 of what the snapshot was built from. */
  readonly build: string;
  catalogue(): Promise<Catalogue>;
  /** Statements of a selection, in order, a page at a time. Ids of the selection must be known. */
  read(selection: Selection, paging: Paging): Promise<Page>;
  /** How many statements a selection has. */
  count(selection: Selection): Promise<number>;
  /** Ids of indicators that a text in English or Chinese finds, best first. */
  search(text: string): Promise<readonly string[]>;
  /** A file of a release's manifest; null when it has none of that name. */
  file(release: number, name: string): Promise<Buffer | null>;
  close(): Promise<void>;
}
