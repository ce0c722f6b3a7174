import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Slots } from '../../src/formats/slots.ts';

const { signal } = new AbortController();

/** Tasks that end when they are told to, and the order in which they began. */
function tasks() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const task = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    for (let turn = 0; turn < 3; turn += 1) await setImmediate();
  };
  return { begun, task, end };
}

describe('slots', () => {
  it('run so many tasks at a time, in the order in which they came', async () => {
    const slots = new Slots({ running: 2, waiting: 9 });
    const { begun, task, end } = tasks();
    const results = ['a', 'b', 'c', 'd'].map((name) => slots.run({ signal }, task(name)));
    await end('');
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('a');
    for (const name of ['c', 'd']) await end(name);
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('refuse who would wait behind too many, but not the patient, and are free again afterwards', async () => {
    const slots = new Slots({ running: 1, waiting: 1 });
    const { begun, task, end } = tasks();
    const results = [slots.run({ signal }, task('a')), slots.run({ signal }, task('b'))];
    await expect(slots.run({ signal }, task('c'))).rejects.toMatchObject({
      code: 'unavailable',
      retryAfter: 5,
    });
    results.push(slots.run({ signal, patient: true }, task('d')));
    for (const name of ['', 'a', 'b', 'd']) await end(name);
    expect(await Promise.all(results)).toEqual(['a', 'b', 'd']);
    const failing = slots.run({ signal }, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    const last = slots.run({ signal }, task('e'));
    for (const name of ['', 'e']) await end(name);
    expect([await last, begun]).toEqual(['e', ['a', 'b', 'd', 'e']]);
  });

  it('begin no task whose caller has left, and give its place to the next', async () => {
    const slots = new Slots({ running: 1, waiting: 1 });
    const { begun, task, end } = tasks();
    const left = new AbortController();
    const first = slots.run({ signal }, task('a'));
    const second = slots.run({ signal: left.signal }, task('b'));
    left.abort();
    await expect(second).rejects.toThrow('aborted');
    const third = slots.run({ signal }, task('c'));
    await expect(slots.run({ signal: left.signal }, task('d'))).rejects.toThrow();
    for (const name of ['', 'a', 'c']) await end(name);
    expect([await first, await third, begun]).toEqual(['a', 'c', ['a', 'c']]);
    await expect(slots.run({ signal: left.signal }, task('e'))).rejects.toThrow('aborted');
  });
});
