/** Today in UTC, `YYYY-MM-DD`: what `asOf` may ask for ends here, and what is overdue is told for it. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
