import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import type { Order, Selection } from '../domain/query/selection.ts';
import type { Statement } from '../domain/statements/statement.ts';

/** The position of a statement in an order: enough to continue after it. */
export type Position = Readonly<Record<string, string | number | null>>;

export interface Page<S = Statement> {
  readonly statements: readonly S[];
  /** Where the next page begins; null when this is the last one. */
  readonly next: Position | null;
}

export interface Paging {
  readonly order: readonly Order[];
  /** The position after which the page begins; null for the first page. */
  readonly after: Position | null;
  readonly limit: number;
}

/** Parts of a statement that can be read without the others. */
export type StatementPart = keyof Statement;

/** A statement of which some parts were read. Parts that are chosen at run time may each be missing. */
export type Read<P extends StatementPart> = StatementPart extends P ? Partial<Statement> : Pick<Statement, P>;

/** One snapshot of the dataset. It never changes; a new release is a new store. */
export interface Store {
  /** SHA-256 of everything that the snapshot was built from. */
  readonly build: string;
  catalogue(): Promise<Catalogue>;
  /** A page of the statements of a selection. Ids of the selection must be known. */
  read(selection: Selection, paging: Paging): Promise<Page>;
  /** The same page with only some parts of each statement, in a fraction of the time. */
  readParts<P extends StatementPart>(
    selection: Selection,
    paging: Paging,
    parts: readonly P[],
  ): Promise<Page<Read<P>>>;
  /** The number of statements of a selection. */
  count(selection: Selection): Promise<number>;
  /** Ids of the indicators that match a text in English or Chinese, best first. */
  search(text: string): Promise<readonly string[]>;
  /** A file of a release's manifest; null when it has none of that name. */
  file(release: number, name: string): Promise<Buffer | null>;
  close(): Promise<void>;
}
