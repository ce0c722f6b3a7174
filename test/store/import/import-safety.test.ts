import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultOrder, everything } from '../../../src/domain/query/selection.ts';
import { statementId } from '../../../src/domain/statements/statement.ts';
import { carryOut, nextImport } from '../../../src/store/import/import-file.ts';
import { planImport } from '../../../src/store/import/import-plan.ts';
import { openSeeded } from '../../../src/store/seed/file/open-seeded.ts';
import { readSeedOf } from '../../../src/store/seed/read/seed-files.ts';
import { SqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { faultOf } from '../../domain/derivation/faulty.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';
import { importSheet, oneId, oneRow } from './importing.ts';
import { readSheet } from './sheets.ts';

const root = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(root, { recursive: true, maxRetries: 9 }));

/** A seeded database file in a folder of its own. */
async function seeded(): Promise<string> {
  const file = join(mkdtempSync(join(root, 'db-')), 'indicators.sqlite');
  await openSeeded(file, fixtureSeed).close();
  return file;
}

/** Ids of all statements of a database: opened as it is, or as a starting server does. */
async function idsIn(
  file: string,
  open = (path: string) => openSeeded(path, fixtureSeed),
): Promise<string[]> {
  const store = open(file);
  const page = await store.read(everything, { order: defaultOrder, after: null, limit: 1000 });
  await store.close();
  return page.statements.map(statementId);
}

const folderOf = (file: string) => join(file, '..', 'imports');

describe('an import', () => {
  it('adds its statements, which stay when the database is rebuilt', async () => {
    const file = await seeded();
    const before = await idsIn(file);
    importSheet(file);
    expect((await idsIn(file, SqliteStore.open)).toSorted()).toEqual([...before, oneId].toSorted());
    rmSync(file);
    expect(await idsIn(file)).toContain(oneId);
  });

  it('is a release of its own, after those of the seed', async () => {
    const file = await seeded();
    importSheet(file);
    importSheet(file, oneRow.replace('2019', '2018'));
    const store = openSeeded(file, fixtureSeed);
    const { releases } = await store.catalogue();
    expect(releases.map(({ id, publishedOn }) => [id, publishedOn])).toEqual([
      ['1', '2024-10-01'],
      ['2', '2025-10-01'],
      ['local-1', '2025-11-01'],
      ['local-2', '2025-11-01'],
    ]);
    expect(
      releases.map(({ counts }) => counts.statements - (releases[1]?.counts.statements ?? 0)).slice(2),
    ).toEqual([1, 2]);
    await store.close();
    expect(nextImport(file)).toBe(3);
  });

  it('without new rows changes no file', async () => {
    const file = await seeded();
    importSheet(file);
    const bytes = readFileSync(file);
    importSheet(file);
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(folderOf(file))).toEqual(['0001']);
  });

  it('is refused by a database in memory', () => {
    const seed = readSeedOf(':memory:', fixtureSeed);
    const plan = planImport(readSheet(oneRow), seed, { number: 1, source: null, today: '2025-11-01' });
    expect(faultOf(() => carryOut(plan, ':memory:', seed)).message).toContain('DATABASE_FILE');
  });
});

describe('an import that fails', () => {
  it('leaves no trace when the database cannot be built', async () => {
    const file = await seeded();
    const bytes = readFileSync(file);
    const seed = readSeedOf(file, fixtureSeed);
    const plan = planImport(readSheet(oneRow), seed, { number: 1, source: null, today: '2025-11-01' });
    expect(() => carryOut(plan, file, new Map([...seed, ['units.yaml', '']]))).toThrow('unit');
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(folderOf(file))).toEqual([]);
  });

  it('leaves no file when a folder is in the place of the database', async () => {
    const file = join(mkdtempSync(join(root, 'db-')), 'indicators.sqlite');
    mkdirSync(join(file, 'occupied'), { recursive: true });
    expect(() => importSheet(file)).toThrow('is a folder');
    expect(readdirSync(join(file, '..'))).toEqual(['indicators.sqlite']);
  });

  it('is refused when another one took its number', async () => {
    const file = await seeded();
    const seed = readSeedOf(file, fixtureSeed);
    const plan = planImport(readSheet(oneRow), seed, { number: 1, source: null, today: '2025-11-01' });
    importSheet(file, oneRow.replace('2019', '2018'));
    expect(faultOf(() => carryOut(plan, file, seed)).message).toBe(
      'Another import took the number 0001 meanwhile: run the command again.',
    );
    expect(await idsIn(file)).toContain(oneId.replace('2019', '2018'));
  });
});

