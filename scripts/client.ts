/**
 * Makes clients/typescript: writes the types of openapi.yaml and compiles the package to its folder `dist`, with the
 * programs of clients/tools, which it installs where they are missing. With --check it only compares.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFresh, schemaFile, schemaHeader, typedDocument } from './client-schema.ts';

const tools = 'clients/tools';
const asked = process.argv.slice(2);
if (asked.some((option) => option !== '--check')) {
  console.error(`There is no option ${asked.join(' ')}; there is --check.`);
  process.exit(2);
}
if (asked.length === 0) make();
else if (!isFresh()) {
  console.error(`${schemaFile} was made from another openapi.yaml: run "npm run client".`);
  process.exitCode = 1;
}

function make(): void {
  if (!isInstalled()) run('npm', ['ci', '--prefix', tools]);
  writeTypes();
  rmSync('clients/typescript/dist', { recursive: true, force: true });
  run(process.execPath, [
    `${tools}/node_modules/typescript/bin/tsc`,
    '-p',
    'clients/typescript/tsconfig.build.json',
  ]);
}

/** Whether the tools are there in the versions that their package names. */
function isInstalled(): boolean {
  const { dependencies }: { dependencies: Record<string, string> } = manifestOf(tools);
  return Object.entries(dependencies).every(([name, version]) => {
    const folder = `${tools}/node_modules/${name}`;
    return existsSync(folder) && manifestOf(folder).version === version;
  });
}

function manifestOf(folder: string) {
  return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
}

function writeTypes(): void {
  const folder = mkdtempSync(join(tmpdir(), 'client-'));
  try {
    const [from, to] = [join(folder, 'openapi.json'), join(folder, 'schema.ts')];
    const document = typedDocument();
    // The generator wants a title and a version, which are no part of the types.
    const info = { title: 'API', version: '1' };
    writeFileSync(from, JSON.stringify({ ...JSON.parse(document), info }));
    run(process.execPath, [
      `${tools}/node_modules/openapi-typescript/bin/cli.js`,
      from,
      '--output',
      to,
      '--immutable',
    ]);
    writeFileSync(schemaFile, `${schemaHeader(document)}${readFileSync(to, 'utf8')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')} failed`);
}
