import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSeeded } from '../../src/store/seed/file/open-seeded.ts';
import { fixtureSeed } from '../fixtures/seed.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foreign-'));
  file = join(folder, 'indicators.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, maxRetries: 9 }));

const build = () => openSeeded(file, fixtureSeed).close();

function foreignDatabase(): void {
  const db = new Database(file);
  db.exec('CREATE TABLE observations (id INTEGER PRIMARY KEY, what TEXT)');
  const insert = db.prepare('INSERT INTO observations (what) VALUES (?)');
  // At once: each transaction waits for the disk.
  db.transaction(() => {
    for (let row = 0; row < 1000; row += 1) insert.run(`row ${row}`);
  })();
  db.close();
}

/** Runs a program of the project with DATABASE_FILE set. Resolves to its exit code and what it wrote to standard error. */
async function program(path: string, ...options: string[]): Promise<[code: number, said: string]> {
  const main = fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
  const child = spawn(process.execPath, [main, ...options], {
    env: { ...process.env, PORT: '0', DATABASE_FILE: file },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  return [code, said];
}

describe('a file that is no database of this software', () => {
  it.each([
    ['a database of another application', foreignDatabase],
    ['a text file', () => writeFileSync(file, 'my notes\n')],
    ['an empty file', () => writeFileSync(file, '')],
    ['a file of a hundred zeros', () => writeFileSync(file, Buffer.alloc(100))],
  ])('is left as it is: %s', (_, make) => {
    make();
    const before = readFileSync(file);
    expect(build).toThrow(/it is left as it is/);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['indicators.sqlite']);
  });

  it('is left as it is: a folder', () => {
    mkdirSync(file);
    expect(build).toThrow('is a folder');
  });

  it('is left as it is: a device', () => {
    file = '/dev/null';
    expect(build).toThrow('is no regular file');
    expect(lstatSync(file).isCharacterDevice()).toBe(true);
  });

  it.each(['main.ts', 'cli/seed.ts'])('is refused by %s in one line', async (path) => {
    foreignDatabase();
    const before = readFileSync(file);
    const [code, said] = await program(path);
    expect(code).toBe(1);
    expect(said).toBe(
      `${file} is a database of another application: it is left as it is. Set DATABASE_FILE to another path.\n`,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is refused by an import', async () => {
    foreignDatabase();
    const sheet = join(folder, 'sheet.csv');
    writeFileSync(sheet, 'indicator,area,period,value\n');
    const [code, said] = await program('cli/import.ts', sheet);
    expect(code).toBe(1);
    expect(said).toContain('another application');
  });
});

describe('a database of this software', () => {
  it('carries the application id CDEI', async () => {
    await build();
    expect(readFileSync(file).toString('latin1', 68, 72)).toBe('CDEI');
  });

  it('is replaced when it is older, even one of the first edition without an application id', async () => {
    await build();
    const db = new Database(file);
    db.pragma('application_id = 0');
    db.exec(`UPDATE build SET seed = '${'0'.repeat(64)}'`);
    db.close();
    await build();
    expect(readFileSync(file).toString('latin1', 68, 72)).toBe('CDEI');
  });

  it('is built again when it was cut off', async () => {
    await build();
    truncateSync(file, 8192);
    await build();
    expect(new Database(file, { readonly: true }).pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it.each([0.2, 0.5, 0.9])('is built again when one bit changed, at %f of its length', async (share) => {
    await build();
    const whole = readFileSync(file);
    const damaged = Buffer.from(whole);
    const place = Math.floor(whole.length * share);
    damaged.writeUInt8(damaged.readUInt8(place) ^ 1, place);
    writeFileSync(file, damaged);
    await build();
    expect(readFileSync(file).equals(whole)).toBe(true);
  });

  it('is built where a symbolic link points, also when nothing is there yet', async () => {
    const target = join(folder, 'elsewhere', 'data.sqlite');
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync('elsewhere/data.sqlite', file);
    await build();
    expect(readlinkSync(file)).toBe('elsewhere/data.sqlite');
    expect(lstatSync(target).isFile()).toBe(true);
  });

  it('is built without the leftovers of builds and imports that were killed', async () => {
    writeFileSync(`${file}.12345.new`, 'half');
    writeFileSync(`${file}.new.txt`, 'mine');
    mkdirSync(join(folder, 'imports', '0001.12345.new'), { recursive: true });
    await build();
    expect(existsSync(`${file}.12345.new`)).toBe(false);
    expect(readdirSync(join(folder, 'imports'))).toEqual([]);
    expect(existsSync(`${file}.new.txt`)).toBe(true);
  });
});
