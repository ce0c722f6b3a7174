import type { Writing } from '../../../domain/numbers/written-number.ts';
import type { Text } from '../../../domain/statements/codes.ts';
import type { Said } from '../said.ts';
import type { DayMeaning } from './period-cell.ts';

/** One figure of a table: its cells by our columns, with ids for what the table names. */
export interface SheetRow {
  /** Line of the file, or row of the worksheet, on which it begins. */
  readonly line: number;
  /** The header of its column, where one line has several figures; null where it has one. */
  readonly column: string | null;
  /** `unitText` is the unit as the table says it; `named` is set where it names the indicator by other words than our id. */
  readonly cells: Readonly<Record<string, string>>;
  readonly faults: readonly Said[];
  /** True where the table says that it has no figure. */
  readonly missing: boolean;
}

/** A figure of a line, before its cells are understood. */
export interface RawFigure extends Pick<SheetRow, 'line' | 'column'> {
  readonly cells: Readonly<Record<string, string>>;
  readonly faults: readonly Said[];
  /** True where its column names something of the figure. */
  readonly isSeries: boolean;
}

/** How a column was understood. */
export interface ColumnMeaning {
  readonly header: string;
  readonly meaning: Text;
}

/** A table as it was understood. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly decimals: Writing['decimals'];
  /** How it was read: `UTF-8, separated by commas`. */
  readonly how: Text;
  readonly columns: readonly ColumnMeaning[];
  /** Texts above and below the table. */
  readonly around: readonly string[];
  /** Texts that name no indicator, with the units that the table gives them. */
  readonly unknownIndicators: ReadonlyMap<string, string>;
}

/** What the user says of a table, which decides where it could be read in two ways. */
export interface ReadingOptions {
  /** What texts of the table mean, by `keyOf`: a column or `ignore` for a header, an id or a period for a cell. */
  readonly reads: ReadonlyMap<string, string>;
  /** For all rows that do not say it themselves. */
  readonly given: Readonly<Partial<Record<'indicator' | 'area' | 'period' | 'unit', string>>>;
  readonly days: DayMeaning | null;
  readonly decimals: 'point' | 'comma' | null;
}

/** For a table of which the user says nothing. */
export const noOptions: ReadingOptions = { reads: new Map(), given: {}, days: null, decimals: null };
