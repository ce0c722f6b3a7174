import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { copyCatalogue, patience } from '../../fixtures/catalogue.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'command-'));
const database = join(folder, 'indicators.sqlite');
const sheet = join(folder, 'own.csv');
let untouched: Buffer;
beforeAll(async () => {
  await copyCatalogue(database);
  untouched = readFileSync(database);
}, patience);
afterAll(() => rmSync(folder, { recursive: true, maxRetries: 9 }));

interface Ended {
  readonly code: number | null;
  readonly told: readonly string[];
  readonly complained: string;
}

/** Runs `npm run import -- …` as npm does: through the launcher, from the folder of the project. */
async function run(...options: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['scripts/node.mjs', 'src/cli/import.ts', ...options], {
    cwd: root,
    env: { ...process.env, DATABASE_FILE: database },
  });
  const code = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const [told, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, told: told.trimEnd().split('\n'), complained };
}

const isUntouched = () => readFileSync(database).equals(untouched) && !existsSync(join(folder, 'imports'));

// The seed has no statements for these years, and the source is one of the seed.
const rows = ['data-output-nda;CN;2030;1,234;about;forecast', 'data-output-nda;CN;2031;3.2万;about;forecast'];
const good = ['indicator;area;period;value;qualifier;kind', rows[0]?.replace('1,234', '52,3'), rows[1]].join(
  '\r\n',
);
const source = 'capitalfm-2025-09-22';
const columns = ['indicator', 'area', 'period', 'value', 'qualifier', 'kind'].map(
  (name) => `column "${name}": ${name}`,
);

describe('npm run import', { timeout: patience }, () => {
  it('prints its usage', async () => {
    const { code, told } = await run('--help');
    expect([code, told[0]]).toEqual([0, 'Usage: npm run import -- FILE [--dry-run] [--source ID]']);
    const without = await run();
    expect([without.code, without.complained.split('\n')[0]]).toEqual([1, told[0]]);
  });

  it('reports the fault of a line, and imports no other line', async () => {
    writeFileSync(sheet, ['indicator;area;period;value;qualifier;kind', ...rows].join('\n'));
    const { code, told, complained } = await run(sheet, '--source', source);
    expect(code).toBe(1);
    expect(told).toEqual([
      `${sheet}: UTF-8, separated by semicolons, 2 figures`,
      ...columns,
      'line 3 says Data output (NDA survey), China, 2031: about 32,000 ZB',
      expect.stringMatching(
        /^line 2: rejected \(value: "1,234" could be read in two ways: as 1234 \(--decimal point\) or as 1.234 \(--decimal comma\)/,
      ),
      expect.stringMatching(/^line 3: first data-output-nda\.CN\.2031\.capitalfm-2025-09-22 /),
      '1 rejected, 1 first',
    ]);
    expect(complained).toBe('Nothing was imported: correct or remove the rejected lines.\n');
    expect(isUntouched()).toBe(true);
  });

  it('prints its whole report into a pipe that is read slowly', async () => {
    const row = 'data-output-nda;CN;20300;1;about;forecast';
    writeFileSync(sheet, `indicator;area;period;value;qualifier;kind\n${`${row}\n`.repeat(20_000)}`);
    const child = spawn(process.execPath, ['src/cli/import.ts', sheet, '--source', source], {
      cwd: root,
      env: { ...process.env, DATABASE_FILE: database },
    });
    const code = new Promise((resolve) => child.on('exit', resolve));
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const told = await text(child.stdout);
    expect(told.split('\n').filter((line) => line.includes(': rejected'))).toHaveLength(20_000);
    expect(await code).toBe(1);
  });

  it('makes a dry run without writing', async () => {
    writeFileSync(sheet, iconv.encode(good, 'gb18030'));
    const { code, told } = await run(sheet, '--source', source, '--dry-run');
    expect(code).toBe(0);
    expect(told).toEqual([
      `${sheet}: GB18030, separated by semicolons, 2 figures`,
      ...columns,
      expect.stringMatching(/^line 2 says .*, China, 2030: about 52.3 ZB$/),
      expect.stringMatching(/^line 3 says .*, China, 2031: about 32,000 ZB$/),
      expect.stringMatching(/^line 2: first data-output-nda\.CN\.2030\.capitalfm-2025-09-22 \(/),
      expect.stringMatching(
        /^line 3: first data-output-nda\.CN\.2031\.capitalfm-2025-09-22 \(no earlier statement\)$/,
      ),
      '2 first',
      'Dry run: nothing was written.',
    ]);
    expect(isUntouched()).toBe(true);
  });

  it('names a file that does not exist', async () => {
    const absent = await run(join(folder, 'nothing.csv'));
    expect([absent.code, absent.complained]).toEqual([1, `${join(folder, 'nothing.csv')} does not exist.\n`]);
    expect(isUntouched()).toBe(true);
  });

  it('imports, once', async () => {
    const first = await run(sheet, '--source', source);
    expect([first.code, first.complained, first.told.at(-1)]).toEqual([0, '', `Imported into ${database}.`]);
    const store = SqliteStore.open(database);
    const { releases } = await store.catalogue();
    expect(releases.map(({ id }) => id)).toEqual(['1', '2', '3', 'local-1']);
    await store.close();
    const again = await run(sheet, '--source', source);
    expect([again.code, again.told.slice(-2)]).toEqual([
      0,
      ['2 unchanged', 'Nothing new: the database is unchanged.'],
    ]);
  });
});
