import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvLine } from '../../src/domain/statements/csv-cells.ts';
import { statementColumns } from '../../src/store/seed/read/seed-entries.ts';
import { root } from './servers.ts';

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is removed when the process ends. Its name has Chinese characters and blanks. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), '数据 经济 '));
  folders.push(folder);
  return folder;
}

/**
 * A copy of the project in a folder of its own, which has two seeds: `a`, that of the project, and `b`, with a release more.
 * The seed that it is run with is the link `seed`.
 */
export async function copiedProject(): Promise<string> {
  const project = join(temporaryFolder(), '应用 copy');
  mkdirSync(project);
  for (const name of ['src', 'scripts', 'migrations', 'docs', 'package.json'])
    cpSync(join(root, name), join(project, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  for (const name of ['a', 'b'] as const)
    cpSync(join(root, 'seed'), join(project, 'seeds', name), { recursive: true });
  await addRelease(join(project, 'seeds', 'b'));
  chooseSeed(project, 'a');
  return project;
}

/** Makes one of the two seeds of a copy the one that it is run with. */
export function chooseSeed(project: string, seed: 'a' | 'b'): void {
  rmSync(join(project, 'seed'), { force: true });
  symlinkSync(join(project, 'seeds', seed), join(project, 'seed'));
}

const source = 'capitalfm-2025-09-22';
const years = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, place) => String(from + place));

const forecast: Readonly<Record<string, string>> = {
  ...{ indicator: 'data-output-nda', area: 'CN', value: '50', scale: '0', unit: 'ZB' },
  ...{ kind: 'forecast', qualifier: 'about', source, locator: 'document' },
};

/** Adds a release with forecasts of thirty years, of which the seed has none. */
async function addRelease(seed: string): Promise<void> {
  const releases = join(seed, 'releases.yaml');
  const before = await readFile(releases, 'utf8');
  const release = String([...before.matchAll(/^"\d+":$/gm)].length + 1);
  const [publishedOn] = [...before.matchAll(/^ {2}publishedOn: (.*)$/gm)].map(([, day]) => day).toReversed();
  await writeFile(
    releases,
    `${before}"${release}":
  publishedOn: ${publishedOn}
  title: { en: Thirty years more, zh: 再加三十年 }
  notes: { en: Made up for a test., zh: 为测试而作。 }
`,
  );
  const rows = years(2061, 2090).map((period) =>
    csvLine(statementColumns.map((column) => ({ ...forecast, period, release })[column] ?? '')),
  );
  await writeFile(join(seed, 'observations', 'added.csv'), [csvLine(statementColumns), ...rows].join(''));
}

/** A sheet with one statement for each of the given years, which the seed lacks. */
export function sheetOf(from: number, to = from): string {
  const rows = years(from, to).map((year) => `data-output-nda,CN,${year},60,forecast,${source}`);
  return ['indicator,area,period,value,kind,source', ...rows, ''].join('\n');
}
