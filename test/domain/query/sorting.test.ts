import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sorted } from '../../../src/domain/query/sorting.ts';

interface Row {
  readonly value: number;
  readonly name: string;
}

const values = { value: ({ value }: Row) => value, name: ({ name }: Row) => name };
const rows = fc.array(
  fc.record({
    value: fc.constantFrom(Number.NEGATIVE_INFINITY, -1, 0, 2),
    name: fc.constantFrom('a', 'B', 'b'),
  }),
);

describe('sorted rows', () => {
  it('are ordered by the first key, and by the second where that is equal, infinite values included', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), fc.boolean(), (all, first, second) => {
        const order = [
          { key: 'value', descending: first },
          { key: 'name', descending: second },
        ] as const;
        const found = sorted(all, order, values);
        for (const [place, row] of found.slice(1).entries()) {
          const before = found[place];
          if (before === undefined) throw new Error('A row has no row before it.');
          const rises = first ? before.value > row.value : before.value < row.value;
          const follows = second ? before.name >= row.name : before.name <= row.name;
          expect(rises || (before.value === row.value && follows)).toBe(true);
        }
      }),
    );
  });

  it('stay as they were where no key tells them apart', () => {
    const equal = [
      { value: 1, name: 'b' },
      { value: 1, name: 'a' },
    ];
    expect(sorted(equal, [{ key: 'value', descending: true }], values)).toEqual(equal);
  });
});
