import type { Charted, ChartOptions } from '../charts/charted.ts';
import type { Catalogue, Indicator, Release, Source } from '../domain/catalogue/catalogue.ts';
import type { toDerivedObservation } from '../domain/derivation/derived-observation.ts';
import type { Lang } from '../domain/numbers/display.ts';
import type { Cell, Column } from '../domain/statements/cells.ts';
import type { Observation } from '../domain/statements/observation.ts';

export type { Cell, Column };
export type Row = readonly Cell[];

/** What a format writes: the JSON envelope of one page, the whole as a table, and what stands around it. */
export interface Answer {
  /** The body of the JSON answer: one page of a list, or a single resource. */
  envelope(): Promise<object>;
  readonly columns: readonly Column[];
  /** All rows, in batches, complete. */
  rows(): AsyncIterable<readonly Row[]>;
  /** What a reader of all the rows must know; worked out only when a format asks. */
  context(): Promise<Context>;
  /** All observations, in batches, complete and with all their keys; absent where the rows are none. */
  observations?(): AsyncIterable<readonly Shown[]>;
  /** What a picture shows; absent where an answer cannot be drawn. @throws Problem where one picture would mislead */
  chart?(): Promise<Drawable>;
}

/** Figures with the names that a chart writes beside them. */
export type Drawable = Omit<ChartOptions, 'width' | 'height' | 'theme' | 'frame' | 'interactive'> & {
  readonly observations: readonly Charted[];
};

/** An observation as an answer shows it: a statement, or a value computed from statements. */
export type Shown = Observation | ReturnType<typeof toDerivedObservation>;

interface Note {
  readonly code: string;
  readonly detail: string;
}

/** What stands around the rows of a whole answer. */
export interface Context {
  readonly title: string;
  readonly lang: Lang;
  readonly release: Release;
  readonly licence: string;
  readonly citation: string;
  /** Absolute address of this answer. */
  readonly address: string;
  /** Absolute address of the same rows for good: at its release where it takes one, in no format of its own. */
  readonly permanent: string;
  /** Absolute address of the API, without a slash at its end. */
  readonly base: string;
  /** Names of codes. */
  readonly catalogue: Catalogue;
  /** Each document that states any of the rows, by id. */
  readonly sources: readonly Source[];
  /** Where in its document the one figure stands; null when there are several. */
  readonly locator: string | null;
  readonly indicators: readonly Indicator[];
  readonly notes: readonly Note[];
  /** Path of the same request with some parameters set, or taken out by null. */
  retry(change: Readonly<Record<string, string | null>>): string;
}
