import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { defaultOrder, everything } from '../../../src/domain/query/selection.ts';
import { openSeeded } from '../../../src/store/seed/file/open-seeded.ts';
import { seedFile } from '../../../src/store/seed/file/write-database.ts';
import { readSeedFiles, type SeedFiles } from '../../../src/store/seed/read/seed-files.ts';
import { LiveStore } from '../../../src/store/sqlite/live-store.ts';
import { SqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';

const root = mkdtempSync(join(tmpdir(), 'live-'));
let live: LiveStore | undefined;
afterEach(() => live?.stop());
afterAll(() => rmSync(root, { recursive: true, maxRetries: 9 }));

/** The made-up seed with a third release that brings nothing. */
const seed = readSeedFiles(fixtureSeed);
const later: SeedFiles = new Map([
  ...seed,
  [
    'releases.yaml',
    `${seed.get('releases.yaml')}"3":\n  publishedOn: 2025-11-01\n  title: { en: Third, zh: 第三 }\n  notes: { en: Nothing., zh: 无。 }\n`,
  ],
]);

/** A live store over a file of its own, which looks at it a hundred times a second. */
function watched() {
  const file = join(mkdtempSync(join(root, 'db-')), 'indicators.sqlite');
  const faults: unknown[] = [];
  const store = new LiveStore(openSeeded(file, fixtureSeed));
  store.watch({ file, open: SqliteStore.open, onFault: (fault) => faults.push(fault), every: 10 });
  live = store;
  return { file, store, faults };
}

const releaseOf = async (store: LiveStore) => (await store.current().catalogue()).releases.at(-1)?.id;

describe('a live store', () => {
  it('opens a file that was renamed over its own', async () => {
    const { file, store, faults } = watched();
    expect(await releaseOf(store)).toBe('2');
    seedFile(file, later);
    await vi.waitFor(async () => expect(await releaseOf(store)).toBe('3'), 10_000);
    seedFile(file, seed);
    await vi.waitFor(async () => expect(await releaseOf(store)).toBe('2'), 10_000);
    expect(faults).toEqual([]);
  });

  it('keeps the snapshot of a reader open', async () => {
    const { file, store } = watched();
    const held = store.current();
    const page = (after: Parameters<typeof held.read>[1]['after']) =>
      held.read(everything, { order: defaultOrder, after, limit: 20 });
    const first = await page(null);
    seedFile(file, later);
    await vi.waitFor(() => expect(store.current()).not.toBe(held), 10_000);
    const second = await page(first.next);
    expect(second.statements).toHaveLength(20);
    expect((await held.catalogue()).releases.at(-1)?.id).toBe('2');
  });

  it('takes no notice of a file that was built from the same seed', async () => {
    const { file, store } = watched();
    const held = store.current();
    seedFile(file, seed);
    await pause(200);
    expect(store.current()).toBe(held);
  });

  it('keeps its snapshot when a new file cannot be opened, and opens the next valid one', async () => {
    const { file, store, faults } = watched();
    const held = store.current();
    writeFileSync(`${file}.bad`, 'this is no database');
    renameSync(`${file}.bad`, file);
    await vi.waitFor(() => expect(faults).not.toEqual([]), 10_000);
    expect(store.current()).toBe(held);
    expect(
      (await held.read(everything, { order: defaultOrder, after: null, limit: 1 })).statements,
    ).toHaveLength(1);
    rmSync(file);
    seedFile(file, later);
    await vi.waitFor(async () => expect(await releaseOf(store)).toBe('3'), 10_000);
  });

  it('reports a missing file once, and again when it is missing anew', async () => {
    const { file, store, faults } = watched();
    rmSync(file);
    await vi.waitFor(() => expect(faults).toHaveLength(1), 10_000);
    await pause(300);
    expect(faults).toHaveLength(1);
    seedFile(file, later);
    await vi.waitFor(async () => expect(await releaseOf(store)).toBe('3'), 10_000);
    rmSync(file);
    await vi.waitFor(() => expect(faults).toHaveLength(2), 10_000);
  });

  it('looks no more once it is stopped, even in the middle of a look', async () => {
    const { file, store } = watched();
    for (const moment of [0, 7, 11]) {
      await pause(moment);
      store.stop();
    }
    await pause(50);
    const held = store.current();
    seedFile(file, later);
    await pause(200);
    expect(store.current()).toBe(held);
  });
});
