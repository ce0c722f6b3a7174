import { describe, expect, it } from 'vitest';
import { openSeeded } from '../../src/store/seed/build/open-seeded.ts';
import { chunksOf } from '../../src/store/sqlite/chunks.ts';
import { describeLines } from './lines.ts';

describe('lines of the whole seed', () => {
  const store = openSeeded(':memory:');
  describeLines(() => store);
});

describe('chunks', () => {
  it('hold all texts in their order, long and short, and end where a text ends', async () => {
    const texts = [0, 10, 70_000, 3, 20_000, 20_000, 20_000, 9].map(
      (length, place) => `${'值'.repeat(length)}${place}\n`,
    );
    const chunks = (await Array.fromAsync(chunksOf(texts))).map((chunk) => Buffer.from(chunk).toString());
    expect(chunks.join('')).toBe(texts.join(''));
    expect(chunks.length).toBeLessThan(texts.length);
    for (const chunk of chunks) expect(chunk).toMatch(/\n$/);
  });

  it('are none where there is no text', async () => {
    expect(await Array.fromAsync(chunksOf(['', '']))).toEqual([]);
  });
});
