import { withQuery } from '../rows.ts';

/** Suffixes of short addresses by the name of their format; other formats have none. A test holds them to those of the API. */
export const suffixes: Readonly<Record<string, string>> = {
  json: 'json',
  csv: 'csv',
  ndjson: 'ndjson',
  xlsx: 'xlsx',
  parquet: 'parquet',
  jsonstat: 'jsonstat.json',
  svg: 'svg',
  png: 'png',
  bibtex: 'bib',
  csl: 'csl.json',
  ris: 'ris',
};

type Parameters = Readonly<Record<string, string | number | null>>;

/**
 * The path of the API for the rows of `/v1/observations?…` in a format: the short one, `/v1/indicators/{id}.csv?…`, for
 * one indicator, else the same with `format`. Parameters are added, or with null left out.
 */
export function pathIn(format: string, path: string, more: Parameters = {}): string {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const { indicator = '', ...others } = Object.fromEntries(searchParams);
  const suffix = suffixes[format];
  const short =
    pathname === '/v1/observations' && suffix !== undefined && /^[^,*]+$/.test(indicator)
      ? withQuery(`/v1/indicators/${encodeURIComponent(indicator)}.${suffix}`, { ...others, ...more })
      : withQuery(pathname, { ...(indicator === '' ? {} : { indicator }), ...others, ...more, format });
  // The address stands in quotes of many languages.
  return short.replaceAll("'", '%27');
}
