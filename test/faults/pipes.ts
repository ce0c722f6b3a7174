import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { csvLine } from '../../src/domain/statements/csv-cells.ts';
import { statementColumns } from '../../src/store/seed/read/seed-entries.ts';
import { Running } from '../running/processes.ts';
import { chooseSeed, temporaryFolder } from '../running/projects.ts';
import type { Outcome } from '../running/promises.ts';
import { startServer } from '../running/servers.ts';
import type { World } from '../running/states.ts';

const lines = 20_000;

/** Reports of commands arrive whole however they are read, and what reads the output of a server may end. */
export async function pipes(world: World): Promise<Outcome[]> {
  const { project } = world;
  chooseSeed(project, 'a');
  const folder = temporaryFolder();
  const sheet = join(folder, 'long.csv');
  const row = 'data-output-nda,CN,20300,5,forecast,capitalfm-2025-09-22\n';
  writeFileSync(sheet, `indicator,area,period,value,kind,source\n${row.repeat(lines)}`);
  const seed = join(folder, 'seed');
  cpSync(join(project, 'seeds', 'a'), seed, { recursive: true });
  const bad = csvLine(statementColumns.map(() => 'x'));
  writeFileSync(join(seed, 'observations', 'bad.csv'), csvLine(statementColumns) + bad.repeat(lines / 10));
  const environment = { DATABASE_FILE: world.newDatabase() };
  const commands = {
    'npm run import': ['src/cli/import.ts', sheet],
    'npm run seed:check': ['src/cli/seed-check.ts', seed],
    'npm run export': ['src/cli/export.ts', '--out', join(folder, 'out')],
  };
  // None of them changes anything, so they need not wait for each other.
  const outcomes = await Promise.all(
    Object.entries(commands).map(([name, args]) => piped(name, args, { project, environment })),
  );
  return [...outcomes, await logUnread(world)];
}

interface Where {
  readonly project: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs a command below a line of shell, in which `"$@"` is the command. */
function shell(line: string, args: readonly string[], { project, environment }: Where): Running {
  const command = [process.execPath, join(project, 'scripts', 'node.mjs'), ...args];
  return new Running(['sh', '-c', line, 'sh', ...command], {
    cwd: project,
    env: { ...process.env, ...environment },
  });
}

async function piped(name: string, args: readonly string[], where: Where): Promise<Outcome> {
  const isLong = name !== 'npm run export';
  const faults: string[] = [];
  const slow = await shell('{ "$@" 2>&1; echo "code $?"; } | { sleep 2; cat; }', args, where).ended;
  const told = slow.told.trimEnd().split('\n');
  const code = told.at(-1);
  if (code !== (isLong ? 'code 1' : 'code 0')) faults.push(`ends with ${code}`);
  if (isLong && told.length < lines) faults.push(`${told.length} of ${lines} lines arrived in a slow pipe`);
  const cut = await shell('"$@" 2>&1 | head -n 1', args, where).ended;
  if (cut.told.trimEnd().split('\n').length !== 1 || /EPIPE|^ {4}at /m.test(cut.told + cut.complained))
    faults.push(`below head: ${cut.told}${cut.complained}`);
  const full = await shell('"$@" > /dev/full; echo "code $?"', args, where).ended;
  if (!full.told.includes('code 1') || /^ {4}at /m.test(full.complained))
    faults.push(`on a full disk: ${full.told}${full.complained}`);
  return {
    promise: `the report of ${name} is whole in a slow pipe, quiet below head, an error on a full disk`,
    figure: `${told.length - 1} lines`,
    faults,
  };
}

/** A server of which nobody reads standard output and standard error any more goes on answering. */
async function logUnread({ project, newDatabase }: World): Promise<Outcome> {
  const environment = { DATABASE_FILE: newDatabase(), LOG_LEVEL: 'info' };
  const server = await startServer({ project, environment });
  server.running.child.stdout?.destroy();
  server.running.child.stderr?.destroy();
  await pause(100);
  const faults: string[] = [];
  const asked = 200;
  for (let place = 0; place < asked; place += 1) {
    const answer = await fetch(`${server.base}/v1/nothing-${place}`).catch((error: Error) => error);
    if (answer instanceof Error) faults.push(`request ${place}: ${answer.message}`);
    else await answer.arrayBuffer();
  }
  const { code } = await server.running.stop();
  if (code !== 0) faults.push(`the server ended with ${code}`);
  return {
    promise: 'a server goes on when nothing reads its log any more',
    figure: `${asked} requests logged to a closed pipe`,
    faults,
  };
}
