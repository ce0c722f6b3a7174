import {
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
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

/** A seed with one more release, which brings nothing. */
function withRelease(files: SeedFiles, id: string): SeedFiles {
  const release = `"${id}":\n  publishedOn: 2025-11-0${id}\n  title: { en: Later, zh: 后来 }\n  notes: { en: Nothing., zh: 无。 }\n`;
  return new Map([...files, ['releases.yaml', `${files.get('releases.yaml')}${release}`]]);
}

const seed = readSeedFiles(fixtureSeed);
const later = withRelease(seed, '3');

/** A live store over a file of its own, which looks at it a hundred times a second. `beforeOpening` runs between a look at the file and its opening. */
function watched(beforeOpening = (_: string) => {}) {
  const file = join(mkdtempSync(join(root, 'db-')), 'indicators.sqlite');
  const faults: unknown[] = [];
  const store = new LiveStore(openSeeded(file, fixtureSeed));
  const open = (found: string) => {
    beforeOpening(found);
    return SqliteStore.open(found);
  };
  store.watch({ file, open, onFault: (fault) => faults.push(fault), every: 10 });
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

  it('knows which file it has open when another one is renamed over it in the middle of a look', async () => {
    let isFirst = true;
    const { file, store, faults } = watched((found) => {
      if (isFirst) seedFile(found, withRelease(later, '4'));
      isFirst = false;
    });
    seedFile(file, later);
    await vi.waitFor(async () => expect(await releaseOf(store)).toBe('4'), 10_000);
    truncateSync(file, 20_000);
    await vi.waitFor(() => expect(faults).toHaveLength(1), 10_000);
    await expect(store.current().catalogue()).rejects.toThrow('cannot be read');
  });

  it('reports a file once that disappears in the middle of a look', async () => {
    const { file, store, faults } = watched(rmSync);
    seedFile(file, later);
    await vi.waitFor(() => expect(faults).not.toEqual([]), 10_000);
    await pause(100);
    expect(faults.map(String)).toEqual([expect.stringContaining('ENOENT')]);
    expect(await releaseOf(store)).toBe('2');
  });

  it('heals when the file that was damaged comes back with its former times', async () => {
    const time = new Date('2025-11-05T00:00:00Z');
    const { file, store } = watched((found) => utimesSync(found, time, time));
    seedFile(file, later);
    await vi.waitFor(async () => expect(await releaseOf(store)).toBe('3'), 10_000);
    const whole = readFileSync(file);
    truncateSync(file, 20_000);
    await vi.waitFor(() => expect(store.current().catalogue()).rejects.toThrow(), 10_000);
    writeFileSync(file, whole);
    utimesSync(file, time, time);
    await vi.waitFor(async () => expect(await releaseOf(store)).toBe('3'), 10_000);
  });
});
