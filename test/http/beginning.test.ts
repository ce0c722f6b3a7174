import { describe, expect, it } from 'vitest';
import { beginning } from '../../src/http/beginning.ts';

/** Writes so many parts of ten bytes, and tells how many it wrote and whether it was ended. */
function writer(count: number) {
  const told = { written: 0, ended: false };
  async function* write() {
    try {
      for (let part = 0; part < count; part += 1) {
        told.written += 1;
        yield Buffer.alloc(10, part);
      }
    } finally {
      told.ended = true;
    }
  }
  return { told, chunks: write() };
}

describe('the beginning of what is written', () => {
  it('is all of it up to so many bytes, and otherwise stops at the part that makes it longer', async () => {
    for (const [count, isWhole, parts] of [
      [0, true, 0],
      [3, true, 3],
      [4, false, 4],
      [9, false, 4],
    ] as const) {
      const { told, chunks } = writer(count);
      const found = await beginning(chunks, 30);
      expect([found.isWhole, found.parts.length, told.written]).toEqual([isWhole, parts, parts]);
    }
  });

  it('is followed by the rest, and nothing is lost or twice', async () => {
    const { told, chunks } = writer(9);
    const { all } = await beginning(chunks, 30);
    const read = await Array.fromAsync(all);
    expect(read.map((part) => part[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(told.ended).toBe(true);
  });

  it('ends what it reads from when it is given up, also before anybody read it', async () => {
    for (const reads of [0, 2, 5]) {
      const { told, chunks } = writer(9);
      const { all } = await beginning(chunks, 30);
      for (let read = 0; read < reads; read += 1) await all.next();
      await all.return?.();
      expect(told.ended).toBe(true);
    }
  });

  it('fails as the writer does', async () => {
    async function* broken() {
      yield Buffer.alloc(10);
      throw new Error('broken');
    }
    await expect(beginning(broken(), 30)).rejects.toThrow('broken');
    const { all } = await beginning(broken(), 5);
    await expect(Array.fromAsync(all)).rejects.toThrow('broken');
  });
});
