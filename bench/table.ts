/** Prints rows as a Markdown table. */
export function printTable(
  title: string,
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const line = (row: readonly (string | number)[]) => `| ${row.map(shown).join(' | ')} |`;
  console.log(`\n${title}\n\n${[line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')}`);
}

/** Three significant digits: more would not repeat in the next run. */
export function shown(value: string | number): string {
  if (typeof value === 'string') return value;
  if (Number.isInteger(value) || value >= 100) return Math.round(value).toLocaleString('en');
  return value.toPrecision(value < 0.1 ? 2 : 3);
}
