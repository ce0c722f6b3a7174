import type { Bounds, Statement } from '../../domain/statements/statement.ts';
import type { Column, Table } from './orm.ts';

/** What a row holds under the name and with the value of the statement. */
type SameInRow = Pick<
  Statement,
  | 'value'
  | 'digits'
  | 'exponent'
  | 'significantDigits'
  | 'missingReason'
  | 'locator'
  | 'saidBy'
  | 'doubtful'
  | 'note'
  | 'supersedes'
  | 'supersedesReason'
  | 'release'
  | 'fromRelease'
  | 'toRelease'
  | 'corrections'
  | 'withdrawn'
>;

/** Keys of rows, codes of `column-codes.ts`, and days such as 20240630. */
type NumberColumn =
  | 'number'
  | 'indicator'
  | 'area'
  | 'frequency'
  | 'periodStart'
  | 'periodEnd'
  | 'lane'
  | 'publishedOn'
  | 'source'
  | 'kind'
  | 'qualifier'
  | 'basis'
  | 'publishedPrecision'
  | 'knownFrom'
  | 'locatorQuality'
  | 'periodBasis'
  | 'evidence';

/** What tells a series and lane from the others. */
export type SeriesColumn = 'indicator' | 'area' | 'frequency' | 'lane';

/** How a statement stands at a release. */
export interface StandingRow {
  readonly relation: number;
  readonly currentFrom: number | null;
  readonly currentTo: number | null;
  readonly previous: number | null;
}

type Texts = Readonly<
  Record<'caveatEn' | 'caveatZh', string | null> &
    Record<'displayEn' | 'displayZh' | 'sentenceEn' | 'sentenceZh', string>
>;

/** A row of the table of statements, the same in every database. */
export type Row = SameInRow &
  Omit<Bounds, 'basis'> &
  Readonly<Record<NumberColumn, number> & Record<'compiledOn' | 'onBehalfOf', number | null>> &
  StandingRow &
  Texts;

/** A row of a page: the number of a statement and its evidence on the day; at an earlier release also its standing then. */
export type PageRow = Pick<Row, 'number' | 'evidence'> & (object | StandingRow);

type Columns<K extends string> = Table & Readonly<Record<K, Column>>;
type PastColumns = Columns<'statement' | 'atRelease' | keyof StandingRow>;

/** The tables that statements are read from, as drizzle knows them for some database. */
export interface StatementTables {
  readonly observations: Columns<keyof Row>;
  readonly pastStandings: PastColumns;
  /** The same table under the name `earlier`. */
  readonly earlier: PastColumns;
  readonly pastEvidence: Columns<'statement' | 'fromRelease' | 'toRelease' | 'since' | 'until' | 'evidence'>;
  /** The place of a current statement with a value in its series and lane, 1 for the newest period; null where it is not stored. */
  readonly place: Column | null;
  /** The number of current statements of each series and lane; null where it is not stored. */
  readonly seriesTotals: Columns<SeriesColumn | 'statements'> | null;
  /** The number of current statements of all indicators by what narrows them; null where it is not stored. */
  readonly presentTotals: Columns<
    Exclude<SeriesColumn, 'indicator'> | 'periodStart' | 'periodEnd' | 'kind' | 'statements'
  > | null;
  /** By how much the number of statements of all indicators changed on a day, by which revisions are counted; null where it is not stored. */
  readonly dayTotals: Columns<Exclude<SeriesColumn, 'indicator'> | 'day' | 'latest' | 'first' | 'all'> | null;
  /** What each release changed, as it then stood; null where it is not stored. */
  readonly changes: Columns<
    'release' | 'indicator' | 'source' | 'relation' | 'knownFrom' | 'statement'
  > | null;
  /** The number of the same by indicator, source and relation; null where it is not stored. */
  readonly changeTotals: Columns<'release' | 'indicator' | 'source' | 'relation' | 'statements'> | null;
}
