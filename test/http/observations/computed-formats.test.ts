import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { wholeSheet } from '../../formats/decode.ts';
import { type List, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

/** A forecast over an outturn, shares with two sources each, and an equivalent that a news agency stated. */
const queries = [
  'indicator=data-output-idc&frequency=A&transform=yoy',
  'indicator=digital-economy-size-caict&frequency=A&per=gdp',
  'indicator=data-industry-market-size-nddri&frequency=A&currency=USD&rate=stated',
  'indicator=online-retail-sales-nbs&aggregate=sum&frequency=A&partial=allow',
] as const;

type Cells = Readonly<Record<string, unknown>>;

const readers: Readonly<Record<string, (bytes: Buffer) => Promise<readonly Cells[]>>> = {
  csv: async (bytes) => parse(bytes, { bom: true, columns: true }),
  ndjson: async (bytes) =>
    bytes
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  xlsx: async (bytes) => {
    const [header = [], ...rows] = await wholeSheet(bytes, 'data');
    return rows.map((row) => Object.fromEntries(header.map((name, place) => [String(name), row[place]])));
  },
  parquet: (bytes) => parquetReadObjects({ file: new Uint8Array(bytes).buffer }),
};

const bytesOf = async (query: string, format: string) => {
  const response = await server().get(`/v1/observations?${query}&format=${format}`);
  expect(response.status, `${query} as ${format}`).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};
const rowsOf = async (query: string) =>
  (await server().json<List>(`/v1/observations?${query}&limit=1000`)).data;
const isEmpty = (cell: unknown) => cell === null || cell === undefined || cell === '';
const dayOf = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell);

describe.each(queries)('computed rows of %s', (query) => {
  it.each(Object.entries(readers))('have no source and name their operands as %s', async (format, read) => {
    const rows = await read(await bytesOf(query, format));
    const shown = await rowsOf(query);
    expect(rows).toHaveLength(shown.length);
    for (const [place, row] of rows.entries()) {
      for (const column of ['id', 'source', 'publishedOn', 'relation'])
        expect(isEmpty(row[column]), `${format} ${column}`).toBe(true);
      expect(dayOf(row.knownFrom)).toBe(shown[place]?.knownFrom);
      const { operands } = JSON.parse(JSON.stringify(shown[place]?.derivation));
      const named = operands.map(({ name, id }: { name: string; id: string }) => `${name}=${id}`).join(' ');
      const lanes = operands
        .map(({ name, lane }: { name: string; lane: string }) => `${name}=${lane}`)
        .join(' ');
      expect([row.operands ?? '', row.operandLanes ?? '']).toEqual([named, lanes]);
    }
  });

  it('have no source in a cube', async () => {
    const { extension } = JSON.parse((await bytesOf(query, 'jsonstat')).toString());
    const details: Cells[] = Object.values(extension.observation);
    expect(details.length).toBeGreaterThan(0);
    for (const detail of details)
      expect([detail.id, detail.source, detail.publishedOn]).toEqual([null, null, null]);
  });

  it('cite the sources of their operands and the dataset', async () => {
    const cited = JSON.parse((await bytesOf(query, 'csl')).toString()).map(({ id }: { id: string }) => id);
    const operands = (await rowsOf(query)).flatMap(
      ({ derivation }) => JSON.parse(JSON.stringify(derivation)).operands,
    );
    const sources = [...new Set(operands.map(({ source }: { source: { id: string } }) => source.id))].sort();
    expect(cited).toEqual([...sources, 'cde-release-3']);
    for (const format of ['bibtex', 'ris', 'apa', 'gbt7714'])
      expect((await bytesOf(query, format)).toString()).toContain('China Data Economy Indicators');
  });

  it('name the publishers of their operands under a picture', async () => {
    const picture = (await bytesOf(query, 'svg')).toString();
    expect(picture).toContain('Computed from figures of');
    expect(picture).not.toMatch(/Sources?: /);
  });
});

it('says in a picture that forecasts are compared with outturns', async () => {
  const picture = (await bytesOf('indicator=data-output-idc&transform=yoy', 'svg')).toString();
  expect(picture).toContain('base of forecasts and targets');
});
