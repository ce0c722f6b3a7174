import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { load } from './load.ts';
import { mixOf } from './mix.ts';
import { seeded } from './seeded.ts';
import { indicatorsOf, ours, type Running } from './servers.ts';
import { printTable } from './table.ts';
import { type Result, spreadOf } from './targets.ts';

/** Seconds without a request after which memory is read: the threads of charts have ended, and V8 has given back what it can. */
const restSeconds = 30;

/** Resident memory of all processes of the server at rest after the mix, first without the costliest requests. */
export async function memory(): Promise<Result[]> {
  const server = await ours(seeded());
  const mix = mixOf(await indicatorsOf(server.port), 7, 100_000);
  const idle = await resting(server);
  await loaded(server, mix.filter(isCheap));
  const cheap = await resting(server);
  await loaded(server, mix.toReversed());
  const after = await resting(server);
  await server.stop();
  const residentIn = (processes: readonly Process[], pid: number) =>
    processes.find((process) => process.pid === pid)?.resident ?? 'none';
  printTable(
    `Resident memory in MB, ${restSeconds} seconds later`,
    [
      'process',
      'after the start',
      'after the mix without charts and whole tables',
      'after the mix',
      'highest',
    ],
    after.map(({ pid, name, resident, highest }) => [
      name,
      residentIn(idle, pid),
      residentIn(cheap, pid),
      resident,
      highest,
    ]),
  );
  return [['memory', spreadOf([after.reduce((sum, { resident }) => sum + resident, 0)])]];
}

function isCheap(path: string): boolean {
  return !/indicator=\*&format=|format=(svg|png)/.test(path);
}

async function loaded({ port }: Running, paths: readonly string[]): Promise<void> {
  await load({ port, paths, connections: 32, seconds: 15 });
}

async function resting(server: Running): Promise<Process[]> {
  await setTimeout(restSeconds * 1000);
  return processesOf(server);
}

interface Process {
  readonly pid: number;
  readonly name: string;
  /** Megabytes. */
  readonly resident: number;
  readonly highest: number;
}

/** The process that was started and its descendants, from /proc; without the launcher if that is a separate process. */
function processesOf({ pid }: Running): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processOf(Number(name)));
  const childrenOf = (parent: number) => all.filter((process) => process.parent === parent);
  const below = (parent: number): typeof all =>
    childrenOf(parent).flatMap((child) => [child, ...below(child.pid)]);
  const launches = childrenOf(pid).some(({ name }) => name.includes('src/main.ts'));
  return [...(launches ? [] : all.filter((process) => process.pid === pid)), ...below(pid)];
}

function processOf(pid: number): (Process & { readonly parent: number })[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const figure = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    const name = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    const [resident, highest] = [figure('VmRSS') / 1024, figure('VmHWM') / 1024];
    return [{ pid, name, resident, highest, parent: figure('PPid') }];
  } catch {
    // The process has ended.
    return [];
  }
}
