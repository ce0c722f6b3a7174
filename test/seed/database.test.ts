import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checksumOfSeed } from '../../src/store/seed/file/current-seed.ts';
import { openSeeded } from '../../src/store/seed/file/open-seeded.ts';
import { seedFile } from '../../src/store/seed/file/write-database.ts';
import { SeedError } from '../../src/store/seed/read/seed-faults.ts';
import { readSeedFiles } from '../../src/store/seed/read/seed-files.ts';
import { fixtureSeed } from '../fixtures/seed.ts';

let folder = '';
let seed = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seed-'));
  seed = join(folder, 'seed');
  file = join(folder, 'data', 'indicators.sqlite');
  cpSync(fixtureSeed, seed, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

async function build(): Promise<string> {
  const store = openSeeded(file, seed);
  await store.close();
  return store.build;
}

function edit(name: string, change: (text: string) => string): void {
  const path = join(seed, name);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

const inode = () => statSync(file).ino;

describe('a database', () => {
  it('is built with its folder when there is none, and leaves no temporary file', async () => {
    await build();
    expect(readdirSync(join(folder, 'data'))).toEqual(['indicators.sqlite', 'indicators.sqlite.lock']);
  });

  it('is not rebuilt while the seed is the same', async () => {
    const first = await build();
    const before = inode();
    expect(await build()).toBe(first);
    expect(inode()).toBe(before);
  });

  it('is rebuilt when the seed has changed', async () => {
    const first = await build();
    const before = inode();
    edit('topics.yaml', (text) => text.replace('Data trade', 'Trade in data'));
    const second = openSeeded(file, seed);
    expect(second.build).not.toBe(first);
    expect((await second.catalogue()).topics.get('trade')?.name.en).toBe('Trade in data');
    expect(inode()).not.toBe(before);
    await second.close();
  });

  it('is rebuilt when another version of the software built it', async () => {
    await build();
    const db = new Database(file);
    db.prepare('UPDATE build SET seed = ?').run(checksumOfSeed(readSeedFiles(seed), '0.0.0'));
    db.close();
    const before = inode();
    expect(await build()).toBe(checksumOfSeed(readSeedFiles(seed)));
    expect(inode()).not.toBe(before);
  });

  it('is rebuilt when the old one cannot be read', async () => {
    await build();
    const damaged = readFileSync(file).fill('x', 100);
    writeFileSync(file, damaged);
    expect(await build()).toBe(checksumOfSeed(readSeedFiles(seed)));
  });

  it('stays as it was when the seed has faults, and no unfinished file is left', async () => {
    await build();
    const before = readFileSync(file);
    edit('observations/trade.csv', (text) => text.replace('about', 'roughly'));
    expect(() => openSeeded(file, seed)).toThrow(SeedError);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(join(folder, 'data'))).toEqual(['indicators.sqlite', 'indicators.sqlite.lock']);
  });

  it('is not built in memory from a seed with faults', () => {
    edit('observations/trade.csv', (text) => text.replace('about', 'roughly'));
    expect(() => openSeeded(':memory:', seed)).toThrow(SeedError);
  });

  it('stays readable while a new one replaces it', async () => {
    const old = openSeeded(file, seed);
    edit('observations/volume.csv', (text) => text.replace('38.25', '38.26'));
    seedFile(file, readSeedFiles(seed));
    const fresh = openSeeded(file, seed);
    const read = async (store: typeof old) =>
      (await store.catalogue()).releases.map(({ checksum }) => checksum);
    expect((await read(old))[0]).toBe((await read(fresh))[0]);
    expect((await read(old))[1]).not.toBe((await read(fresh))[1]);
    expect(await old.file(2, 'observations.csv')).not.toEqual(await fresh.file(2, 'observations.csv'));
    await old.close();
    await fresh.close();
  });
});

describe('the checksum of a seed', () => {
  it('depends on every text and every name, and on nothing else', () => {
    const files = readSeedFiles(seed);
    const first = checksumOfSeed(files);
    writeFileSync(join(seed, 'README.txt'), 'not read');
    expect(checksumOfSeed(readSeedFiles(seed))).toBe(first);
    for (const [name, text] of files) {
      expect(checksumOfSeed(new Map([...files, [name, `${text} `]]))).not.toBe(first);
      const renamed = [...files].map(([path, content]): [string, string] => [
        path === name ? `x${path}` : path,
        content,
      ]);
      expect(checksumOfSeed(new Map(renamed))).not.toBe(first);
    }
  });
});
