import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/domain/fault.ts';
import { cellXml, columnName, sheetLimits } from '../../../src/formats/tables/worksheet.ts';
import { xlsx } from '../../../src/formats/tables/xlsx.ts';
import { sheetRows, written } from '../decode.ts';
import { seriesAnswer, statements } from '../series.ts';

const place = { column: 0, row: 2 };

describe('a workbook', () => {
  it('keeps its header in view on every sheet, and holds no formula', async () => {
    const parts = unzipSync(await written(xlsx, seriesAnswer()));
    const sheets = Object.entries(parts).filter(([path]) => path.startsWith('xl/worksheets/'));
    expect(sheets).toHaveLength(3);
    for (const [path, bytes] of sheets) {
      const xml = strFromU8(bytes);
      expect(xml, path).toContain(
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
      );
      expect(xml, path).not.toContain('<f>');
    }
  });

  it('formats cells of style 2 as days and of style 3 with separators', async () => {
    const parts = unzipSync(await written(xlsx, seriesAnswer()));
    const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array());
    const cells = /<cellXfs.*<\/cellXfs>/.exec(styles)?.[0] ?? '';
    const formats = [...cells.matchAll(/<xf numFmtId="(\d+)"/g)].map(([, id]) => id);
    // 3 is built in: `#,##0` (ECMA-376 part 1, 18.8.30).
    expect(formats).toEqual(['0', '0', '164', '3']);
    expect(styles).toContain('<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>');
  });

  it('has no sheet of sources where there are none', async () => {
    const bytes = await written(xlsx, seriesAnswer(statements, { sources: [] }));
    expect(await sheetRows(bytes, 'sources')).toEqual([]);
    expect(Object.keys(unzipSync(bytes)).filter((path) => path.startsWith('xl/worksheets/'))).toHaveLength(2);
  });
});

describe('an answer that is too large for a sheet', () => {
  it('is refused with a `tryInstead` that succeeds', async () => {
    const large = {
      ...seriesAnswer(),
      async *rows() {
        yield [['x'.repeat(sheetLimits.characters + 1)]];
      },
    };
    await expect(written(xlsx, large)).rejects.toMatchObject({
      status: 422,
      tryInstead: '/v1/observations?format=csv',
      errors: [{ parameter: 'format', code: 'tooLarge' }],
    });
  });
});

describe('a wide table', () => {
  const wide = (count: number) => ({
    ...seriesAnswer(),
    columns: Array.from({ length: count }, (_, place) => ({ name: `c${place}`, type: 'number' as const })),
    async *rows() {
      yield [1, 2].map((row) => Array.from({ length: count }, (_, place) => row * place));
    },
  });

  it('is written whole', async () => {
    const rows = await sheetRows(await written(xlsx, wide(1201)), 'data');
    expect(rows.map((row) => row.length)).toEqual([1201, 1201]);
    expect(rows[1]?.at(-1)).toBe(2400);
  });

  it('is refused where it has more columns than a sheet', async () => {
    await expect(written(xlsx, wide(sheetLimits.columns + 1))).rejects.toMatchObject({
      status: 422,
      errors: [{ code: 'tooLarge', allowed: ['csv', 'ndjson', 'parquet'] }],
    });
  });
});

describe('a cell', () => {
  it('is named by letters, with AA after Z', () => {
    expect([0, 25, 26, 51, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA']);
  });

  it('counts a day from 30 December 1899, so that 1 March 1900 is 61', () => {
    expect(cellXml('1900-03-01', 'date', place)).toBe('<c r="A2" s="2"><v>61</v></c>');
    // 2024-01-01 is day 45292 in every spreadsheet.
    expect(cellXml('2024-01-01', 'date', place)).toBe('<c r="A2" s="2"><v>45292</v></c>');
  });

  it('has separators where a whole number of twelve digits or more would be shown as a power of ten', () => {
    const attributes = (value: number) => /^<c r="A2"(.*?)>/.exec(cellXml(value, 'number', place))?.[1];
    expect(attributes(99_999_999_999)).toBe('');
    expect(attributes(100_000_000_000)).toBe(' s="3"');
    expect(attributes(-100_000_000_000)).toBe(' s="3"');
    expect(attributes(5_860_000_000_000)).toBe(' s="3"');
    expect(attributes(999_999_999_999_999_900_000)).toBe(' s="3"');
    // Written with an exponent from here on.
    expect(attributes(1e21)).toBe('');
    expect(attributes(123_456_789_012.5)).toBe('');
    expect(cellXml(5_860_000_000_000, 'number', place)).toContain('<v>5860000000000</v>');
  });

  it('keeps a day before March 1900 as text, since Excel counts a 29 February 1900 that never was', () => {
    expect(cellXml('1900-02-28', 'date', place)).toContain('<t>1900-02-28</t>');
  });

  it('keeps blanks at the edges of a text, and says so only there', () => {
    expect(cellXml('a b', 'text', place)).toBe('<c r="A2" t="inlineStr"><is><t>a b</t></is></c>');
    for (const text of [' a', 'a ', '\na', 'a\t'])
      expect(cellXml(text, 'text', place)).toContain(`<t xml:space="preserve">${text}</t>`);
  });

  it('is refused, not truncated, when it is too long for a cell', () => {
    expect(() => cellXml('x'.repeat(sheetLimits.characters + 1), 'text', place)).toThrow(Fault);
    expect(() => cellXml(1, 'number', { column: 0, row: sheetLimits.rows + 1 })).toThrow(Fault);
    expect(cellXml('x'.repeat(sheetLimits.characters), 'text', place)).toContain('xxx');
  });
});
