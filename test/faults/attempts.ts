import type { SpawnOptions } from 'node:child_process';
import { join } from 'node:path';
import { printOf, program, startServer } from '../running/servers.ts';
import { nameOf, type StateName, type World } from '../running/states.ts';

export type Attempt = 'start' | 'seed' | 'import' | 'export';

type Who = Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'>;

interface Attempted {
  /** 0 when it did what it was to do. */
  readonly code: number | null;
  /** What it printed on standard error. */
  readonly said: string;
  /** The state that a start serves; null for the commands. */
  readonly served: StateName | 'a mixture' | null;
}

/** Starts a server over a database file and ends it again, or runs a command, as it may be by somebody else. */
export async function attempt(world: World, what: Attempt, file: string, who: Who = {}): Promise<Attempted> {
  const { project, sheet } = world;
  const options = { project, environment: { DATABASE_FILE: file, LOG_LEVEL: 'error' }, ...who };
  if (what === 'start') return started(world, options);
  const commands = {
    seed: ['src/cli/seed.ts'],
    import: ['src/cli/import.ts', sheet],
    export: ['src/cli/export.ts', '--out', join(file, '..', 'exported')],
  };
  const { code, complained } = await program(commands[what], options).ended;
  return { code, said: complained, served: null };
}

async function started(world: World, options: Parameters<typeof startServer>[0]): Promise<Attempted> {
  try {
    const server = await startServer(options);
    const served = nameOf(world, 'print', await printOf(server));
    const { code, complained } = await server.running.stop();
    return { code, said: complained, served };
  } catch (error) {
    const said =
      error instanceof Error ? error.message.replace('The server did not start: ', '') : String(error);
    return { code: 1, said, served: null };
  }
}

/** What is wrong with the words in which something was refused: they are one line, without a stack. */
export function refusal(what: Attempt, said: string): string[] {
  const lines = said.trimEnd().split('\n');
  if (lines.length === 1 && lines[0] !== '' && !/^\s+at |node:internal/m.test(said)) return [];
  return [`${what} is refused in ${lines.length} lines: ${said.slice(0, 500)}`];
}
