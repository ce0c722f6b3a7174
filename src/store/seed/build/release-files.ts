import Database from 'better-sqlite3';
import type { Catalogue, Indicator, Source } from '../../../domain/catalogue/catalogue.ts';
import { type CatalogueEntries, uncomputed } from '../../../domain/catalogue/uncomputed.ts';
import { memoized } from '../../../domain/memoized.ts';
import type { Cell } from '../../../domain/statements/cells.ts';
import { csvLine } from '../../../domain/statements/csv-cells.ts';
import { longCells, longColumns } from '../../../domain/statements/long-table.ts';
import { byDefaultOrder } from '../../../domain/statements/ordering.ts';
import type { Statement } from '../../../domain/statements/statement.ts';
import { type NamedFile, namedFile } from '../read/stored-files.ts';

interface WrittenRow {
  readonly cells: readonly Cell[];
  /** The cells as a line of CSV. */
  readonly line: string;
}

interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly WrittenRow[];
}

/** Name of the file that has the tables of all others; releases of local imports are without. */
export const sqliteFile = 'dataset.sqlite';

/** Writes the files of releases. A line that several releases have is written once. */
export class ReleaseFiles {
  readonly #entries: CatalogueEntries;
  readonly #catalogue: Catalogue;

  constructor(entries: CatalogueEntries) {
    this.#entries = entries;
    this.#catalogue = { ...entries, ...uncomputed };
  }

  /** The files of a release: its statements, their indicators and their sources, each as CSV and, `withSqlite`, all in one SQLite database. */
  of(statements: readonly Statement[], { withSqlite }: { readonly withSqlite: boolean }): NamedFile[] {
    const sheets = this.#sheets(statements);
    const tables = sheets.map((sheet) => namedFile(`${sheet.name}.csv`, csvOf(sheet)));
    return withSqlite ? [...tables, namedFile(sqliteFile, sqliteOf(sheets))] : tables;
  }

  #sheets(statements: readonly Statement[]): Sheet[] {
    const indicators = new Set(statements.map(({ indicator }) => indicator));
    const sources = new Set(statements.map(({ source }) => source));
    return [
      {
        name: 'observations',
        columns: longColumns,
        rows: statements.toSorted(byDefaultOrder).map(this.#observation),
      },
      {
        name: 'indicators',
        columns: Object.keys(indicatorColumns),
        rows: [...this.#entries.indicators.values()]
          .filter(({ id }) => indicators.has(id))
          .map(this.#indicator),
      },
      {
        name: 'sources',
        columns: sourceColumns,
        rows: [...this.#entries.sources.values()].filter(({ id }) => sources.has(id)).map(this.#source),
      },
    ];
  }

  // As a store gives a statement when it is asked for no day: no figure is back-dated then.
  readonly #observation = memoized((statement: Statement) =>
    written(longCells({ ...statement, compiledOn: null }, this.#catalogue)),
  );

  readonly #indicator = memoized((indicator: Indicator) =>
    written(Object.values(indicatorColumns).map((cell) => cell(indicator))),
  );

  readonly #source = memoized((source: Source) => written(sourceColumns.map((column) => source[column])));
}

function written(cells: readonly Cell[]): WrittenRow {
  return { cells, line: csvLine(cells) };
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
  return Buffer.from(csvLine(columns) + rows.map(({ line }) => line).join(''));
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
      for (const { cells } of rows) insert.run(...cells);
    })();
  }
  const bytes = db.serialize();
  db.close();
  return bytes;
}
