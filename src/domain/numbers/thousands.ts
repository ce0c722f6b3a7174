/** Decimal digits with commas between the thousands, as both languages print them: `7,293`, `−1,234,567.25`. */
export function inThousands(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const separated = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}
