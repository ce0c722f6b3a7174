/** Prints rows as a Markdown table with columns of even width. */
export function printTable(
  title: string,
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const cells = [header, ...rows].map((row) => row.map(shown));
  const widths = header.map((_, column) =>
    Math.max(3, ...cells.map((row) => [...(row[column] ?? '')].length)),
  );
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  console.log(
    `\n${title}\n\n${[line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')}`,
  );
}

/** Three digits are what such measurements are good for. */
function shown(value: string | number): string {
  if (typeof value === 'string') return value;
  if (Number.isNaN(value)) return '';
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(value < 0.1 ? 2 : 3);
}
