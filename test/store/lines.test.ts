import { describe, expect, it } from 'vitest';
import { Chunks } from '../../src/store/chunks.ts';
import { openSeeded } from '../../src/store/seed/seed.ts';
import { describeLines } from './lines.ts';

describe('lines of the whole seed', () => {
  const store = openSeeded(':memory:');
  describeLines(() => store);
});

describe('chunks', () => {
  it('hold all lines in their order, long and short, and end where a line ends', () => {
    const lines = [0, 10, 70_000, 3, 65_000, 30_000, 9].map(
      (length, place) => `${'值'.repeat(length)}${place}\n`,
    );
    const chunks = new Chunks();
    const taken = lines.map((line) => chunks.add(line)).filter((chunk) => chunk !== null);
    const texts = [...taken, chunks.rest()].map((chunk) => Buffer.from(chunk).toString());
    expect(texts.join('')).toBe(lines.join(''));
    for (const text of texts) expect(text).toMatch(/\n$/);
  });
});
