import { describe, expect, it } from 'vitest';
import { type Order, revisionModes, type SortKey, sortKeys } from '../../src/domain/query/selection.ts';
import { byDefaultOrder } from '../../src/domain/statements/ordering.ts';
import type { Statement } from '../../src/domain/statements/statement.ts';
import { frequencies } from '../../src/domain/time/period.ts';
import fc from '../fast-check.ts';
import { runs } from '../long-form.ts';
import type { Opened } from './contract.ts';
import { ids, readAll, selection, walk } from './reading.ts';

const order: fc.Arbitrary<Order[]> = fc.uniqueArray(
  fc.record({ key: fc.constantFrom(...sortKeys), descending: fc.boolean() }),
  { minLength: 1, maxLength: 3, selector: ({ key }) => key },
);

const asked = fc
  .record({
    revisions: fc.constantFrom(...revisionModes),
    asOf: fc.constantFrom(null, '2024-05-01', '2025-03-01'),
    release: fc.constantFrom(null, 1, 2),
    last: fc.constantFrom(null, 1, 2),
    indicators: fc.constantFrom(null, ['data-trade-value-so'], ['platforms-so', 'data-volume-so']),
  })
  .map(selection);

/** What a statement is sorted by: text and numbers compare by themselves, a missing value comes first. */
const sortedBy: Record<SortKey, (s: Statement) => string | number> = {
  indicator: (s) => s.indicator,
  // Areas are kept in the order of their ids.
  area: (s) => s.area,
  frequency: (s) => frequencies.indexOf(s.period.frequency),
  period: (s) => `${s.period.start} ${s.period.end}`,
  lane: (s) => ['outturn', 'forecast', 'target'].indexOf(s.lane),
  knownFrom: (s) => s.knownFrom,
  publishedOn: (s) => s.publishedOn,
  value: (s) => s.value ?? Number.NEGATIVE_INFINITY,
};

function byOrder(keys: readonly Order[]): (a: Statement, b: Statement) => number {
  return (a, b) => {
    for (const { key, descending } of keys) {
      const [left, right] = [sortedBy[key](a), sortedBy[key](b)];
      if (left !== right) return left < right === descending ? 1 : -1;
    }
    return byDefaultOrder(a, b);
  };
}

export function describePaging(store: Opened): void {
  describe('paging', () => {
    it('concatenates to the whole, for any selection, order and limit', async () => {
      await fc.assert(
        fc.asyncProperty(asked, order, fc.integer({ min: 1, max: 60 }), async (what, keys, limit) => {
          const pages = await walk(store(), what, keys, limit);
          expect(ids(pages.flat())).toEqual(ids(await readAll(store(), what, keys)));
          expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
          expect(await store().count(what)).toBe(pages.flat().length);
        }),
        { numRuns: runs(60) },
      );
    });

    it('has no empty last page when the limit divides the rows', async () => {
      const { length } = await readAll(store());
      expect(await walk(store(), selection(), [{ key: 'period', descending: true }], length)).toHaveLength(1);
    });

    it.each([false, true].flatMap((descending) => sortKeys.map((key) => ({ key, descending }))))(
      'orders by $key, descending $descending, ties by the default order',
      async (key) => {
        const rows = await readAll(store(), { revisions: 'all' }, [key]);
        expect(ids(rows)).toEqual(ids(rows.toSorted(byOrder([key]))));
      },
    );

    it('orders by several keys', async () => {
      await fc.assert(
        fc.asyncProperty(order, async (keys) => {
          const rows = await readAll(store(), { revisions: 'all' }, keys);
          expect(ids(rows)).toEqual(ids(rows.toSorted(byOrder(keys))));
        }),
        { numRuns: runs(30) },
      );
    });

    it.each([false, true])('by value, descending %s, continues after a missing value', async (descending) => {
      const keys: Order[] = [{ key: 'value', descending }];
      const pages = await walk(store(), selection({ revisions: 'all' }), keys, 1);
      const values = pages.flat().map(({ value }) => value);
      const missing = descending ? values.slice(-3) : values.slice(0, 3);
      expect(missing).toEqual([null, null, null]);
      expect(values).toHaveLength(49);
    });
  });
}
