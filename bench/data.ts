import { createReadStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { insertCatalogue } from '../src/store/seed/build/catalogue-rows.ts';
import { checksumOfSeed, seedFolder } from '../src/store/seed/build/open-seeded.ts';
import { inserter } from '../src/store/seed/build/table-inserts.ts';
import { readSeedOf } from '../src/store/seed/read/seed-files.ts';
import { migrate } from '../src/store/sqlite/migrate.ts';
import { catalogueOf, type Size, statementsPerSeries } from './catalogue.ts';
import { insertStatements } from './statements.ts';

export const dataFolder = fileURLToPath(new URL('data/', import.meta.url));

/** Datasets by how many statements they have. */
export const sizes = {
  '10k': { indicators: 400, areas: 1 },
  '1m': { indicators: 10_000, areas: 4 },
  '10m': { indicators: 10_000, areas: 40 },
} as const satisfies Record<string, Size>;

export type SizeName = keyof typeof sizes;

/** File of a dataset, built unless it is there. */
export function databaseOf(name: SizeName): string {
  const file = `${dataFolder}${name}.sqlite`;
  if (!existsSync(file)) build(file, sizes[name]);
  stamp(file);
  return file;
}

/** A file that the system has in memory: what has to come from the disk first measures the disk. */
export async function warmed(file: string): Promise<string> {
  for await (const _ of createReadStream(file, { highWaterMark: 2 ** 20 }));
  return file;
}

/** Builds a dataset through the project's own schema, beside its place and then renamed into it. */
function build(file: string, size: Size, seed = 20251124): void {
  mkdirSync(dataFolder, { recursive: true });
  const draft = `${file}.${process.pid}.new`;
  try {
    const db = new Database(draft);
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    migrate(db);
    db.transaction(() => fill(db, size, seed))();
    db.exec('PRAGMA optimize; ANALYZE');
    db.close();
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

function fill(db: Database.Database, size: Size, seed: number): void {
  const insert = inserter(db);
  const dataset = catalogueOf(size, seed);
  insertCatalogue(insert, dataset);
  insert('build', [{ seed: '' }]);
  insert(
    'releases',
    dataset.releases.map(({ title, notes, ...release }) => ({
      ...release,
      titleEn: title.en,
      titleZh: title.zh,
      notesEn: notes.en,
      notesZh: notes.zh,
      checksum: String(seed),
      statements: size.indicators * size.areas * statementsPerSeries,
      indicators: size.indicators,
      sources: dataset.sources.size,
    })),
  );
  insertStatements(db, seed);
}

/** Says that a file was built from the seed as it is, so that a server takes it for its own and does not build it anew. */
function stamp(file: string): void {
  const db = new Database(file);
  db.prepare('UPDATE build SET seed = ?').run(checksumOfSeed(readSeedOf(file, seedFolder)));
  db.close();
}

if (import.meta.main)
  for (const name of Object.keys(sizes) as SizeName[]) {
    const start = performance.now();
    databaseOf(name);
    console.log(`${name.padEnd(4)} ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
