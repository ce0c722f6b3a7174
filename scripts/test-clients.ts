/**
 * Reads every format with third-party software and compares the rows with those of the NDJSON.
 * Installs Debian packages (as root), and DuckDB into a temporary folder, so it is not part of `npm test`.
 * Prints one line for each reader; exits 1 when one fails.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import JSONstat from 'jsonstat-toolkit';
import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { observationFormats } from '../src/formats/formats.ts';
import { openSeeded } from '../src/store/seed/build/open-seeded.ts';

const debian = 'python3-pandas python3-openpyxl python3-bibtexparser r-cran-readxl pandoc bibutils'.split(
  ' ',
);
const duckdb = '@duckdb/node-api@1.5.6-r.1';

interface Outcome {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
}
type Row = Readonly<Record<string, string | number | null>>;

const folder = mkdtempSync(join(tmpdir(), 'clients-'));
try {
  install();
  await download();
  const reference: Row[] = lines(readFileSync(join(folder, 'table.ndjson'), 'utf8')).map((line) =>
    JSON.parse(line),
  );
  const outcomes = [
    ...lines(run('/usr/bin/python3', ['test/clients/tables.py', folder])).map((line) => JSON.parse(line)),
    readxl(reference),
    ...(await duck(reference)),
    jsonStat(),
    ...lines(run('/usr/bin/python3', ['test/clients/bibliography.py', folder])).map((line) =>
      JSON.parse(line),
    ),
    pandocReadsBibtex(),
    pandocReadsCsl(),
    bibutilsReadsRis(),
  ] satisfies Outcome[];
  for (const { what, ok, detail } of outcomes)
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${what.padEnd(34)} ${detail}`);
  const failed = outcomes.filter(({ ok }) => !ok).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function install(): void {
  const missing = debian.filter((name) => attempt('dpkg', ['--status', name]).status !== 0);
  if (missing.length > 0) {
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-qy', '--no-install-recommends', ...missing]);
  }
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  run('npm', ['install', '--silent', '--no-save', '--ignore-scripts', '--prefix', folder, duckdb]);
}

/** Saves all statements in every format; the cube has only the current ones, because a cell holds one value. */
async function download(): Promise<void> {
  const store = openSeeded(':memory:');
  const config = readConfig({ LOG_LEVEL: 'silent', RATE_LIMIT: 'off' });
  const app = await buildApp({ store: () => store, config });
  const base = await app.listen({ host: '127.0.0.1', port: 0 });
  const save = async (name: string, query: string) => {
    const answer = await fetch(`${base}/v1/observations?indicator=*&${query}`);
    if (!answer.ok) throw new Error(`${query}: ${await answer.text()}`);
    writeFileSync(join(folder, name), Buffer.from(await answer.arrayBuffer()));
  };
  for (const { name } of observationFormats)
    await save(`table.${name}`, `format=${name}${name === 'jsonstat' ? '' : '&revisions=all'}`);
  await save('current.ndjson', 'format=ndjson');
  await save('bom.csv', 'format=csv&revisions=all&bom=1');
  await app.close();
  await store.close();
}

function readxl(reference: readonly Row[]): Outcome {
  const seen = JSON.parse(run('Rscript', ['test/clients/workbook.R', folder]));
  const values = reference.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  const sum = values.reduce((total, value) => total + value, 0);
  const ok =
    seen.rows === reference.length &&
    seen.missing === reference.length - values.length &&
    seen.value === 'numeric' &&
    seen.day === 'POSIXct' &&
    Math.abs(seen.sum / sum - 1) < 1e-12;
  return {
    what: `R readxl ${seen.version}`,
    ok,
    detail: `${seen.rows} rows x ${seen.columns} columns, value is ${seen.value}, periodStart ${seen.day}`,
  };
}

