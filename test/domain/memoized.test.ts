import { expect, it } from 'vitest';
import { memoized } from '../../src/domain/memoized.ts';

it('computes once for each object, also where the result is undefined', () => {
  const seen: object[] = [];
  const sizeOf = memoized((list: readonly number[]) => {
    seen.push(list);
    return list.at(0);
  });
  const [empty, full] = [[], [7]];
  expect([sizeOf(empty), sizeOf(full), sizeOf(empty), sizeOf(full)]).toEqual([undefined, 7, undefined, 7]);
  expect(seen).toEqual([empty, full]);
});
