/** Today in UTC, `YYYY-MM-DD`: what `asOf` may ask for ends here. No other answer depends on the clock. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
