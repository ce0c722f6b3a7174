import type { Arrival, Catalogue } from '../domain/catalogue/catalogue.ts';
import type { Order, Selection } from '../domain/query/selection.ts';
import type { Statement } from '../domain/statements/statement.ts';

/** The position of a statement in an order: enough to continue after it. */
export type Position = Readonly<Record<string, string | number | null>>;

/** Statements of a page. */
export interface Page {
  readonly statements: readonly Statement[];
  /** Where the next page begins; null when this is the last one. */
  readonly next: Position | null;
}

/** Which page, in which order. */
export interface Paging {
  readonly order: readonly Order[];
  /** The position after which the page begins; null for the first page. */
  readonly after: Position | null;
  readonly limit: number;
}

/** An indicator that a text finds. */
export interface SearchHit {
  readonly id: string;
  /** The area that the text names, where the indicator has figures of it. */
  readonly area: string | null;
}

/** What a text finds. */
export interface Found {
  /** Best first. */
  readonly hits: readonly SearchHit[];
  /** Some that fit a part of the text, where there are no hits. */
  readonly near: readonly SearchHit[];
  /** Ids of the areas that the text names, but for China. */
  readonly areas: readonly string[];
  /** What the text finds without the names of areas, where nothing that fits it has figures of them. */
  readonly elsewhere: readonly SearchHit[];
}

/** A server that the store reads, as it was when it was last looked at. */
export interface StoreServer {
  /** Its address, without user and password. */
  readonly name: string;
  readonly isUp: boolean;
  /** Of a replica: bytes of the primary's log that it has yet to take over; null for a primary, and where either does not answer. */
  readonly lag: number | null;
  readonly connections: number;
  /** Queries that wait for a connection. */
  readonly waiting: number;
}

/** One snapshot of the dataset. It never changes; a new release is a new store. */
export interface Store {
  /** SHA-256 of everything that the snapshot was built from. */
  readonly build: string;
  catalogue(): Promise<Catalogue>;
  /** When the statements of series became known, by the keys that the series have. */
  arrivals(keys: readonly number[]): Promise<ReadonlyMap<number, readonly Arrival[]>>;
  /** A page of the statements of a selection, which may be shared with other pages. Ids of the selection must be known. */
  read(selection: Selection, paging: Paging): Promise<Page>;
  /** The number of statements of a selection. */
  count(selection: Selection): Promise<number>;
  /**
   * The place of the first change after which the selection has a statement; null where none helps. A change takes
   * filters away; it sets none.
   */
  firstHelpful(selection: Selection, changes: readonly Partial<Selection>[]): Promise<number | null>;
  /** The indicators that match a text in English or Chinese. */
  search(text: string): Promise<Found>;
  /** A file of a release's manifest; null when it has none of that name. */
  file(release: number, name: string): Promise<Buffer | null>;
  close(): Promise<void>;
}
