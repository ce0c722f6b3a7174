import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { Fault } from '../../domain/fault.ts';
import { defaultOrder, everything } from '../../domain/query/selection.ts';
import type { ColumnType } from '../../domain/statements/cells.ts';
import { csvLine } from '../../domain/statements/csv-cells.ts';
import { longCells, longColumns, longType } from '../../domain/statements/long-table.ts';
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
  files.push(json('datapackage.json', datapackage(catalogue, files)));
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

/** Field types of Table Schema. */
const fieldTypes = {
  text: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  date: 'date',
} as const satisfies Record<ColumnType, string>;

/** Titles of the other tables. Their dates may be a year or a month, so that their columns are texts. */
const lists: Readonly<Record<string, string>> = {
  'indicators.csv': 'Indicators: what is measured, by whom, in which unit',
  'sources.csv': 'Sources: the documents that state the figures',
};

/** The descriptor of the Frictionless Data Package: what each file and column is. */
function datapackage(catalogue: Catalogue, files: readonly ExportedFile[]): object {
  const release = catalogue.releases.at(-1);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'china-data-economy-indicators',
    title: 'China Data Economy Indicators',
    version: release?.id,
    created: `${release?.publishedOn}T00:00:00Z`,
    licenses: [{ name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
    resources: files.map((file) => resource(file, catalogue)),
  };
}

function resource(file: ExportedFile, catalogue: Catalogue): object {
  const indicator = catalogue.indicators.get(/^observations\/(.*)\.csv$/.exec(file.path)?.[1] ?? '');
  const { path, bytes, sha256 } = entry(file);
  const columns: readonly string[] = indicator
    ? longColumns
    : (file.bytes.toString().split('\r\n', 1)[0] ?? '').split(',');
  return {
    name: path.replace(/\.csv$/, '').replaceAll('/', '-'),
    path,
    title: indicator?.name.en ?? lists[path],
    ...(indicator ? { description: indicator.definition.en } : {}),
    type: 'table',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    schema: {
      fields: columns.map((name) => ({ name, type: indicator ? fieldTypes[longType(name)] : 'string' })),
      primaryKey: ['id'],
    },
  };
}
