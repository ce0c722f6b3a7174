import { chmodSync, chownSync, copyFileSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chooseSeed, temporaryFolder } from '../running/projects.ts';
import type { Outcome } from '../running/promises.ts';
import { program, root } from '../running/servers.ts';
import { digestOf, nameOf, type World } from '../running/states.ts';
import { nobody } from '../services/service.ts';
import { attempt, refusal } from './attempts.ts';

/** Runs as another user, and from another folder. The folders of all sections have Chinese characters and blanks in their names. */
export async function places(world: World): Promise<Outcome[]> {
  chooseSeed(world.project, 'a');
  return [await asOtherUser(world), await fromOtherFolder(world)];
}

async function asOtherUser(world: World): Promise<Outcome> {
  const promise =
    'another user serves a database that it may read, builds where it may write, and is refused in one line elsewhere';
  const untried = whyNoOtherUser();
  if (untried !== undefined) return { promise, figure: '', faults: [], untried };
  for (const path of [dirname(world.project), dirname(world.sheet)]) chmodSync(path, 0o755);
  const faults: string[] = [];
  const readable = folderOf(world, 0o755);
  const { served, said } = await attempt(world, 'start', readable, nobody);
  if (served !== 'a') faults.push(`over a database of somebody else the start serves ${served}: ${said}`);
  for (const what of ['seed', 'import', 'export'] as const) {
    const { code, said: words } = await attempt(world, what, readable, nobody);
    if (code === 0) faults.push(`${what} says that it succeeded in a folder of somebody else`);
    else faults.push(...refusal(what, words));
  }
  if (nameOf(world, 'bytes', digestOf(readable)) !== 'a')
    faults.push('the database of somebody else has changed');
  const closed = await attempt(world, 'start', folderOf(world, 0o700), nobody);
  if (closed.code === 0) faults.push('the start says that it succeeded in a closed folder');
  else faults.push(...refusal('start', closed.said));
  const own = join(temporaryFolder(), 'own');
  mkdirSync(own);
  chmodSync(dirname(own), 0o755);
  chownSync(own, nobody.uid, nobody.gid);
  for (const [what, after] of [
    ['start', 'a'],
    ['import', 'imported'],
  ] as const) {
    const file = join(own, 'indicators.sqlite');
    const { code, said: words } = await attempt(world, what, file, nobody);
    const state = nameOf(world, 'bytes', digestOf(file));
    if (code !== 0 || state !== after) faults.push(`${what} in an own folder: ${code}, ${state}: ${words}`);
  }
  return { promise, figure: 'start, seed, import, export as user 65534', faults };
}

/** The file of a database in state `a` in a folder with the given permissions. */
function folderOf({ newDatabase }: World, mode: number): string {
  const from = newDatabase();
  const folder = temporaryFolder();
  const file = join(folder, 'indicators.sqlite');
  copyFileSync(from, file);
  chmodSync(folder, mode);
  return file;
}

function whyNoOtherUser(): string | undefined {
  if (process.getuid?.() !== 0) return 'becoming another user needs root';
  for (
    let folder = realpathSync(join(root, 'node_modules'));
    folder !== dirname(folder);
    folder = dirname(folder)
  )
    if ((statSync(folder).mode & 0o005) !== 0o005) return `others cannot enter ${folder}`;
  return undefined;
}

/** The launcher and the commands work from every folder; relative paths are those of the project. */
async function fromOtherFolder(world: World): Promise<Outcome> {
  const faults: string[] = [];
  const cwd = temporaryFolder();
  const { project, sheet } = world;
  const options = { project, cwd, environment: { DATABASE_FILE: 'here/indicators.sqlite' } };
  for (const args of [['src/cli/seed.ts'], ['src/cli/import.ts', sheet], ['src/cli/seed-check.ts']]) {
    const { code, complained } = await program(args, options).ended;
    if (code !== 0) faults.push(`${args.join(' ')}: ${code} ${complained}`);
  }
  const file = join(project, 'here', 'indicators.sqlite');
  const state = nameOf(world, 'bytes', digestOf(file));
  if (state !== 'imported') faults.push(`the database is ${state}`);
  const { served, said } = await attempt(world, 'start', 'here/indicators.sqlite', { cwd });
  if (served !== 'imported') faults.push(`the start serves ${served}: ${said}`);
  return {
    promise: 'commands and server work from any folder',
    figure: 'seed, import, check, start',
    faults,
  };
}
