/** The last day that a date may be: of a year or a month its last one, as the API counts it too. */
export function lastDay(date: string): string {
  if (date.length > 7) return date;
  const [year = '', month = '12'] = date.split('-');
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}
