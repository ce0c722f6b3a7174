/**
 * A cell of a CSV row (RFC 4180). Null is an empty cell. A text that a spreadsheet would run as a formula is prefixed
 * with an apostrophe, also when it begins with apostrophes already, so that `unguarded` restores it exactly.
 * A text that is a plain negative number, such as `-1.5`, is not prefixed.
 */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return numberText(value);
  if (!special.test(value)) return value;
  const safe = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A number or boolean as text. Integers go through `toFixed` because V8 caches the results of `String(number)`, which costs 30 MB for a million figures. */
export function numberText(value: number | boolean): string {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value.toFixed(0) : String(value);
}

/** Matches every text that needs quotes or an apostrophe. Few do, so this one test saves the others for most cells. */
const special = /[",\r\n]|^['=+\-@\t]/;

function isFormula(value: string): boolean {
  return /^'*[=+\-@\t\r]/.test(value) && !/^-\d+(\.\d+)?$/.test(value);
}

/** One row of a CSV file, with CRLF at its end. A lone empty cell has quotes: readers pass over blank lines. */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  const line = cells.map(csvCell).join(',');
  return line === '' ? '""\r\n' : `${line}\r\n`;
}

/** The text of a cell before `csvCell` prefixed it. */
export function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
