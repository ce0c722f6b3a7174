import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { unguarded } from '../../../src/domain/statements/csv-cells.ts';
import { longColumns } from '../../../src/domain/statements/long-table.ts';
import { type Row, type Single, seedFolder, served } from '../server.ts';

const fixture = served();
const article = served({ folder: seedFolder });

interface Text {
  readonly en: string;
  readonly zh: string;
}
type Shown = Row & {
  bounds: { lower: number | null; upper: number | null };
  source: { id: string };
  caveats: Text[];
};
type Told = Row & { digits: string | null; provenance: { locator: string } };

/** Rows as texts by column, guards against formulas taken off. */
function table(text: string): Record<string, string>[] {
  const [header = [], ...rows]: string[][] = parse(text, { relax_column_count: false });
  return rows.map((row) =>
    Object.fromEntries(header.map((name, place) => [name, unguarded(row[place] ?? '')])),
  );
}

/** All columns but `doubtful`, which CSV says in its own words. */
const columns: readonly string[] = longColumns.filter((column) => String(column) !== 'doubtful');

const cell = (value: unknown) => (value === null ? '' : String(value));

/** What the cells of a row must be, from the JSON of the observation and its dossier; columns that neither has are left out. */
function cellsOf(row: Shown, dossier: Told): Record<string, string> {
  const told: Record<string, unknown> = { ...dossier, ...dossier.provenance, ...row };
  const shown = {
    ...told,
    lower: row.bounds.lower,
    upper: row.bounds.upper,
    source: row.source.id,
    caveats: row.caveats.map(({ en, zh }) => `${en} | ${zh}`).join('\n'),
  };
  return Object.fromEntries(
    Object.entries(shown).flatMap(([column, value]) =>
      columns.includes(column) ? [[column, cell(value)]] : [],
    ),
  );
}

describe('CSV', () => {
  it.each([
    ['made-up figures', fixture, '/v1/observations?indicator=*&revisions=all'],
    [
      'made-up figures in another scale and order',
      fixture,
      '/v1/observations?indicator=*&scale=wan&sort=-value',
    ],
    ['the article', article, '/v1/observations?source=capitalfm-2025-09-22&revisions=all'],
  ])('of %s equals JSON cell by cell', async (_, server, path) => {
    const rows = table(await server().text(`${path}&format=csv`));
    const { data } = await server().json<{ data: Shown[] }>(`${path}&limit=1000`);
    expect(rows).toHaveLength(data.length);
    for (const [place, row] of data.entries()) {
      const dossier = await server().json<Single<Told>>(row.links.self ?? '');
      expect(rows[place]).toMatchObject(cellsOf(row, dossier.data));
    }
  });

  it('of the other lists equals JSON, a column per language', async () => {
    for (const path of [
      '/v1/indicators',
      '/v1/areas',
      '/v1/sources',
      '/v1/codelists',
      '/v1/codelists/topics',
    ]) {
      const rows = table(await fixture().text(`${path}?format=csv`));
      const { data } = await fixture().json(`${path}?fields=*`);
      expect(rows.map(({ id }) => id)).toEqual(data.map(({ id }) => id));
      for (const [place, row] of rows.entries())
        for (const [column, text] of Object.entries(row)) {
          const [, key = column, lang] = /^(.*?)(En|Zh)$/.exec(column) ?? [];
          const value = data[place]?.[key];
          const shown = lang && value ? (value as Record<string, unknown>)[lang.toLowerCase()] : value;
          expect(text, `${path} ${column}`).toBe(
            cell(Array.isArray(shown) ? shown.join(' ') : (shown ?? null)),
          );
        }
    }
  });

  it('has its columns in the order that never changes, new ones only appended', async () => {
    const text = await fixture().text('/v1/observations?indicator=output-a&format=csv');
    expect(text.split('\r\n')[0]?.split(',').slice(0, 22).join()).toBe(
      'id,indicator,area,period,periodStart,periodEnd,kind,value,unit,qualifier,lower,upper,publishedOn,relation,source,frequency,lane,digits,scale,locator,caveats,missingReason',
    );
  });

  it('is never paged and never cut', async () => {
    const whole = await fixture().text('/v1/observations?indicator=*&revisions=all&format=csv');
    const limited = await fixture().get('/v1/observations?indicator=*&revisions=all&format=csv&limit=1');
    expect(await limited.text()).toBe(whole);
    expect(table(whole)).toHaveLength(22);
    expect(limited.headers.get('link')).not.toContain('rel="next"');
    expect(table(await fixture().text('/v1/codelists?format=csv&limit=1')).length).toBeGreaterThan(10);
  });

  it('begins with a byte order mark only where asked', async () => {
    const path = '/v1/observations?indicator=output-a&format=csv';
    const plain = Buffer.from(await (await fixture().get(path)).arrayBuffer());
    const marked = Buffer.from(await (await fixture().get(`${path}&bom=1`)).arrayBuffer());
    expect(marked.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(marked.subarray(3)).toEqual(plain);
  });

  it('is typed, in UTF-8, and saved under a name that says what it is', async () => {
    const one = await fixture().get('/v1/observations?indicator=output-a&format=csv');
    expect(one.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(one.headers.get('content-disposition')).toBe('attachment; filename="output-a.csv"');
    const many = await fixture().get('/v1/observations?indicator=*&format=csv');
    expect(many.headers.get('content-disposition')).toBe('attachment; filename="observations.csv"');
    expect((await fixture().get('/v1/indicators')).headers.has('content-disposition')).toBe(false);
  });

  it('runs no formula in a spreadsheet', async () => {
    const text = await fixture().text(
      '/v1/observations?source=b-2024&indicator=output-a&revisions=all&format=csv',
    );
    expect(text).toContain(`"'=""misprint"", perhaps | 疑为误印"`);
  });

  it('keeps the columns that fields names, bounds as two, texts at the end', async () => {
    const text = await fixture().text(
      '/v1/observations?indicator=firms-a&area=CN&fields=bounds,value,period,display&format=csv',
    );
    expect(text).toBe('period,value,lower,upper,display\r\n2023,400000,400000,,"over 400,000"\r\n');
  });

  it('is a header alone where there are no rows', async () => {
    const text = await fixture().text('/v1/observations?indicator=silent-a&format=csv&fields=id,value');
    expect(text).toBe('id,value\r\n');
  });
});
