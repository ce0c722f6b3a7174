import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../src/domain/statements/csv-cells.ts';
import { lineOf, lineStyles } from '../../../src/domain/statements/line-styles.ts';

const cell = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

describe('a line', () => {
  it('in the style of CSV is a CSV line', () => {
    fc.assert(
      fc.property(fc.array(cell), (row) => {
        expect(lineOf(row, lineStyles.csv())).toBe(csvLine(row));
      }),
    );
  });

  it('in the style of NDJSON is an object with the names of the columns', () => {
    const style = lineStyles.ndjson(['id', 'say "so"', 'value', 'open', 'note']);
    expect(lineOf(['a\u2028b', 'so', 5.86e12, true, null], style)).toBe(
      '{"id":"a\\u2028b","say \\"so\\"":"so","value":5860000000000,"open":true,"note":null}\n',
    );
  });

  it('in the style of NDJSON is read back cell by cell', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (row) => {
        const style = lineStyles.ndjson(row.map((_, place) => `c${place}`));
        expect(Object.values(JSON.parse(lineOf(row, style)))).toEqual(
          row.map((value) => (value === 0 ? 0 : value)),
        );
      }),
    );
  });
});
