/**
 * Reads every format with third-party software and compares the rows with those of the NDJSON; packs the client of
 * TypeScript, installs it as its users do, and compiles and runs the programs of its README; makes clients from the
 * OpenAPI document, compiles and runs them; asks as an agent by the MCP inspector, and holds datasets to the shapes of
 * DCAT-AP; runs the compliance kit of SDMX.
 * Installs Debian packages (as root), and npm packages into a temporary folder, so it is not part of `npm test`.
 * Prints one line for each reader; exits 1 when one fails.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { observationFormats } from '../src/formats/formats.ts';
import { openSeeded } from '../src/store/seed/file/open-seeded.ts';
import { inspectAgents, inspectorPackage } from '../test/clients/agents.ts';
import { readCitations } from '../test/clients/bibliography.ts';
import { readCatalogues, shaclPackages } from '../test/clients/catalogues.ts';
import { cubes, readCubes } from '../test/clients/cubes.ts';
import { generatorPackages, useGenerators } from '../test/clients/generators.ts';
import { readPackage } from '../test/clients/package.ts';
import { type Outcome, run } from '../test/clients/reader.ts';
import { readSdmx, sdmx1Debian, sdmxDebian, sdmxPackages } from '../test/clients/sdmx.ts';
import { installKit, runSdmxKit } from '../test/clients/sdmx-kit.ts';
import { readTables } from '../test/clients/tables.ts';
import { installDebian } from '../test/services/debian.ts';

const debian = [
  ...['python3-pandas', 'python3-openpyxl', 'python3-bibtexparser', 'pandoc', 'bibutils'],
  ...['r-cran-readxl', 'r-cran-openxlsx'],
  ...sdmxDebian,
];
/** What the sources of rjstat and jsonstat.py need. */
const forSources = [
  ...['r-cran-jsonlite', 'r-cran-checkmate'],
  ...['python3-terminaltables', 'python3-click', 'python3-requests', 'python3-jsonschema'],
  ...sdmx1Debian,
];
const packages = [
  ...['@duckdb/node-api@1.5.6-r.1', 'nodejs-polars@0.25.2', 'nodejs-polars-linux-x64-gnu@0.25.2'],
  ...[...generatorPackages, ...sdmxPackages, ...shaclPackages, inspectorPackage],
];

if (process.argv.length > 2) {
  console.error('test:clients takes no options; CLIENT_SOURCES of the environment adds readers.');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'clients-'));
// Before the server is there: it would refuse to answer after the minutes in which nothing else ran.
install();
const kit = installKit(folder);
const store = openSeeded(':memory:');
const config = readConfig({ LOG_LEVEL: 'silent', RATE_LIMIT: 'off', MAX_EVENT_LOOP_DELAY: '60000' });
const app = await buildApp({ store: () => store, config });
try {
  const base = await app.listen({ host: '127.0.0.1', port: 0 });
  await download(base);
  const answers = { folder, base };
  report([
    ...(await readTables(answers)),
    ...readCubes(answers),
    ...readCitations(answers),
    ...(await readSdmx(answers)),
    ...(await runSdmxKit(kit, base)),
    ...(await readPackage(answers)),
    ...(await useGenerators(answers)),
    ...(await inspectAgents(answers)),
    ...(await readCatalogues(answers)),
  ]);
} finally {
  await app.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}

function install(): void {
  installDebian(process.env.CLIENT_SOURCES === undefined ? debian : [...debian, ...forSources]);
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  run('npm', ['install', '--silent', '--no-save', '--ignore-scripts', '--prefix', folder, ...packages]);
}

/** Saves all statements in every format that holds them all, and the cubes with their rows. */
async function download(base: string): Promise<void> {
  const save = async (name: string, query: string) => {
    const answer = await fetch(`${base}/v1/observations?${query}`);
    if (!answer.ok) throw new Error(`${query}: ${await answer.text()}`);
    writeFileSync(join(folder, name), Buffer.from(await answer.arrayBuffer()));
  };
  for (const { name, picture } of observationFormats)
    if (name !== 'jsonstat' && picture !== true)
      await save(`table.${name}`, `indicator=*&revisions=all&format=${name}`);
  await save('bom.csv', 'indicator=*&revisions=all&format=csv&bom=1');
  for (const [name, query] of Object.entries(cubes))
    for (const format of ['jsonstat', 'ndjson']) await save(`${name}.${format}`, `${query}&format=${format}`);
}

function report(outcomes: readonly Outcome[]): void {
  for (const { what, ok, detail } of outcomes)
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${what.padEnd(34)} ${detail}`);
  const failed = outcomes.filter(({ ok }) => !ok).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
