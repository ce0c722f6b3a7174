import { describe, expect, it } from 'vitest';
import type { Column } from '../../../src/formats/answer.ts';
import { decoders, sheetHeader } from '../../formats/decode.ts';
import { isLong, namesIn, sampled } from '../../long-form.ts';
import { seedFolder, served } from '../server.ts';
import { computations } from './computed.ts';

const server = served({ folder: seedFolder });

type Cells = Readonly<Record<string, unknown>>;

interface WideBody {
  readonly data: readonly Cells[];
  readonly meta: { readonly columns: readonly { readonly key: string }[] };
}

const addressOf = (query: string, format: string) =>
  `/v1/observations?${query}&shape=wide&format=${format}&limit=1000`;

const linesOf = (text: string): Cells[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** The reason of each figure of the long table that is missing, by period and key of its wide column. */
async function reasonsOf(query: string): Promise<Map<string, unknown>> {
  const rows = linesOf(await server().text(`/v1/observations?${query}&format=ndjson`));
  const several = (key: string) => new Set(rows.map((row) => row[key])).size > 1;
  const [areas, frequencies] = [several('area'), several('frequency')];
  return new Map(
    rows.flatMap(({ indicator, area, frequency, lane, period, missingReason }) => {
      const place = `${indicator}${areas ? `.${area}` : ''}${frequencies ? `:${frequency}` : ''}`;
      const key = `${place}${lane === 'outturn' ? '' : `:${lane}`}`;
      return missingReason === null ? [] : [[`${period} ${key}`, missingReason] as const];
    }),
  );
}

/** The reasons that a wide table gives, by the same places. */
function reasonsIn(rows: readonly Cells[], keys: readonly string[]): Map<string, unknown> {
  return new Map(
    rows.flatMap((row) =>
      keys.flatMap((key) => {
        const reason = /^missing (\w+)/.exec(String(row[`${key}:note`] ?? ''))?.[1];
        if (reason !== undefined) expect(row[key] ?? null, key).toBeNull();
        return reason === undefined ? [] : [[`${row.period} ${key}`, reason] as const];
      }),
    ),
  );
}

/** Rows of a tabular format with the keys of their columns, which headers follow by a unit. */
async function rowsAs(query: string, format: string): Promise<Cells[]> {
  const response = await server().get(addressOf(query, format));
  expect(response.status, `${query} as ${format}`).toBe(200);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (format === 'ndjson') return linesOf(bytes.toString());
  const names = await headerOf(format, bytes);
  const columns = names.map((name): Column => ({ name, type: 'text' }));
  const rows = (await decoders[format]?.(bytes, columns)) ?? [];
  const keys = names.map((name) => name.replace(/ \[.*\]$/, ''));
  return rows.map((row) => Object.fromEntries(row.map((cell, place) => [keys[place], cell])));
}

async function headerOf(format: string, bytes: Buffer): Promise<string[]> {
  if (format === 'xlsx' || format === 'parquet') return sheetHeader(format, bytes);
  return (bytes.toString().split(/\r?\n/)[0] ?? '').split(',');
}

/** A table of all frequencies is long, and mostly empty: years alone in one, and the newest periods of all in another. */
const partsOf = (query: string) =>
  isLong || query.includes('frequency=')
    ? [query]
    : [`${query}&frequency=A&period=2010..`, `${query}&period=2025..`];

const queries = ['indicator=*', ...computations.map((computation) => `indicator=*&${computation}`)];
const inEveryFormat = [
  isLong ? 'indicator=*&transform=yoy' : 'indicator=*&transform=yoy&period=2024..',
  'indicator=*&per=gdp&frequency=A&scale=yi',
];

describe('a figure that is missing has its reason in the wide table', () => {
  it.each(sampled(queries, namesIn).flatMap(partsOf))('as JSON: %s', async (query) => {
    const expected = await reasonsOf(query);
    const { data, meta } = await server().json<WideBody>(addressOf(query, 'json'));
    const keys = meta.columns.map(({ key }) => key);
    expect(reasonsIn(data, keys)).toEqual(expected);
  });

  it.each(['csv', 'ndjson', 'xlsx', 'parquet'])('as %s', async (format) => {
    for (const query of inEveryFormat) {
      const rows = await rowsAs(query, format);
      const keys = Object.keys(rows[0] ?? {}).filter((key) => !/:(note|qualifier)$/.test(key));
      const reasons = reasonsIn(rows, keys);
      expect(reasons).toEqual(await reasonsOf(query));
      expect(reasons.size).toBeGreaterThan(100);
    }
  });
});
