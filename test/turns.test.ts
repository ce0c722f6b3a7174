import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { begin, inTurns, othersTurn, sortedInTurns, turn } from '../src/turns.ts';

/** Time as the tests have it: it passes while something is busy, however slow the machine is. */
let time = performance.now();

beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => time);
});

afterEach(() => {
  vi.restoreAllMocks();
});

function busy(milliseconds: number): void {
  time += milliseconds;
}

/** Whether a turn of the event loop passes while something is waited for. */
async function inAnotherTurn(waiting: () => Promise<void> | undefined): Promise<boolean> {
  let another = false;
  setImmediate(() => {
    another = true;
  });
  await waiting();
  return another;
}

describe('long work', () => {
  it('lets others have their turn once it has taken its time, and not before', async () => {
    await othersTurn();
    expect(turn()).toBeUndefined();
    expect(await inAnotherTurn(turn)).toBe(false);
    busy(5);
    expect(await inAnotherTurn(turn)).toBe(true);
    expect(turn()).toBeUndefined();
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

describe('works that wait at the same time', () => {
  /** What is seen until nothing happens any more, `turn` for each turn of the event loop with works in it. */
  async function seen(act: (see: (what: string) => void) => Promise<unknown>): Promise<string[]> {
    const all: string[] = [];
    let over = false;
    const count = () => {
      if (all.at(-1) !== 'turn') all.push('turn');
      if (!over) setImmediate(count);
    };
    setImmediate(count);
    await act((what) => all.push(what));
    over = true;
    return all;
  }

  const ended = (task: () => Promise<void> | void) =>
    new Promise<void>((end, fail) => begin(() => void Promise.resolve(task()).then(end, fail)));

  it('share a turn of the event loop while they are short', async () => {
    const all = await seen((see) => Promise.all(['a', 'b', 'c'].map((name) => ended(() => see(name)))));
    expect(all.join(' ')).toMatch(/a b c/);
  });

  it('leave what is left to the next turn once they have had their time', async () => {
    const all = await seen((see) =>
      Promise.all(
        ['a', 'b', 'c'].map((name) =>
          ended(() => {
            see(name);
            busy(4);
          }),
        ),
      ),
    );
    expect(all.filter((step) => step !== 'turn')).toEqual(['a', 'b', 'c']);
    expect(all.join(' ')).not.toMatch(/[abc] [abc]/);
  });

  it('go on before others begin while they are short, also where a microtask asks for more', async () => {
    const steps = (name: string, see: (what: string) => void) => async () => {
      see(name);
      busy(4);
      await Promise.resolve();
      await othersTurn();
      see(`${name}2`);
      busy(4);
      await turn();
      see(`${name}3`);
    };
    const all = await seen((see) => Promise.all([ended(steps('a', see)), ended(steps('b', see))]));
    expect(all.filter((step) => step !== 'turn')).toEqual(['a', 'a2', 'a3', 'b', 'b2', 'b3']);
  });

  it('have every other turn once they are long, and short ones do not wait for their end', async () => {
    let short = 0;
    const all = await seen((see) =>
      Promise.all([
        ended(async () => {
          busy(25);
          for (let step = 0; step < 8; step += 1) {
            await othersTurn();
            see('long');
            busy(4);
          }
        }),
        (async () => {
          for (; short < 8; short += 1)
            await ended(() => {
              see('short');
              busy(4);
            });
        })(),
      ]),
    );
    const steps = all.filter((step) => step !== 'turn').join(' ');
    expect(steps).not.toMatch(/long long long.*short/);
    expect(steps).not.toMatch(/short short short.*long/);
    expect(all.join(' ')).not.toMatch(/(long|short) (long|short)/);
  });

  it('go on after one of them has failed', async () => {
    await expect(
      ended(async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await ended(() => {});
  });
});
