import type { Text } from '../../../domain/statements/codes.ts';
import type { Said } from '../said.ts';

/** A line of a table: its cells as text. */
export interface GridRow {
  /** Line of the file, or row of the worksheet, on which it begins. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Of a worksheet, which has no separators that could be lost: faults of single cells by their places; they count only where the cell is read. */
  readonly faults?: ReadonlyMap<number, Said>;
}

/** A table before anybody knows what its cells mean. */
export interface Grid {
  readonly rows: readonly GridRow[];
  /** True where a comma may stand before decimals. */
  readonly continental: boolean;
  /** How it was read: `UTF-8, separated by commas`. */
  readonly how: Text;
}
