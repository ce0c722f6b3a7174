import { compareText } from '../../domain/compare-text.ts';
import { csvLine } from '../../domain/statements/csv-cells.ts';
import { statementColumns } from '../seed/read/seed-entries.ts';
import type { SeedCells } from './import-rows.ts';

/** What the files of an import say beside its rows. */
export interface ImportOptions {
  /** Number of the import, from 1. */
  readonly number: number;
  /** Id of the source of rows that name none. */
  readonly source: string | null;
  /** Date of the import. */
  readonly today: string;
  /** Id of the newest published release, which the statements are compared with. */
  readonly after: string;
  /** Text of a seed file `sources.yaml` with the documents that are new to the database; null for none. */
  readonly sources?: string | null;
  /** Texts of further seed files by name, such as `indicators.yaml`. */
  readonly entries?: ReadonlyMap<string, string>;
}

/** Id of the local release that an import makes. */
export function releaseOf({ number }: Pick<ImportOptions, 'number'>): string {
  return `local-${number}`;
}

/** The number of the next import into a database with this seed, from 1. */
export function nextImportOf(seed: ReadonlyMap<string, string>): number {
  const numbers = [...seed.keys()].map((path) => Number(/^imports\/(\d+)\//.exec(path)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

/** Where the files of an import are kept. */
export function importFolder(number: number): string {
  return `imports/${String(number).padStart(4, '0')}`;
}

/** The seed files of an import, by path: its rows in the given order, its release, its new sources. Empty without rows. */
export function importSeedFiles(rows: readonly SeedCells[], options: ImportOptions): Map<string, string> {
  if (rows.length === 0) return new Map();
  const { number, today, after, sources, entries = new Map() } = options;
  const folder = importFolder(number);
  const lines = rows.map((cells) => csvLine(statementColumns.map((column) => cells[column] ?? '')));
  const release = `"${releaseOf(options)}":
  publishedOn: ${today}
  after: "${after}"
  title: { en: Local import ${number}, zh: 本地导入${number} }
  notes: { en: "Statements imported locally: ${rows.length}.", zh: 本地导入的${rows.length}条表述。 }
`;
  const files: (readonly [string, string])[] = [
    [`${folder}/observations.csv`, csvLine(statementColumns) + lines.join('')],
    [`${folder}/releases.yaml`, release],
    ...(sources ? [[`${folder}/sources.yaml`, sources] as const] : []),
    ...[...entries].map(([name, text]) => [`${folder}/${name}`, text] as const),
  ];
  // In the order in which they are read again, which the checksum of a database is taken over.
  return new Map(files.sort(([a], [b]) => compareText(a, b)));
}
