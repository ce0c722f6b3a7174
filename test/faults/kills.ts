import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from '../running/processes.ts';
import { until } from '../running/processes.ts';
import { chooseSeed } from '../running/projects.ts';
import type { Outcome } from '../running/promises.ts';
import { printOf, program, type Server, startServer } from '../running/servers.ts';
import { digestOf, leftoversOf, nameOf, rowsOf, type StateName, type World } from '../running/states.ts';

/** A program that is killed. Beforehand the database is in state `a`. */
interface Kind {
  readonly name: string;
  readonly seed: 'a' | 'b';
  run(world: World, file: string): Running;
  /** True once the program has done what it does. */
  isDone(running: Running): boolean;
  /** The states that the file may have after the kill, and the next start may serve. */
  readonly after: readonly StateName[];
  readonly served: readonly StateName[];
  /** True when a server over the file answers meanwhile, and is killed with the program. */
  readonly isServed?: boolean;
}

const commandOf =
  (...path: readonly string[]) =>
  ({ project, sheet }: World, file: string) =>
    program(
      path.map((part) => (part === 'SHEET' ? sheet : part)),
      { project, environment: { DATABASE_FILE: file, PORT: '0' } },
    );

const kinds: readonly Kind[] = [
  {
    name: 'start that builds',
    seed: 'b',
    run: commandOf('src/main.ts'),
    isDone: ({ told }) => told.includes('http://'),
    after: ['a', 'b'],
    served: ['b'],
  },
  {
    name: 'npm run seed',
    seed: 'b',
    run: commandOf('src/cli/seed.ts'),
    isDone: ({ hasEnded }) => hasEnded,
    after: ['a', 'b'],
    served: ['b'],
  },
  {
    name: 'npm run import',
    seed: 'a',
    run: commandOf('src/cli/import.ts', 'SHEET'),
    isDone: ({ hasEnded }) => hasEnded,
    after: ['a', 'imported'],
    served: ['a', 'imported'],
  },
  {
    name: 'seed below a running server',
    seed: 'b',
    run: commandOf('src/cli/seed.ts'),
    isDone: ({ hasEnded }) => hasEnded,
    after: ['a', 'b'],
    served: ['b'],
    isServed: true,
  },
];

/** Kills starts, builds, imports and swaps by SIGKILL at moments spread evenly over what they take, and starts again. */
export async function kills(world: World, isShort: boolean): Promise<Outcome[]> {
  const points = isShort ? 1 : 25;
  const outcomes: Outcome[] = [];
  for (const kind of kinds) {
    const whole = await duration(world, kind);
    const faults: string[] = [];
    const seen = new Map<string, number>();
    for (let point = 0; point < points; point += 1) {
      const moment = (whole * (point + 0.5)) / points;
      const whom = point % 2 === 0 ? 'group' : 'process';
      const { found, state } = await killed(world, kind, { moment, whom });
      faults.push(...found.map((fault) => `${kind.name} killed after ${Math.round(moment)} ms: ${fault}`));
      seen.set(state, (seen.get(state) ?? 0) + 1);
    }
    const states = [...seen].map(([state, count]) => `${state} ${count}`).join(', ');
    outcomes.push({
      promise: `killed during ${kind.name}, the next start serves the old or the new state and nothing is left behind`,
      figure: `${points} kills over ${Math.round(whole)} ms; file afterwards: ${states}`,
      faults,
    });
  }
  return outcomes;
}

/** Milliseconds that a program takes undisturbed. */
async function duration(world: World, kind: Kind): Promise<number> {
  const file = world.newDatabase();
  chooseSeed(world.project, kind.seed);
  const begun = performance.now();
  const running = kind.run(world, file);
  await until(() => kind.isDone(running) || running.hasEnded, 120_000);
  const taken = performance.now() - begun;
  await running.kill();
  return taken;
}

interface Kill {
  readonly moment: number;
  /** The process alone, or with its children. */
  readonly whom: 'process' | 'group';
}

async function killed(world: World, kind: Kind, { moment, whom }: Kill) {
  const file = world.newDatabase();
  const found: string[] = [];
  const environment = { DATABASE_FILE: file };
  chooseSeed(world.project, 'a');
  const server = kind.isServed ? await startServer({ project: world.project, environment }) : null;
  chooseSeed(world.project, kind.seed);
  const running = kind.run(world, file);
  const asked = server === null ? [] : answersOf(world, server, moment);
  await pause(moment);
  running.signal('SIGKILL', whom);
  await server?.running.kill();
  await running.ended;
  found.push(...(await asked));
  const state = nameOf(world, 'bytes', digestOf(file));
  const isTold = running.told.includes('Imported');
  if (!kind.after.some((name) => name === state)) found.push(`the file is ${state}`);
  if (isTold && state !== 'imported') found.push(`"Imported" was printed, but the file is ${state}`);
  found.push(...(await startedAgain(world, kind, { file, isTold })));
  await running.kill();
  return { found, state };
}

/** What is wrong with the answers of a server while its database is replaced: each is of one state, the old or the new one. */
async function answersOf(world: World, server: Server, milliseconds: number): Promise<string[]> {
  const faults: string[] = [];
  const deadline = performance.now() + milliseconds;
  while (performance.now() < deadline) {
    const rows = await rowsOf(server).catch((error: Error) => error);
    // The last one may be cut off by the kill.
    if (performance.now() > deadline) break;
    if (rows instanceof Error) faults.push(`while the database was built: ${rows.message}`);
    else if (nameOf(world, 'rows', rows) === 'a mixture') faults.push('a mixture was served');
  }
  return faults;
}

async function startedAgain(
  world: World,
  kind: Kind,
  { file, isTold }: { file: string; isTold: boolean },
): Promise<string[]> {
  const faults: string[] = [];
  const environment = { DATABASE_FILE: file };
  const isSettled = existsSync(join(file, '..', 'imports', '0001'));
  const server = await startServer({ project: world.project, environment });
  const state = nameOf(world, 'print', await printOf(server));
  if (!kind.served.some((name) => name === state)) faults.push(`the next start serves ${state}`);
  if ((isTold || isSettled) && state !== 'imported')
    faults.push(`the import is there, but ${state} is served`);
  await server.running.stop();
  if (kind.served.includes('imported')) {
    const again = await program(['src/cli/import.ts', world.sheet], { project: world.project, environment })
      .ended;
    if (again.code !== 0 || nameOf(world, 'bytes', digestOf(file)) !== 'imported')
      faults.push(`importing again ends with ${again.code}: ${again.complained}`);
  }
  const left = leftoversOf(file);
  if (left.length > 0) faults.push(`left behind: ${left.join(', ')}`);
  return faults;
}
