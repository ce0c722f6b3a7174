import Database from 'better-sqlite3';
import type { Catalogue, Indicator, Source } from '../../../domain/catalogue/catalogue.ts';
import type { Cell } from '../../../domain/statements/cells.ts';
import { csvLine } from '../../../domain/statements/csv-cells.ts';
import { longCells, longColumns } from '../../../domain/statements/long-table.ts';
import { byDefaultOrder } from '../../../domain/statements/ordering.ts';
import type { Statement } from '../../../domain/statements/statement.ts';
import { type NamedFile, namedFile } from '../read/stored-files.ts';

/** What the files of a release need of a catalogue. */
type Entries = Omit<Catalogue, 'releases' | 'series' | 'checks'>;

interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The files of a release: its statements, their indicators and their sources, each as CSV and all in one SQLite database. */
export function releaseFilesOf(entries: Entries, statements: readonly Statement[]): NamedFile[] {
  const sheets = sheetsOf(entries, statements);
  return [
    ...sheets.map((sheet) => namedFile(`${sheet.name}.csv`, csvOf(sheet))),
    namedFile('dataset.sqlite', sqliteOf(sheets)),
  ];
}

function sheetsOf(entries: Entries, statements: readonly Statement[]): Sheet[] {
  const catalogue: Catalogue = { ...entries, releases: [], series: new Map(), checks: new Map() };
  const indicators = new Set(statements.map(({ indicator }) => indicator));
  const sources = new Set(statements.map(({ source }) => source));
  return [
    {
      name: 'observations',
      columns: longColumns,
      // As a store gives them when it is asked for no day: no figure is back-dated then.
      rows: statements
        .toSorted(byDefaultOrder)
        .map((statement) => longCells({ ...statement, compiledOn: null }, catalogue)),
    },
    {
      name: 'indicators',
      columns: Object.keys(indicatorColumns),
      rows: [...entries.indicators.values()]
        .filter(({ id }) => indicators.has(id))
        .map((indicator) => Object.values(indicatorColumns).map((cell) => cell(indicator))),
    },
    {
      name: 'sources',
      columns: sourceColumns,
      rows: [...entries.sources.values()]
        .filter(({ id }) => sources.has(id))
        .map((source) => sourceColumns.map((column) => source[column])),
    },
  ];
}

const indicatorColumns = {
  id: ({ id }) => id,
  nameEn: ({ name }) => name.en,
  nameZh: ({ name }) => name.zh,
  definitionEn: ({ definition }) => definition.en,
  definitionZh: ({ definition }) => definition.zh,
  unit: ({ unit }) => unit,
  topic: ({ topic }) => topic,
  producer: ({ producer }) => producer,
  nature: ({ nature }) => nature,
  concept: ({ concept }) => concept,
} satisfies Record<string, (indicator: Indicator) => Cell>;

const sourceColumns = [
  'id',
  'title',
  'publisher',
  'producer',
  'url',
  'publishedOn',
  'accessedOn',
  'language',
  'tier',
] as const satisfies readonly (keyof Source)[];

function csvOf({ columns, rows }: Sheet): Buffer {
  return Buffer.from(csvLine(columns) + rows.map(csvLine).join(''));
}

/** A database file with a table for each sheet. */
function sqliteOf(sheets: readonly Sheet[]): Buffer {
  const db = new Database(':memory:');
  for (const { name, columns, rows } of sheets) {
    db.exec(
      `CREATE TABLE ${name} (${columns.map((column) => `"${column}"${column === 'id' ? ' PRIMARY KEY' : ''}`).join(', ')})`,
    );
    const insert = db.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`);
    db.transaction(() => {
      for (const row of rows) insert.run(...row);
    })();
  }
  const bytes = db.serialize();
  db.close();
  return bytes;
}
