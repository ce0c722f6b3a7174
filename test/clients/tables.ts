import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Answers, type Outcome, outcomesOf, type Row, rowsOf, run } from './reader.ts';

/** Reads the tables with pandas, openpyxl, readxl, openxlsx, DuckDB and polars, and compares them with the NDJSON. */
export async function readTables(answers: Answers): Promise<Outcome[]> {
  const reference = rowsOf(answers, 'table.ndjson');
  return [
    ...outcomesOf('/usr/bin/python3', ['test/clients/tables.py', answers.folder]),
    readxl(answers, reference),
    openxlsx(answers, reference),
    ...(await duck(answers, reference)),
    ...(await polars(answers, reference)),
  ];
}

function readxl({ folder }: Answers, reference: readonly Row[]): Outcome {
  const seen = JSON.parse(run('Rscript', ['test/clients/readxl.R', folder]));
  return {
    what: `R readxl ${seen.version}`,
    ok: sameValues(seen, reference) && seen.value === 'numeric' && seen.day === 'POSIXct',
    detail: `${seen.rows} rows x ${seen.columns} columns, value is ${seen.value}, periodStart ${seen.day}`,
  };
}

function openxlsx({ folder }: Answers, reference: readonly Row[]): Outcome {
  const seen = JSON.parse(run('Rscript', ['test/clients/openxlsx.R', folder]));
  return {
    what: `R openxlsx ${seen.version}`,
    ok: sameValues(seen, reference) && seen.day === 'Date' && seen.strange === 0,
    detail: `${seen.rows} rows x ${seen.columns} columns, periodStart is ${seen.day}, ${seen.strange} cells with markup`,
  };
}

interface Seen {
  readonly rows: number;
  readonly missing: number;
  readonly sum: number;
}

/** True where a reader found as many rows, as many missing values and the same sum. */
function sameValues({ rows, missing, sum }: Seen, reference: readonly Row[]): boolean {
  const values = reference.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  const total = values.reduce((all, value) => all + value, 0);
  return (
    rows === reference.length &&
    missing === reference.length - values.length &&
    Math.abs(sum / total - 1) < 1e-12
  );
}

async function duck({ folder }: Answers, reference: readonly Row[]): Promise<Outcome[]> {
  const { DuckDBInstance, version } = installed(folder, '@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const read = async (what: string, from: string): Promise<Outcome> => {
    const result = await connection.runAndReadAll(`SELECT * FROM ${from}`);
    const types = new Set(result.columnTypes().map(String));
    const rows: Row[] = result.getRowObjectsJson();
    return compared(`DuckDB ${version()} ${what}`, rows, reference, [...types].join(' '));
  };
  return [
    await read('read_parquet', `read_parquet('${folder}/table.parquet')`),
    await read('read_json', `read_json('${folder}/table.ndjson', format='newline_delimited')`),
  ];
}

async function polars({ folder, base }: Answers, reference: readonly Row[]): Promise<Outcome[]> {
  const pl = installed(folder, 'nodejs-polars');
  const address = `${base}/v1/observations?indicator=*&revisions=all&format=parquet`;
  const what = `polars ${pl.version} over HTTP`;
  try {
    const frame = await pl.scanParquet(address).collect();
    const rows: Row[] = frame.toRecords().map(daysAsTexts);
    return [compared(what, rows, reference, `${frame.columns.length} columns`)];
  } catch (error) {
    return [{ what, ok: false, detail: String(error) }];
  }
}

/** A record whose dates are texts. */
function daysAsTexts(record: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key,
      value instanceof Date ? value.toISOString().slice(0, 10) : value,
    ]),
  );
}

function compared(what: string, rows: readonly Row[], reference: readonly Row[], detail: string): Outcome {
  const wrong = rows.filter(
    (row, place) => !isDeepStrictEqual(typedAs(row, reference[place]), reference[place]),
  );
  return {
    what,
    ok: rows.length === reference.length && wrong.length === 0,
    detail: `${rows.length} rows, ${wrong.length} differ; ${detail}`,
  };
}

/** A row with numbers where the reference has them: 64-bit integers are read as texts or as BigInt. */
function typedAs(row: Row, expected: Row | undefined): Row {
  return Object.fromEntries(
    Object.entries(row).map(([key, cell]) => [
      key,
      typeof expected?.[key] === 'number' && cell !== null ? Number(cell) : cell,
    ]),
  );
}

/** A package of the temporary folder. */
function installed(folder: string, name: string) {
  return createRequire(join(folder, 'package.json'))(name);
}
