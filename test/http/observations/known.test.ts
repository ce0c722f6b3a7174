import { parquetMetadata, parquetSchema } from 'hyparquet';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { compareText } from '../../../src/domain/compare-text.ts';
import type { Cell, Column } from '../../../src/domain/statements/cells.ts';
import { longColumns, longType } from '../../../src/domain/statements/long-table.ts';
import { lastDay } from '../../../src/domain/time/period.ts';
import { decoders } from '../../formats/decode.ts';
import { sources } from '../../seed/dataset.ts';
import { type List, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });
const columns: readonly Column[] = longColumns.map((name) => ({ name, type: longType(name) }));
const known = ['id', 'publishedOn', 'publishedPrecision', 'knownFrom', 'knownUntil'] as const;

type Known = Readonly<Record<(typeof known)[number] | 'source', Cell>>;

const everything = '/v1/observations?indicator=*&revisions=all';

/** All statements in a tabular format. */
async function table(format: string, query = everything): Promise<Known[]> {
  const bytes = Buffer.from(await (await server().get(`${query}&format=${format}`)).arrayBuffer());
  const rows = (await decoders[format]?.(bytes, columns)) ?? [];
  const at = (row: readonly Cell[], name: string) => row[columns.findIndex((c) => c.name === name)] ?? null;
  return rows.map((row) => ({
    id: at(row, 'id'),
    publishedOn: at(row, 'publishedOn'),
    publishedPrecision: at(row, 'publishedPrecision'),
    knownFrom: at(row, 'knownFrom'),
    knownUntil: at(row, 'knownUntil'),
    source: at(row, 'source'),
  }));
}

async function pages(query = everything): Promise<Known[]> {
  const rows: Known[] = [];
  let next: string | null = `${query}&limit=1000`;
  while (next !== null) {
    const page: List = await server().json(next);
    const source = (row: unknown) => JSON.parse(JSON.stringify(row)).source.id;
    for (const row of page.data) rows.push({ ...JSON.parse(JSON.stringify(row)), source: source(row) });
    next = page.page.next;
  }
  return rows;
}

const told = (rows: readonly Known[]) =>
  rows.map((row) => known.map((key) => row[key])).sort((a, b) => compareText(String(a[0]), String(b[0])));

const fullDay = /^\d{4}-\d{2}-\d{2}$/;
const documents = new Map<unknown, (typeof sources)[number]>(sources.map((source) => [source.id, source]));

