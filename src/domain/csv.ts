/**
 * A cell of a CSV row (RFC 4180): null is empty, and a text that a spreadsheet would run as a formula gets an apostrophe before it
 * (one more where it has some already, so that `unguarded` is exact).
 * Plain numbers are no formulas, whatever their sign.
 */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function isFormula(value: string): boolean {
  // Hardly a text begins like that, and a million rows have thirty million cells.
  if (value === '' || !"'=+-@\t\r".includes(value.charAt(0))) return false;
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
