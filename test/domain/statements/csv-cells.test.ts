import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvCell, csvLine, unguarded } from '../../../src/domain/statements/csv-cells.ts';
import fc from '../../fast-check.ts';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '\t', "'", '=', '+', '-', '@', '值', 'a') }),
);

describe('a CSV cell', () => {
  it.each([
    [null, ''],
    ['', ''],
    [41.06, '41.06'],
    [-1.5, '-1.5'],
    [5.86e12, '5860000000000'],
    [-0, '0'],
    [1e21, '1e+21'],
    [true, 'true'],
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "so"', '"say ""so"""'],
    ['two\nlines', '"two\nlines"'],
    ['=SUM(A1)', "'=SUM(A1)"],
    ['@cmd', "'@cmd"],
    ['=1,2', `"'=1,2"`],
    // A negative number is no formula; what only begins or ends like one may be.
    ['-5', '-5'],
    ['-12', '-12'],
    ['-1.25', '-1.25'],
    ['-5a', "'-5a"],
    ['-a-5', "'-a-5"],
    ['-1.5.2', "'-1.5.2"],
    ['-1.x', "'-1.x"],
  ])('%j is written %s', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('never begins like a formula', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(csvCell(value)).not.toMatch(/^"?[=+\-@\t\r]/);
      }),
    );
  });
});

describe('a CSV line', () => {
  it('ends with CRLF', () => {
    expect(csvLine(['a', 1, null])).toBe('a,1,\r\n');
  });

  it('is read back cell by cell for any texts, also by readers that pass over blank lines', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (cells) => {
        const [row] = parse(csvLine(cells), { record_delimiter: '\r\n', skip_empty_lines: true });
        expect(row?.map(unguarded)).toEqual(cells);
      }),
    );
  });
});