describe('since when a statement is known', () => {
  it('stands in every row, and in every format alike', async () => {
    const rows = await pages();
    expect(rows.length).toBeGreaterThan(1600);
    for (const format of ['csv', 'ndjson', 'xlsx', 'parquet'])
      expect(told(await table(format)), format).toEqual(told(rows));
  });

  it('is a full day, never after the day on which the document was read, and never in the future', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const wrong = (await table('csv')).filter(({ source, knownFrom, knownUntil }) => {
      const day = String(knownFrom);
      const late = day > (documents.get(source)?.accessedOn ?? '') || day > today;
      return late || !fullDay.test(day) || (knownUntil !== null && !fullDay.test(String(knownUntil)));
    });
    expect(wrong).toEqual([]);
  });

  it('has the date of publication beside it, as precise as the document names it', async () => {
    for (const { source, publishedOn, publishedPrecision } of await table('csv')) {
      const document = documents.get(source);
      expect([publishedOn, publishedPrecision]).toEqual([
        document?.publishedOn,
        document?.publishedPrecision,
      ]);
    }
  });

  it('sorts by the last day that the date of publication allows', async () => {
    const dates = (await table('csv', `${everything}&sort=publishedOn`)).map(
      ({ publishedOn }) => lastDay(String(publishedOn)).day,
    );
    expect(dates).toEqual(dates.toSorted());
  });

  it('is typed: the date of publication is text, the days are dates', async () => {
    const bytes = await (await server().get(`${everything}&format=parquet`)).arrayBuffer();
    const types = new Map(
      parquetSchema(parquetMetadata(bytes)).children.map(({ element }) => [
        element.name,
        element.converted_type,
      ]),
    );
    expect(types.get('publishedOn')).toBe('UTF8');
    expect([types.get('knownFrom'), types.get('knownUntil')]).toEqual(['DATE', 'DATE']);
    const [sheet] = await readWorkbook(
      Buffer.from(await (await server().get(`${everything}&format=xlsx`)).arrayBuffer()),
    );
    const [names = [], ...rows] = sheet?.data ?? [];
    const cells = (name: string) => rows.map((row) => row[names.indexOf(name)] ?? null);
    expect(cells('publishedOn').every((cell) => typeof cell === 'string')).toBe(true);
    expect(cells('knownFrom').every((cell) => cell instanceof Date)).toBe(true);
    expect(cells('knownUntil').every((cell) => cell === null || cell instanceof Date)).toBe(true);
  });

  it('tells which statement was the current word on any day', async () => {
    const all = await table('csv');
    for (const day of ['2019-06-30', '2023-01-01', '2024-05-01', '2025-05-25', '2026-11-24']) {
      const current = all.filter(
        ({ knownFrom, knownUntil }) =>
          String(knownFrom) <= day && (knownUntil === null || day < String(knownUntil)),
      );
      const then = await table('csv', `/v1/observations?indicator=*&asOf=${day}`);
      expect(told(then).map(([id]) => id)).toEqual(told(current).map(([id]) => id));
      expect(then.filter(({ knownUntil }) => knownUntil !== null)).toEqual([]);
    }
  });

  it('does not tell under asOf what came later', async () => {
    const then = await table('csv', `${everything}&asOf=2024-05-01`);
    expect(then.length).toBeGreaterThan(100);
    expect(then.filter(({ knownUntil }) => String(knownUntil ?? '') > '2024-05-01')).toEqual([]);
  });

  it('of a computed row is the day on which the last of its operands became known', async () => {
    const query = '/v1/observations?indicator=data-output-nda&transform=yoy';
    const { data } = await server().json(`${query}&fields=knownFrom,knownUntil,derivation,value`);
    const days = new Map((await pages()).map(({ id, knownFrom }) => [id, knownFrom]));
    const computed = JSON.parse(JSON.stringify(data)).filter((row: { value: unknown }) => row.value !== null);
    expect(computed.length).toBeGreaterThan(0);
    for (const { knownFrom, knownUntil, derivation } of computed) {
      const operands = derivation.operands.map(({ id }: { id: string }) => days.get(id));
      expect(knownFrom).toBe(operands.toSorted().at(-1));
      expect(knownUntil).toBeNull();
    }
    const csv = await server().text(`${query}&fields=period,knownFrom&format=csv`);
    expect(csv.split('\r\n')[0]).toBe('period,knownFrom');
    expect(
      csv
        .split('\r\n')
        .slice(1, -1)
        .every((line) => /,\d{4}-\d{2}-\d{2}$/.test(line)),
    ).toBe(true);
  });

  it('stands in the cells of a cube', async () => {
    const cube = await server().json<{ extension: { observation: Record<string, Known> } }>(
      '/v1/observations?indicator=data-output-nda&format=jsonstat',
    );
    const cells = Object.values(cube.extension.observation);
    expect(cells.length).toBeGreaterThan(2);
    for (const cell of cells)
      expect([fullDay.test(String(cell.knownFrom)), cell.knownUntil]).toEqual([true, null]);
  });
});

describe('asOf', () => {
  const today = new Date().toISOString().slice(0, 10);

  it('today shows all that is shown without it', async () => {
    const now = await table('csv', '/v1/observations?indicator=*');
    expect(told(await table('csv', `/v1/observations?indicator=*&asOf=${today}`))).toEqual(told(now));
  });

  it('after today is refused, with the answer of today', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const path = '/v1/observations?indicator=data-output-nda&asOf=';
    const refused = await server().get(path + tomorrow);
    expect(refused.status).toBe(400);
    const { links }: { links: { tryInstead: string } } = JSON.parse(await refused.text());
    expect(new URL(links.tryInstead).searchParams.get('asOf')).toBe(today);
    expect((await server().get(links.tryInstead)).status).toBe(200);
  });
});
