import { expect, it } from 'vitest';
import { once } from '../../src/http/once.ts';

it('is made once, for all who ask', async () => {
  let made = 0;
  const ask = once(async () => {
    made += 1;
    return made;
  });
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
  expect(await ask()).toBe(1);
});

it('is tried again after it failed', async () => {
  let tries = 0;
  const ask = once(async () => {
    tries += 1;
    if (tries === 1) throw new Error('Not yet.');
    return tries;
  });
  await expect(ask()).rejects.toThrow('Not yet.');
  expect(await ask()).toBe(2);
});
