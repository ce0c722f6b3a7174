import type { Charted, ChartOptions, PictureLook, PictureSize } from '../charts/charted.ts';
import type { Catalogue, Indicator, Release, Source } from '../domain/catalogue/catalogue.ts';
import type { toDerivedObservation } from '../domain/derivation/rows/derived-observation.ts';
import type { Lang } from '../domain/numbers/display.ts';
import type { Cell, Column } from '../domain/statements/cells.ts';
import type { Observation } from '../domain/statements/observation.ts';
import type { DescribedDataset } from './catalogues/described-dataset.ts';

export type { Cell, Column };
export type Row = readonly Cell[];

/** What a format writes: one page as a JSON envelope, or all rows as a table, with their context. */
export interface Answer {
  /** The body of the JSON answer: one page of a list, or a single resource. */
  envelope(): Promise<Envelope>;
  readonly columns: readonly Column[];
  /** All rows, in batches of some hundred. */
  rows(): AsyncIterable<readonly Row[]>;
  /** What a reader of the rows needs besides them; computed only for the formats that call it. */
  context(): Promise<Context>;
  /** All rows as observations with all their keys, in batches; absent where the rows are not observations. */
  observations?(): AsyncIterable<readonly Shown[]>;
  /** The data of a chart; absent where an answer cannot be drawn. @throws Problem where one picture would mislead */
  chart?(): Promise<Drawable>;
  /** The dataset for catalogues; absent where an answer is none. */
  dataset?(): Promise<DescribedDataset>;
}

/** The body of a JSON answer. */
export interface Envelope {
  /** What stands in `data` of a list. */
  readonly rows?: string;
  readonly data: unknown;
  /** Absent of a single resource. */
  readonly page?: object;
  readonly meta?: {
    readonly warnings: readonly Note[];
    /** What the columns of a wide table hold. */
    readonly columns?: readonly object[] | undefined;
  };
  readonly links?: Readonly<Record<string, string>>;
}

/** Figures, and the names that a chart writes. */
export type Drawable = Omit<ChartOptions, PictureSize | PictureLook | 'interactive'> & {
  readonly observations: readonly Charted[];
};

/** An observation as an answer shows it: a statement, or a value computed from statements. */
export type Shown = Observation | ReturnType<typeof toDerivedObservation>;

interface Note {
  readonly code: string;
  readonly detail: string;
}

/** What a format writes around the rows of an answer. */
export interface Context {
  readonly title: string;
  readonly lang: Lang;
  readonly release: Release;
  readonly licence: string;
  readonly citation: string;
  /** Absolute URL of this answer. */
  readonly address: string;
  /** Absolute URL of the same rows that stays valid: with the release where the route takes one, without a format. */
  readonly permanent: string;
  /** Absolute URL of the API, without a trailing slash. */
  readonly base: string;
  /** Names of codes. */
  readonly catalogue: Catalogue;
  /** The documents that state any of the rows, ordered by id. */
  readonly sources: readonly Source[];
  /** Where the figure stands in its document; null when the answer has several figures. */
  readonly locator: string | null;
  readonly indicators: readonly Indicator[];
  readonly notes: readonly Note[];
}
