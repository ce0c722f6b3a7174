const millisecondsOfDay = 86_400_000;
let day = 0;
let text = '1970-01-01';

/**
 * Today in UTC, `YYYY-MM-DD`: what `asOf` may ask for ends here, and what is overdue is told for it.
 * Every request asks for it, and to write a date takes longer than to find a kept answer: it is written once for each day.
 */
export function today(): string {
  const now = Math.floor(Date.now() / millisecondsOfDay);
  if (now !== day) text = new Date(now * millisecondsOfDay).toISOString().slice(0, 10);
  day = now;
  return text;
}
