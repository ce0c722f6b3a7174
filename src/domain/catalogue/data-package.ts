import type { ColumnType } from '../statements/cells.ts';
import { longType } from '../statements/long-table.ts';
import type { Release } from './catalogue.ts';
import { datasetName, licenceAddress } from './dataset-terms.ts';

/** A file of a data package. */
export interface PackagedFile {
  /** Path beside the descriptor. */
  readonly path: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Columns of a table; null of another file. */
  readonly columns: readonly string[] | null;
  /** Whether its rows are statements, whose columns have types. */
  readonly hasStatements: boolean;
}

/** Field types of Table Schema. */
const fieldTypes = {
  text: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  date: 'date',
} as const satisfies Record<ColumnType, string>;

/** Titles of the tables of a release. */
const titles: Readonly<Record<string, string>> = {
  'observations.csv': 'Observations: every statement with its source and its standing',
  'indicators.csv': 'Indicators: what is measured, by whom, in which unit',
  'sources.csv': 'Sources: the documents that state the figures',
  'dataset.sqlite': 'The whole dataset as a SQLite database',
};

/** The descriptor of a Data Package (version 2): what each file and column is. */
export function dataPackageOf(
  release: Pick<Release, 'id' | 'publishedOn'> | undefined,
  files: readonly PackagedFile[],
): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'china-data-economy-indicators',
    title: datasetName.en,
    version: release?.id,
    created: `${release?.publishedOn}T00:00:00Z`,
    licenses: [{ name: 'CC-BY-4.0', path: licenceAddress }],
    resources: files.map(resourceOf),
  };
}

function resourceOf(file: PackagedFile): object {
  const { path, bytes, sha256, mediaType, columns, hasStatements } = file;
  const [, stem = '', extension = ''] = /^(.*)\.([^.]+)$/.exec(path.replace(/^files\//, '')) ?? [];
  const about = {
    name: stem.replaceAll('/', '-'),
    path,
    title: file.title ?? titles[`${stem}.${extension}`],
    ...(file.description === null ? {} : { description: file.description }),
  };
  const content = { format: extension, mediatype: mediaType };
  const checked = { bytes, hash: `sha256:${sha256}` };
  if (columns === null) return { ...about, ...content, ...checked };
  const fields = columns.map((name) => ({
    name,
    type: hasStatements ? fieldTypes[longType(name)] : 'string',
  }));
  // Dates of the other tables may be a year or a month, so that their columns are texts.
  return {
    ...about,
    type: 'table',
    ...content,
    encoding: 'utf-8',
    ...checked,
    schema: { fields, primaryKey: ['id'] },
  };
}
