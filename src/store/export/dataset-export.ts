import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { dataPackageOf, type PackagedFile } from '../../domain/catalogue/data-package.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { Fault } from '../../domain/fault.ts';
import { defaultOrder, everything } from '../../domain/query/selection.ts';
import { csvLine } from '../../domain/statements/csv-cells.ts';
import { longCells, longColumns } from '../../domain/statements/long-table.ts';
import type { Store } from '../store.ts';

interface ExportedFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * Writes the dataset into a new folder and returns the number of its files.
 * Nothing depends on the clock or the machine, so two runs write the same bytes.
 * @throws Fault when the folder exists
 */
export async function exportDataset(store: Store, folder: string): Promise<number> {
  if (existsSync(folder)) throw new Fault(`${folder} exists already.`);
  const catalogue = await store.catalogue();
  const files: ExportedFile[] = [];
  for (const id of livingIndicators(catalogue).keys()) files.push(await indicatorFile(id, store, catalogue));
  const release = catalogue.releases.at(-1);
  for (const file of release?.files ?? []) {
    const bytes = file.name.endsWith('.csv') ? await store.file(release?.sequence ?? 0, file.name) : null;
    if (bytes !== null && file.name !== 'observations.csv') files.push({ path: file.name, bytes });
  }
  files.push(
    json(
      'datapackage.json',
      dataPackageOf(
        release,
        files.map((file) => packaged(file, catalogue)),
      ),
    ),
  );
  files.push(
    json('manifest.json', { release: release?.id, checksum: release?.checksum, files: files.map(entry) }),
  );
  const draft = `${folder}.${process.pid}.new`;
  try {
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(draft, path)), { recursive: true });
      writeFileSync(join(draft, path), bytes);
    }
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return files.length;
}

async function indicatorFile(id: string, store: Store, catalogue: Catalogue): Promise<ExportedFile> {
  const page = await store.read(
    { ...everything, indicators: [id] },
    { order: defaultOrder, after: null, limit: 1_000_000 },
  );
  const lines = page.statements.map((statement) => csvLine(longCells(statement, catalogue)));
  return {
    path: `observations/${id}.csv`,
    bytes: Buffer.from(csvLine(longColumns) + lines.join('')),
  };
}

function json(path: string, content: object): ExportedFile {
  return { path, bytes: Buffer.from(`${JSON.stringify(content, null, 2)}\n`) };
}

function entry({ path, bytes }: ExportedFile) {
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** A table as the descriptor of the package names it. */
function packaged(file: ExportedFile, catalogue: Catalogue): PackagedFile {
  const indicator = catalogue.indicators.get(/^observations\/(.*)\.csv$/.exec(file.path)?.[1] ?? '');
  const columns = indicator ? longColumns : (file.bytes.toString().split('\r\n', 1)[0] ?? '').split(',');
  return {
    ...{ ...entry(file), mediaType: 'text/csv', columns, hasStatements: indicator !== undefined },
    ...{ title: indicator?.name.en ?? null, description: indicator?.definition.en ?? null },
  };
}
