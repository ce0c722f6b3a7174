/** Parameters that change what is written, and not which figures. */
const ofWriting = ['lang', 'labels', 'scale', 'fields'];
const lanes = 'outturn+forecast+target';

/**
 * The path of the same figures in SDMX-REST 1.5; null where that has no such question, as of computed figures.
 * `path` is one of `/v1/observations`.
 */
export function sdmxPath(path: string): string | null {
  const { searchParams } = new URL(path, 'http://localhost');
  const {
    indicator = '',
    area = '',
    frequency = '',
    lane = '',
    period = '',
    asOf = '',
    ...others
  } = Object.fromEntries(searchParams);
  const codes = [frequency, indicator, area, lane === '' ? lanes : lane].map((text) =>
    text.replaceAll(',', '+'),
  );
  const [start = '', end = start] = period.split('..');
  const isAsked = Object.keys(others).every((name) => ofWriting.includes(name));
  const isSpan = [start, end].every((year) => /^(\d{4})?$/.test(year));
  if (!isAsked || !isSpan || indicator === '' || codes.some((text) => text.includes('*'))) return null;
  const span = Object.entries({ startPeriod: start, endPeriod: end, asOf }).filter(([, day]) => day !== '');
  const query = span.map(([name, day]) => `${name}=${day}`).join('&');
  return `/sdmx/v1/data/DATA_ECONOMY/${codes.join('.')}${query === '' ? '' : `?${query}`}`;
}
