import { describe, expect, it } from 'vitest';
import { ndjsonLine } from '../../../src/formats/tables/ndjson.ts';
import fc from '../../fast-check.ts';

const cell = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

describe('a line of NDJSON', () => {
  it('is an object with the names of the columns', () => {
    const line = ndjsonLine(['id', 'say "so"', 'value', 'open', 'note']);
    expect(line(['a\u2028b', 'so', 5.86e12, true, null])).toBe(
      '{"id":"a\\u2028b","say \\"so\\"":"so","value":5860000000000,"open":true,"note":null}\n',
    );
  });

  it('is read back cell by cell', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (row) => {
        const line = ndjsonLine(row.map((_, place) => `c${place}`))(row);
        expect(Object.values(JSON.parse(line))).toEqual(row.map((value) => (value === 0 ? 0 : value)));
      }),
    );
  });
});
