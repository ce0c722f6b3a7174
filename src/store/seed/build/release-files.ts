import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Catalogue, ReleaseFile } from '../../../domain/catalogue/catalogue.ts';
import type { Cell } from '../../../domain/statements/cells.ts';
import { csvLine } from '../../../domain/statements/csv-cells.ts';
import { longColumns, longRow } from '../../../domain/statements/long-table.ts';
import { byDefaultOrder } from '../../../domain/statements/ordering.ts';
import type { Statement } from '../../../domain/statements/statement.ts';
import type { Dataset } from '../read/dataset.ts';

export interface NamedFile extends ReleaseFile {
  readonly content: Buffer;
}

interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The files of a release: the whole dataset as CSV and as one SQLite database. */
export function releaseFilesOf(dataset: Dataset, statements: readonly Statement[]): NamedFile[] {
  const sheets = sheetsOf(dataset, statements);
  return [
    ...sheets.map((sheet) => named(`${sheet.name}.csv`, 'text/csv; charset=utf-8', csvOf(sheet))),
    named('dataset.sqlite', 'application/vnd.sqlite3', sqliteOf(sheets)),
  ];
}

function named(name: string, mediaType: string, content: Buffer): NamedFile {
  return {
    name,
    mediaType,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    content,
  };
}

function sheetsOf(dataset: Dataset, statements: readonly Statement[]): Sheet[] {
  const catalogue: Catalogue = { ...dataset, releases: [], series: new Map(), checks: new Map() };
  const indicators = new Set(statements.map(({ indicator }) => indicator));
  const sources = new Set(statements.map(({ source }) => source));
  const ordered = statements.toSorted(byDefaultOrder);
  return [
    {
      name: 'observations',
      columns: longColumns,
      rows: ordered.map((s) => {
        const row = longRow(s, catalogue, '1');
        return longColumns.map((column) => row[column]);
      }),
    },
    {
      name: 'indicators',
      columns: [
        'id',
        'nameEn',
        'nameZh',
        'definitionEn',
        'definitionZh',
        'unit',
        'topic',
        'producer',
        'nature',
        'concept',
      ],
      rows: [...dataset.indicators.values()]
        .filter(({ id }) => indicators.has(id))
        .map((i) => [
          i.id,
          i.name.en,
          i.name.zh,
          i.definition.en,
          i.definition.zh,
          i.unit,
          i.topic,
          i.producer,
          i.nature,
          i.concept,
        ]),
    },
    {
      name: 'sources',
      columns: [
        'id',
        'title',
        'publisher',
        'producer',
        'url',
        'publishedOn',
        'accessedOn',
        'language',
        'tier',
      ],
      rows: [...dataset.sources.values()]
        .filter(({ id }) => sources.has(id))
        .map((s) => [
          s.id,
          s.title,
          s.publisher,
          s.producer,
          s.url,
          s.publishedOn,
          s.accessedOn,
          s.language,
          s.tier,
        ]),
    },
  ];
}

function csvOf({ columns, rows }: Sheet): Buffer {
  return Buffer.from(csvLine(columns) + rows.map(csvLine).join(''));
}

/** The sheets as tables of a database that anyone can open. */
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
