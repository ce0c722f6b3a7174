/** How SDMX-CSV is written, which a client says by parameters of the media type or of the query. */
export interface CsvOptions {
  readonly labels: 'id' | 'name' | 'both';
  readonly keys: 'none' | 'obs' | 'series' | 'both';
}

/** Columns of keys by the value of `keys`. */
export const keyColumns = {
  none: [],
  obs: ['OBS_KEY'],
  series: ['SERIES_KEY'],
  both: ['SERIES_KEY', 'OBS_KEY'],
} as const satisfies Record<CsvOptions['keys'], readonly ('SERIES_KEY' | 'OBS_KEY')[]>;

/** What the CSV ranges of an Accept header and the query say; a query comes first. */
export function csvOptions(accept: string | undefined, given: (name: string) => string | null): CsvOptions {
  const range = accept?.split(',').find((each) => /csv/i.test(each)) ?? '';
  const parameter = (name: string) =>
    given(name) ?? new RegExp(`;\\s*${name}="?(\\w+)`, 'i').exec(range)?.[1] ?? null;
  const labels = given('format') === 'csvfilewithlabels' ? 'both' : parameter('labels');
  return {
    labels: labels === 'name' || labels === 'both' ? labels : 'id',
    keys: keysNamed(parameter('keys')),
  };
}

function keysNamed(text: string | null): CsvOptions['keys'] {
  return text === 'obs' || text === 'series' || text === 'both' ? text : 'none';
}
