import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseSeed, copiedProject, sheetOf, temporaryFolder } from './projects.ts';
import { allRows, printOf, program, type Server, startServer } from './servers.ts';

/** A state of the database: its file, and what a server over it answers. Equal seeds give equal bytes. */
interface State {
  readonly bytes: string;
  readonly print: string;
  readonly rows: string;
}

/** `a` and `b` are the two seeds of a copied project, `imported` is `a` with an import. */
export type StateName = 'a' | 'b' | 'imported';

export interface World {
  readonly project: string;
  /** The file that is imported. */
  readonly sheet: string;
  readonly states: Readonly<Record<StateName, State>>;
  /** A new folder with a database of state `a`. Returns the path of its file. */
  newDatabase(): string;
}

/** A copied project, and its three states by building each of them undisturbed. */
export async function buildWorld(): Promise<World> {
  const project = await copiedProject();
  const folder = temporaryFolder();
  const sheet = join(folder, 'figures 数据.csv');
  writeFileSync(sheet, sheetOf(2041, 2050));
  const [a, b] = [join(folder, 'a', 'file.sqlite'), join(folder, 'b', 'file.sqlite')];
  const states = {
    a: await stateOf(project, 'a', a),
    b: await stateOf(project, 'b', b),
    imported: await importedState(project, sheet, { from: a, file: join(folder, 'imported', 'file.sqlite') }),
  };
  const newDatabase = () => {
    const file = join(temporaryFolder(), '库 data', 'indicators.sqlite');
    mkdirSync(join(file, '..'));
    copyFileSync(a, file);
    return file;
  };
  return { project, sheet, states, newDatabase };
}

async function stateOf(project: string, seed: 'a' | 'b', file: string): Promise<State> {
  chooseSeed(project, seed);
  const server = await startServer({ project, environment: { DATABASE_FILE: file } });
  const state = { bytes: digestOf(file), print: await printOf(server), rows: await rowsOf(server) };
  await server.running.stop();
  return state;
}

async function importedState(
  project: string,
  sheet: string,
  { from, file }: { from: string; file: string },
): Promise<State> {
  chooseSeed(project, 'a');
  mkdirSync(join(file, '..'));
  copyFileSync(from, file);
  const environment = { DATABASE_FILE: file };
  const { code, complained } = await program(['src/cli/import.ts', sheet], { project, environment }).ended;
  if (code !== 0) throw new Error(`The import failed: ${complained}`);
  return stateOf(project, 'a', file);
}

/** SHA-256 of the bytes of a file; empty when there is none. */
export function digestOf(file: string): string {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : '';
}

/** SHA-256 of all rows that a server has, as CSV. @throws Error when it does not answer 200 */
export async function rowsOf({ base }: Server): Promise<string> {
  const answer = await fetch(base + allRows);
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`all rows: ${answer.status} ${text.slice(0, 200)}`);
  return createHash('sha256').update(text).digest('hex');
}

/** The name of the state that has a digest; `a mixture` when none has. */
export function nameOf({ states }: World, key: keyof State, digest: string): StateName | 'a mixture' {
  for (const name of ['a', 'b', 'imported'] as const) if (states[name][key] === digest) return name;
  return 'a mixture';
}

/** Files beside a database that no start, build or import is to leave behind. */
export function leftoversOf(file: string): string[] {
  const ours = /^indicators\.sqlite(\.lock|\.key)?$|^imports([\\/]\d+([\\/][^\\/]+)?)?$/;
  return readdirSync(join(file, '..'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => !ours.test(name),
  );
}
