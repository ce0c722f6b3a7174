/** A format without what is written as it is: quoted texts, escaped signs, colours and languages. */
function codes(format: string): string {
  const [positive = ''] = format
    .replace(/"[^"]*"|\\.|_./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';');
  return positive.toLowerCase();
}

const dayLength = 86_400_000;

/**
 * The date in a cell as precise as its format shows it, `2024`, `2024-06` or `2024-06-01`: `Jun-24` is how Excel shows what
 * was written as `2024-6`, and could be the 24th of a June elsewhere.
 */
export function shownDate(serial: number, format: string, from1904: boolean): string {
  // Day 60 of the calendar from 1900 is a 29th of February that there was not.
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * dayLength).toISOString().slice(0, 10);
  const shown = codes(format);
  if (shown.includes('d')) return date;
  return shown.includes('m') ? date.slice(0, 7) : date.slice(0, 4);
}
