import cluster from 'node:cluster';
import { faultText } from './cli/fail.ts';
import type { Config } from './config.ts';
import { CountKeeper, type CountsAsked, type CountsChannel } from './http/shared-counts.ts';

/** Milliseconds before a worker that ended is replaced: workers that cannot start must not keep the machine busy. */
const pause = 1000;

/** What a worker sends: the port that it serves, or why it cannot. */
type Report = { readonly port: number } | { readonly fault: string };

/**
 * Starts processes that share one port, with environment variables beside those of this one, and replaces those that end by themselves.
 * The rate limit of all of them is counted here.
 * A variable may differ by the place of a worker, from 0; whoever replaces one takes its place.
 * At a signal every worker completes its requests and ends, then this process does. A fault that keeps the first ones from
 * serving ends this process with 1; later it is said once, until a worker serves again.
 */
export function startWorkers(
  { workers: count }: Pick<Config, 'workers'>,
  variables: (place: number) => Readonly<Record<string, string>>,
  onListening: (port: number) => void,
): void {
  let stopping = false;
  let announced = false;
  let said = '';
  const places = new Map<number, number>();
  const fork = (place: number) => places.set(cluster.fork(variables(place)).id, place);
  for (let place = 0; place < count; place += 1) fork(place);
  const counts = new CountKeeper();
  cluster.on('message', (worker, report: Report | CountsAsked) => {
    // A worker that has ended meanwhile needs no counts.
    if ('clients' in report) worker.send(counts.answer(report), () => {});
    else if ('port' in report) {
      said = '';
      if (!announced) onListening(report.port);
      announced = true;
    } else if (!stopping && report.fault !== said) {
      said = report.fault;
      console.error(report.fault);
      if (!announced) end(1);
    }
  });
  cluster.on('exit', ({ id }) => {
    const left = Object.keys(cluster.workers ?? {}).length;
    if (!stopping && !announced && left === 0) process.exit(1);
    if (!stopping) setTimeout(() => stopping || fork(places.get(id) ?? 0), pause);
    else if (left === 0) process.exit(0);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      // A second signal ends the workers at once, and this process with them.
      const how = stopping ? 'SIGKILL' : 'SIGTERM';
      stopping = true;
      const workers = Object.values(cluster.workers ?? {});
      if (workers.length === 0) process.exit(0);
      for (const worker of workers) worker?.process.kill(how);
    });
}

/** Ends all workers and this process at once. */
function end(code: number): never {
  for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGKILL');
  process.exit(code);
}

/** The way from a worker to the process that started it. */
export const countsChannel: CountsChannel = {
  // What cannot be sent is counted by the worker itself, when no answer comes.
  send: (asked) => void process.send?.(asked, undefined, undefined, () => {}),
  listen: (hear) => void process.on('message', hear),
};

/** Says in a worker that it serves. */
export function reportPort(port: number): void {
  const report: Report = { port };
  process.send?.(report);
}

/** Ends this worker; the process that started it says why. */
export function reportFault(error: unknown): void {
  const report: Report = { fault: faultText(error) };
  process.send?.(report, () => process.exit(1));
}