describe('an import that was killed', () => {
  it('has no effect before its rows were in place', async () => {
    const file = await seeded();
    const draft = join(folderOf(file), '0001.4711.new');
    mkdirSync(draft, { recursive: true });
    writeFileSync(join(draft, 'observations.csv'), 'half a li');
    expect(await idsIn(file)).not.toContain(oneId);
    importSheet(file);
    expect(await idsIn(file)).toContain(oneId);
  });

  it('is finished at the next start after they were', async () => {
    const file = await seeded();
    const old = readFileSync(file);
    importSheet(file);
    writeFileSync(file, old);
    expect(await idsIn(file, SqliteStore.open)).not.toContain(oneId);
    expect(await idsIn(file)).toContain(oneId);
  });

  it('is finished by the same import, which has nothing new to add', async () => {
    const file = await seeded();
    const old = readFileSync(file);
    expect(importSheet(file)).toBe('imported');
    expect(importSheet(file)).toBe('unchanged');
    writeFileSync(file, old);
    expect(importSheet(file)).toBe('repaired');
    expect(await idsIn(file, SqliteStore.open)).toContain(oneId);
  });

  it('loses no statement when it is killed at any point', { timeout: 120_000 }, async () => {
    const program = fileURLToPath(new URL('./importing.ts', import.meta.url));
    const file = await seeded();
    const before = await idsIn(file);
    // Before anything is written, after the rows were written, after a new database was begun.
    const signs = [
      () => true,
      () => existsSync(join(folderOf(file), '0001')),
      () => readdirSync(join(file, '..')).some((name) => name.endsWith('.new')),
    ];
    for (const sign of signs) {
      rmSync(folderOf(file), { recursive: true, force: true });
      const child = spawn(process.execPath, [program, file], { stdio: 'ignore' });
      const ended = once(child, 'exit');
      while (child.exitCode === null && !sign()) await pause(1);
      child.kill('SIGKILL');
      await ended;
      const served = await idsIn(file, SqliteStore.open);
      expect([before.length, before.length + 1]).toContain(served.length);
      const started = await idsIn(file);
      expect(started.filter((id) => id !== oneId)).toEqual(before);
      expect(started.includes(oneId)).toBe(existsSync(join(folderOf(file), '0001')));
    }
    importSheet(file);
    expect(await idsIn(file)).toContain(oneId);
  });
});

describe('imports and builds at the same time', () => {
  it('all come to be served, in whatever order they end', { timeout: 120_000 }, async () => {
    const file = await seeded();
    const importer = fileURLToPath(new URL('./importing.ts', import.meta.url));
    const builder = fileURLToPath(new URL('./building.ts', import.meta.url));
    const years = ['2015', '2016', '2017', '2018'];
    const programs = years.flatMap((year) => [
      [importer, file, oneRow.replace('2019', year)],
      [builder, file],
    ]);
    const codes = await Promise.all(
      programs.map(async (options) => {
        const child = spawn(process.execPath, options, { stdio: 'inherit' });
        const [code] = await once(child, 'exit');
        return code;
      }),
    );
    expect(codes).toEqual(programs.map(() => 0));
    const served = await idsIn(file, SqliteStore.open);
    expect(served).toEqual(expect.arrayContaining(years.map((year) => oneId.replace('2019', year))));
  });
});
