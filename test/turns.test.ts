import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inTurns, othersTurn, sortedInTurns, turns } from '../src/turns.ts';

describe('long work', () => {
  it('lets others have their turn once it has taken its time, and not before', async () => {
    let others = 0;
    const count = () => {
      others += 1;
    };
    const patient = turns(60_000);
    setImmediate(count);
    for (let step = 0; step < 100; step += 1) await patient();
    expect(others).toBe(0);
    const eager = turns(0);
    await eager();
    expect(others).toBe(1);
  });

  it('on each item of a list keeps their order', async () => {
    expect(await inTurns([1, 2, 3], (item) => item * 2)).toEqual([2, 4, 6]);
  });
});

describe('sorting in turns', () => {
  const key = fc.constantFrom(1, 2, 3, Number.NEGATIVE_INFINITY);
  const item = fc.record({ key, name: fc.string() });

  it('gives what toSorted gives: equal items stay as they were', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (items, few) => {
          const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;
          expect(await sortedInTurns(items, compare, few)).toEqual(items.toSorted(compare));
        },
      ),
    );
  });
});

describe('long works that wait at the same time', () => {
  it('have a turn of the event loop each, in the order in which they began to wait', async () => {
    const seen: string[] = [];
    const turn = () => {
      seen.push('turn');
      if (seen.length < 12) setImmediate(turn);
    };
    setImmediate(turn);
    const work = async (name: string) => {
      for (let step = 0; step < 2; step += 1) {
        await othersTurn();
        seen.push(name);
      }
    };
    await Promise.all(['a', 'b', 'c'].map(work));
    expect(seen.filter((step) => step !== 'turn')).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
    expect(seen.join(' ')).not.toMatch(/[abc] [abc]/);
  });
});
