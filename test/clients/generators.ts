import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { build } from 'esbuild';
import type { Answers, Outcome } from './reader.ts';

const execute = promisify(execFile);

/** What checks the OpenAPI document, and what makes clients from it; openapi-typescript does not run under TypeScript 7. */
export const generatorPackages = [
  ...['@stoplight/spectral-cli@6.16.3', '@stoplight/spectral-owasp-ruleset@2.0.1'],
  ...['openapi-typescript@7.13.0', 'openapi-fetch@0.17.0'],
  ...['@hey-api/openapi-ts@0.99.0', 'zod@4.6.7'],
  ...['orval@8.38.0', '@redocly/cli@2.77.0'],
  ...['typescript@5.9.3', '@types/node@26.6.6'],
];

/** Command of each generator, below `node_modules`, and its arguments; it writes into `clients/{name}`. */
const generators: Readonly<Record<string, readonly string[]>> = {
  'openapi-typescript': [
    'openapi-typescript/bin/cli.js',
    ...['document.yaml', '-o', 'clients/openapi-typescript/schema.ts'],
  ],
  'hey-api': ['@hey-api/openapi-ts/bin/run.js', '-f', 'hey-api.config.mjs'],
  orval: ['orval/dist/bin/orval.mjs', '--config', 'orval.config.mjs'],
};

const spectral = ['lint', 'document.yaml', '-r', 'spectral.yaml', '--fail-severity', 'warn'];

const configurations = ['hey-api.config.mjs', 'orval.config.mjs', 'spectral.yaml', 'tsconfig.json'];

/** What each program reads: figures of the article, a growth with its formula, and the problem of an unknown id. */
const expected = {
  latest: [['2025', 52.26]],
  newest: [['data-output-nda', '2024', 41.06, 'official']],
  formulas: ['(x1 / x2 - 1) * 100'],
  cells: [['2024', 41.06]],
  names: ['Data output of China (AskCI)'],
  problem: [404, 'unknown-id', true],
};

/**
 * Lints the committed OpenAPI document, has generators make clients from it, compiles these under `strict` with small
 * programs without a cast, and runs the programs.
 */
export async function useGenerators(answers: Answers): Promise<Outcome[]> {
  const { folder } = answers;
  copyFileSync('openapi.yaml', join(folder, 'document.yaml'));
  for (const name of configurations) copyFileSync(`test/clients/generated/${name}`, join(folder, name));
  const outcomes = [
    await succeeds('redocly lints', ['@redocly/cli/bin/cli.js', 'lint', 'document.yaml'], answers),
    await succeeds('spectral lints', ['@stoplight/spectral-cli/dist/index.js', ...spectral], answers),
  ];
  for (const [name, command] of Object.entries(generators)) {
    mkdirSync(join(folder, 'clients', name), { recursive: true });
    outcomes.push(await succeeds(`${name} makes a client`, command, answers));
    copyFileSync(`test/clients/generated/${name}.ts`, join(folder, 'clients', name, 'program.ts'));
  }
  outcomes.push(
    await succeeds('the clients compile under strict', ['typescript/bin/tsc', '-p', '.'], answers),
  );
  for (const name of Object.keys(generators)) outcomes.push(await programRuns(name, answers));
  return outcomes;
}

/** What a command of the folder prints, with the address of the server in `BASE`; the server goes on answering. */
async function printed(
  [command = '', ...args]: readonly string[],
  { folder, base }: Answers,
): Promise<string> {
  const env = { ...process.env, BASE: base, REDOCLY_TELEMETRY: 'off' };
  const options = { cwd: folder, env, maxBuffer: 2 ** 28 };
  return (await execute(process.execPath, [join(folder, command), ...args], options)).stdout;
}

async function succeeds(
  what: string,
  [command = '', ...args]: readonly string[],
  answers: Answers,
): Promise<Outcome> {
  try {
    await printed([join('node_modules', command), ...args], answers);
    return { what, ok: true, detail: '' };
  } catch (error) {
    const { stdout = '', stderr = '' } = error instanceof Error ? { stdout: '', stderr: '', ...error } : {};
    return { what, ok: false, detail: `${stdout}${stderr}${error}` };
  }
}

/** Bundles a program with its client and runs it. */
async function programRuns(name: string, answers: Answers): Promise<Outcome> {
  const what = `${name} reads figures`;
  const program = join('clients', name, 'program');
  try {
    const entryPoints = [join(answers.folder, `${program}.ts`)];
    const outfile = join(answers.folder, `${program}.mjs`);
    await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node' });
    const read = await printed([`${program}.mjs`], answers);
    return { what, ok: isDeepStrictEqual(JSON.parse(read), expected), detail: read.trim() };
  } catch (error) {
    return { what, ok: false, detail: String(error) };
  }
}
