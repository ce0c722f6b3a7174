import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { ClientCounts, type Counted } from '../../src/http/client-counts.ts';
import {
  CountKeeper,
  type CountsAsked,
  countAlone,
  countPatience,
  SharedCounts,
} from '../../src/http/shared-counts.ts';
import fc from '../fast-check.ts';

const window = 60_000;

/** A worker whose messages a test passes on; what it sent is in `sent`. */
function worker(pass: (asked: CountsAsked, reply: (message: unknown) => void) => void) {
  const sent: CountsAsked[] = [];
  let hear: (message: unknown) => void = () => {};
  const counts = new SharedCounts({
    send: (asked) => {
      sent.push(asked);
      // A channel carries text.
      pass(JSON.parse(JSON.stringify(asked)), (message) => hear(JSON.parse(JSON.stringify(message))));
    },
    listen: (listener) => {
      hear = listener;
    },
  });
  const ask = (client: string) =>
    new Promise<Counted>((resolve, reject) =>
      counts.incr(client, (error, result) => (result ? resolve(result) : reject(error)), window),
    );
  return { ask, sent };
}

describe('counts that workers share', () => {
  it('give each request of a client a number of its own, whichever worker it reaches and however late the answer is', async () => {
    const request = fc.record({
      client: fc.constantFrom('a', 'b', 'c'),
      place: fc.nat(2),
      delay: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 60 }), async (requests) => {
        const keeper = new CountKeeper();
        const workers = [0, 1, 2].map((late) =>
          worker((asked, reply) => {
            const given = keeper.answer(asked);
            setTimeout(() => reply(given), late);
          }),
        );
        const numbers = new Map<string, number[]>();
        const asked = requests.map(async ({ client, place, delay }) => {
          if (delay > 0) await pause(delay);
          const counted = await workers[place]?.ask(client);
          numbers.set(client, [...(numbers.get(client) ?? []), counted?.current ?? 0]);
          expect(counted?.ttl).toBeGreaterThan(0);
          expect(counted?.ttl).toBeLessThanOrEqual(window);
        });
        await Promise.all(asked);
        for (const [client, found] of numbers) {
          const sent = requests.filter((each) => each.client === client).length;
          expect(found.toSorted((a, b) => a - b)).toEqual(Array.from({ length: sent }, (_, at) => at + 1));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are asked for once in a turn of the event loop', async () => {
    const keeper = new CountKeeper();
    const { ask, sent } = worker((asked, reply) => reply(keeper.answer(asked)));
    const numbers = await Promise.all(Array.from({ length: 50 }, () => ask('a')));
    expect(numbers.map(({ current }) => current)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    expect(sent).toHaveLength(1);
  });

  it('are made by the worker alone while nobody answers, without waiting again, and together again afterwards', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'setImmediate'] });
    try {
      const keeper = new CountKeeper();
      let isDead = true;
      const { ask, sent } = worker((asked, reply) => isDead || reply(keeper.answer(asked)));
      const numbers: number[] = [];
      const first = ask('a').then(({ current }) => numbers.push(current));
      await vi.advanceTimersByTimeAsync(countPatience - 1);
      expect(numbers).toEqual([]);
      await vi.advanceTimersByTimeAsync(2);
      await first;
      // No time passes.
      numbers.push((await ask('a')).current);
      expect(numbers).toEqual([1, 2]);
      expect(sent).toHaveLength(1);
      isDead = false;
      await vi.advanceTimersByTimeAsync(countAlone);
      const again = ask('a');
      await vi.advanceTimersByTimeAsync(1);
      expect((await again).current).toBe(1);
      expect(sent).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('take no notice of other messages and of answers that come too late', async () => {
    const late: (() => void)[] = [];
    const keeper = new CountKeeper();
    const { ask } = worker((asked, reply) => {
      for (const message of [null, 'counted', 7, {}, { batch: 99, counted: [] }]) reply(message);
      late.push(() => reply(keeper.answer(asked)));
    });
    expect((await ask('a')).current).toBe(1);
    for (const reply of late) reply();
    expect((await ask('a')).current).toBe(2);
  });

  it('are those of one process where there is one', () => {
    const counts = new ClientCounts();
    expect([counts.count('a', window), counts.count('b', window), counts.count('a', window)]).toMatchObject([
      { current: 1 },
      { current: 1 },
      { current: 2 },
    ]);
  });
});
