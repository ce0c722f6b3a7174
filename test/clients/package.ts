import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answers, attempt, type Outcome, run } from './reader.ts';

const packageName = 'china-data-economy-indicators-client';

/** Options of the compiler as strict users have them; they read the declarations of the package, not its sources. */
const strict = {
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ target: 'es2022', lib: ['es2022', 'dom'], types: [] },
};

/** Packs the client of TypeScript, installs it as a user does, compiles the programs of its README and runs them. */
export function readPackage({ folder, base }: Answers): Outcome[] {
  const home = join(folder, 'package');
  mkdirSync(home);
  const program = programOf(readFileSync('clients/typescript/README.md', 'utf8')).replaceAll(
    'http://localhost:3000',
    base,
  );
  writeFileSync(join(home, 'program.ts'), program);
  writeFileSync(join(home, 'package.json'), '{"private":true,"type":"module"}');
  const steps: Record<string, () => string> = {
    packed: () => {
      // The settings of the repository leave out `prepack`, which runs where it is published.
      const pack = ['pack', '--silent', '--ignore-scripts=false', './clients/typescript'];
      run('npm', [...pack, '--pack-destination', home]);
      const { version } = JSON.parse(readFileSync('clients/typescript/package.json', 'utf8'));
      const archive = join(home, `${packageName}-${version}.tgz`);
      run('npm', ['install', '--silent', '--ignore-scripts', '--prefix', home, archive, 'typescript@5.9.3']);
      if (!existsSync(join(home, 'node_modules', packageName, 'dist', 'index.d.ts')))
        throw new Error('The package has no types.');
      return version;
    },
    'compiled by TypeScript 5, nodenext': () => tsc(join(home, 'node_modules'), home, 'nodenext'),
    'compiled by TypeScript 5, bundler': () => tsc(join(home, 'node_modules'), home, 'bundler'),
    'compiled by TypeScript 7, nodenext': () => tsc('node_modules', home, 'nodenext'),
    'run as plain JavaScript': () => `${run(process.execPath, [join(home, 'program.js')]).length} characters`,
  };
  return Object.entries(steps).map(([what, step]) => attempted(`client ${what}`, step));
}

function programOf(guide: string): string {
  return [...guide.matchAll(/^```ts\n([^`]+(?:`[^`]+)*?)```$/gm)].map(([, block = '']) => block).join('');
}

function tsc(modules: string, home: string, moduleResolution: 'nodenext' | 'bundler'): string {
  const module = moduleResolution === 'bundler' ? 'esnext' : moduleResolution;
  const project = { compilerOptions: { ...strict, module, moduleResolution }, files: ['program.ts'] };
  writeFileSync(join(home, 'tsconfig.json'), JSON.stringify(project));
  const compiler = join(modules, 'typescript', 'bin', 'tsc');
  const { status, stdout } = attempt(process.execPath, [compiler, '-p', home]);
  if (status !== 0) throw new Error(stdout);
  return 'no error';
}

function attempted(what: string, step: () => string): Outcome {
  try {
    return { what, ok: true, detail: step() };
  } catch (error) {
    return { what, ok: false, detail: error instanceof Error ? error.message : `${error}` };
  }
}
