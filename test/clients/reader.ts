import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a reader found. */
export interface Outcome {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
}

export type Row = Readonly<Record<string, string | number | null>>;

/** Where the answers are saved, and the address of the server that gave them. */
export interface Answers {
  readonly folder: string;
  readonly base: string;
}

/** Rows of a saved NDJSON. */
export function rowsOf({ folder }: Answers, name: string): Row[] {
  return lines(readFileSync(join(folder, name), 'utf8')).map((line) => JSON.parse(line));
}

/** The outcomes that a script prints, one a line. */
export function outcomesOf(command: string, args: readonly string[]): Outcome[] {
  return lines(run(command, args)).map((line) => JSON.parse(line));
}

/** The same of a command that asks the server, which answers in this process and so must not be blocked. */
export async function outcomesOfClient(command: string, args: readonly string[]): Promise<Outcome[]> {
  const { stdout } = await promisify(execFile)(command, args, { maxBuffer: 2 ** 28 });
  return lines(stdout).map((line) => JSON.parse(line));
}

/** Lines of a text that are not empty. */
export function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** What a command prints. @throws Error with what it complains about */
export function run(command: string, args: readonly string[]): string {
  const done = attempt(command, args);
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${done.stderr}${done.error ?? ''}`);
  return done.stdout;
}

export function attempt(command: string, args: readonly string[]) {
  return spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
}
