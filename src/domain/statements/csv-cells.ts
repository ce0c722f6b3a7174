/**
 * A cell of a CSV row (RFC 4180): null is empty, and a text that a spreadsheet would run as a formula gets an apostrophe before it
 * (one more where it has some already, so that `unguarded` is exact).
 * Plain numbers are no formulas, whatever their sign.
 */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return numberText(value);
  if (!special.test(value)) return value;
  const safe = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `String` keeps what it made of late, which outlives the collections of young garbage: 30 MB for a million figures. */
export function numberText(value: number | boolean): string {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value.toFixed(0) : String(value);
}

/** What may have to be quoted or guarded: hardly a text has it, and a million rows have thirty million cells. */
const special = /[",\r\n]|^['=+\-@\t]/;

function isFormula(value: string): boolean {
  return /^'*[=+\-@\t\r]/.test(value) && !/^-\d+(\.\d+)?$/.test(value);
}

/** One line of a CSV file, ended by CRLF. */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  let line = '';
  let separator = '';
  for (const cell of cells) {
    line += separator + csvCell(cell);
    separator = ',';
  }
  return `${line}\r\n`;
}

/** What a cell said before `csvCell` made it safe. */
export function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
