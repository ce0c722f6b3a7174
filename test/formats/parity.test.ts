import { describe, expect, it, vi } from 'vitest';
import { longColumns, longRow, longType } from '../../src/domain/statements/long-table.ts';
import type { Answer, Cell, Column, Row } from '../../src/formats/answer.ts';
import { listFormats } from '../../src/formats/formats.ts';
import fc, { letter } from '../fast-check.ts';
import { decoders, written } from './decode.ts';
import { catalogue, seriesAnswer, statements } from './series.ts';

const tabular = listFormats.filter(({ paged }) => !paged);

const columns: readonly Column[] = [
  { name: 'text', type: 'text' },
  { name: 'number', type: 'number' },
  { name: 'integer', type: 'integer' },
  { name: 'boolean', type: 'boolean' },
  { name: 'date', type: 'date' },
  { name: 'digital-economy.CN:qualifier', type: 'text' },
];

const awkward: readonly Row[] = [
  ['plain', 41.06, 0, true, '2024-02-29', 'about'],
  [null, null, null, null, null, null],
  ['约49万亿元，“引号”', 49e12, 1681, false, '1900-03-01', '超过'],
  ['She said "no, never"', -0.1, -1, true, '2199-12-31', "it's"],
  ['two\nlines', 1e-7, 9007199254740991, false, '2026-11-24', 'a\ttab'],
  ['=1+1', 1.7976931348623157e308, -9007199254740991, true, '1999-12-31', '+1'],
  ["'=1+1", 5e-324, 1, null, null, '-1'],
  ['@import', 0.30000000000000004, 2, true, '2000-01-01', '  spaces kept  '],
  ['2024-S1', 5_860_000_000_000, 3, true, '2024-01-01', '2024-01-01/P11M'],
  ['𠮷 and 😀', 123456789012345680, 4, true, '2024-01-01', 'constructor'],
  ['<a href="x">&amp;</a>', 1e21, 5, true, '2024-01-01', '__proto__'],
  ['true', 12, 6, true, '2024-01-01', '0042'],
];

function table(of: readonly Column[], rows: readonly Row[]): Answer {
  return {
    ...seriesAnswer(),
    columns: of,
    async *rows() {
      yield rows.slice(0, 1);
      yield [];
      yield rows.slice(1);
    },
  };
}

describe.each(tabular)('$name', (format) => {
  const decoded = async (of: readonly Column[], rows: readonly Row[]) =>
    decoders[format.name]?.(await written(format, table(of, rows)), of);

  it('restores every awkward cell exactly', async () => {
    expect(await decoded(columns, awkward)).toEqual(awkward);
  });

  it('has the same cells of a series as every other format', async () => {
    const rows = statements.map((row): Row => {
      const cells = longRow(row, catalogue, '1');
      return longColumns.map((column) => cells[column]);
    });
    const typed = longColumns.map((name) => ({ name, type: longType(name) }));
    expect(await decoded(typed, rows)).toEqual(rows);
  });

  it('restores any table', async () => {
    const cell = (arbitrary: fc.Arbitrary<Cell>) => fc.option(arbitrary, { freq: 6 });
    const row = fc.tuple(
      // An empty text is the same as nothing in CSV.
      cell(fc.string({ unit: letter, minLength: 1 }).filter((text) => text.trim() !== '')),
      cell(fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0)),
      cell(fc.maxSafeInteger()),
      cell(fc.boolean()),
      cell(
        fc
          .date({
            min: new Date('1900-03-01T00:00:00Z'),
            max: new Date('2199-12-31T00:00:00Z'),
            noInvalidDate: true,
          })
          .map((date) => date.toISOString().slice(0, 10)),
      ),
      fc.constant('x'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        expect(await decoded(columns, rows)).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });

  it('has its columns even without a row', async () => {
    expect(await decoded(columns, [])).toEqual([]);
  });

  it('writes the same bytes whenever it is asked', async () => {
    const on = async (day: string) => {
      vi.setSystemTime(new Date(day));
      return written(format, table(columns, awkward));
    };
    vi.useFakeTimers({ toFake: ['Date'] });
    const [first, second] = [await on('2026-11-24'), await on('2027-03-28T23:30:00Z')];
    vi.useRealTimers();
    expect(first.equals(second)).toBe(true);
  });
});
