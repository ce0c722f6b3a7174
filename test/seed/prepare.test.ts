import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isCurrent } from '../../src/store/seed/file/current-seed.ts';
import { prepareDatabase } from '../../src/store/seed/file/prepare-database.ts';
import { SeedError } from '../../src/store/seed/read/seed-faults.ts';
import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { fixtureSeed } from '../fixtures/seed.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prepare-'));
});
afterEach(() => rmSync(folder, { recursive: true, maxRetries: 9 }));

describe('preparing a database', () => {
  it('builds the file when there is none, and leaves no temporary file', async () => {
    const file = join(folder, 'data', 'indicators.sqlite');
    await prepareDatabase(file);
    expect(isCurrent(file)).toBe(true);
    expect(readdirSync(join(folder, 'data'))).toEqual(['indicators.sqlite', 'indicators.sqlite.lock']);
  });

  it('reports the faults of the seed, and leaves no file', async () => {
    const file = join(folder, 'indicators.sqlite');
    const seed = join(folder, 'seed');
    cpSync(fixtureSeed, seed, { recursive: true });
    appendFileSync(join(seed, 'observations', 'trade.csv'), 'data-output-nda,CN,2023\n');
    const failed = await prepareDatabase(file, seed).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(SeedError);
    expect(String(failed)).toMatch(/observations\/trade\.csv:\d+:1 /);
    expect(existsSync(file)).toBe(false);
  });

  it('builds the file without the rows of imports that have faults, and lists them', async () => {
    const file = join(folder, 'indicators.sqlite');
    mkdirSync(join(folder, 'imports', '1'), { recursive: true });
    writeFileSync(
      join(folder, 'imports', '1', 'observations.csv'),
      'indicator,area\ndata-output-nda,CN,2023\n',
    );
    await prepareDatabase(file);
    const store = SqliteStore.open(file);
    const { setAside } = await store.catalogue();
    expect(setAside).toMatchObject([{ file: 'imports/1/observations.csv', line: 2 }]);
    await store.close();
  });

  it('fails with the error of the builder process', async () => {
    writeFileSync(join(folder, 'file'), '');
    const file = join(folder, 'file', 'indicators.sqlite');
    await expect(prepareDatabase(file)).rejects.toThrow(`The database ${file} was not built: EEXIST`);
  });
});

it('a server that cannot start prints the reason in one line and lets the database be built', async () => {
  const file = join(folder, 'indicators.sqlite');
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const environment = { ...process.env, PORT: 'abc', DATABASE_FILE: file };
  const server = spawn(process.execPath, [main], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (chunk) => {
    said += chunk;
  });
  // The builder shares its standard error, which closes when both have ended.
  const [code] = await once(server, 'close');
  expect(code).toBe(1);
  expect(said).toBe('Bad configuration: PORT: write a port from 0 to 65535.\n');
  expect(isCurrent(file)).toBe(true);
});