async function duck(reference: readonly Row[]): Promise<Outcome[]> {
  const { DuckDBInstance, version } = createRequire(join(folder, 'package.json'))('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const read = async (what: string, from: string): Promise<Outcome> => {
    const result = await connection.runAndReadAll(`SELECT * FROM ${from}`);
    const types = new Set(result.columnTypes().map(String));
    // DuckDB writes 64-bit integers as strings in JSON.
    const rows: Row[] = result.getRowObjectsJson().map(({ significantDigits: digits, ...row }: Row) => ({
      ...row,
      significantDigits: digits && Number(digits),
    }));
    const wrong = rows.filter((row, index) => !isDeepStrictEqual(row, reference[index]));
    return {
      what: `DuckDB ${version()} ${what}`,
      ok: rows.length === reference.length && wrong.length === 0,
      detail: `${rows.length} rows, ${wrong.length} differ; ${[...types].join(' ')}`,
    };
  };
  return [
    await read('read_parquet', `read_parquet('${folder}/table.parquet')`),
    await read('read_json', `read_json('${folder}/table.ndjson', format='newline_delimited')`),
  ];
}

function jsonStat(): Outcome {
  const cube = JSONstat(JSON.parse(readFileSync(join(folder, 'table.jsonstat'), 'utf8')));
  const rows: Row[] = lines(readFileSync(join(folder, 'current.ndjson'), 'utf8')).map((line) =>
    JSON.parse(line),
  );
  const wrong = rows.filter(({ indicator, area, lane, period, value }) => {
    const cell = Object.fromEntries(
      Object.entries({ indicator, area, lane, period }).map(([name, id]) => [name, String(id)]),
    );
    return cube.Data(cell).value !== value;
  });
  return {
    what: 'jsonstat-toolkit',
    ok: cube.class === 'dataset' && wrong.length === 0,
    detail: `${rows.length} observations in a cube of ${cube.n} cells (${cube.id.join(' x ')}), ${wrong.length} differ`,
  };
}

interface Item {
  readonly id: string;
  readonly title: string;
}

function items(text: string): Item[] {
  return JSON.parse(text);
}

function pandocReadsBibtex(): Outcome {
  const ours = items(readFileSync(join(folder, 'table.csl'), 'utf8'));
  const theirs = new Map(
    items(run('pandoc', ['-f', 'bibtex', '-t', 'csljson', join(folder, 'table.bibtex')])).map((item) => [
      item.id,
      plain(item.title),
    ]),
  );
  const wrong = ours.filter(({ id, title }) => theirs.get(id) !== plain(title));
  return {
    what: 'pandoc reads BibTeX',
    ok: theirs.size === ours.length && wrong.length === 0,
    detail: `${theirs.size} entries, ${wrong.length} titles differ from CSL${wrong.map(({ id }) => ` ${id}`).join('')}`,
  };
}

/** A title without what BibTeX cannot express: straight quotes and no-case spans. */
function plain(title: string): string {
  return title
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—-]+/g, '-')
    .replace(/\u00A0/g, ' ');
}

function pandocReadsCsl(): Outcome {
  const html = run('pandoc', ['-f', 'csljson', '-t', 'html', '--citeproc', join(folder, 'table.csl')]);
  const entries = html.match(/class="csl-entry"/g)?.length ?? 0;
  const expected = items(readFileSync(join(folder, 'table.csl'), 'utf8')).length;
  return {
    what: 'pandoc sets CSL-JSON',
    ok: entries === expected,
    detail: `${entries} of ${expected} entries`,
  };
}

function bibutilsReadsRis(): Outcome {
  const xml = run('ris2xml', ['-i', 'utf8', join(folder, 'table.ris')]);
  const records = xml.match(/<mods /g)?.length ?? 0;
  const expected = items(readFileSync(join(folder, 'table.csl'), 'utf8')).length;
  return {
    what: 'bibutils reads RIS',
    ok: records === expected,
    detail: `${records} of ${expected} records`,
  };
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function run(command: string, args: readonly string[]): string {
  const done = attempt(command, args);
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${done.stderr}${done.error ?? ''}`);
  return done.stdout;
}

function attempt(command: string, args: readonly string[]) {
  return spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
}
