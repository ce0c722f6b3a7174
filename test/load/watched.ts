import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { neverSeen } from '../../bench/addresses.ts';
import { indicatorsOf } from '../../bench/servers.ts';
import { residentOf } from '../running/measures.ts';
import type { Server } from '../running/servers.ts';
import type { Answered } from './clients.ts';

/** Resident megabytes of a server at a moment, in seconds. */
export interface Sample {
  readonly at: number;
  readonly resident: number;
}

interface Watch<T> {
  readonly result: T;
  /** Answers to cheap requests meanwhile: series that nobody asked for before, and health. */
  readonly cheap: readonly Answered[];
  readonly memory: readonly Sample[];
}

/** What a load returns, with how cheap requests fared beside it and the memory of the server. */
export async function watched<T>(server: Server, load: () => Promise<T>): Promise<Watch<T>> {
  const { port, running } = server;
  const series = neverSeen(await indicatorsOf(port), 16)(20_000);
  const paths = series.map((path, place) => (place % 10 === 0 ? '/healthz' : path));
  const probe = new Worker(new URL('./probe.ts', import.meta.url), { workerData: { port, paths } });
  const memory: Sample[] = [];
  const begun = performance.now();
  const sampling = setInterval(() => {
    const resident = residentOf(running.child.pid ?? 0);
    memory.push({ at: (performance.now() - begun) / 1000, resident });
  }, 500);
  try {
    const result = await load();
    const answers = once(probe, 'message');
    probe.postMessage('stop');
    const [cheap = []]: Answered[][] = await answers;
    return { result, cheap, memory };
  } finally {
    clearInterval(sampling);
    await probe.terminate();
  }
}

/** The highest resident megabytes. */
export function highest(memory: readonly Sample[]): number {
  return Math.max(0, ...memory.map(({ resident }) => resident));
}
