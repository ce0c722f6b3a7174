import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { processorSeconds, residentOf } from '../running/measures.ts';
import type { Outcome } from '../running/promises.ts';
import type { Server } from '../running/servers.ts';
import { calibrated } from '../running/slowness.ts';
import { loadServer } from './load-server.ts';

/** Processor seconds that 200 aborted requests may take, on the reference machine. */
const most = 2;
const count = 200;

const kinds = [
  (place: number) => `indicator=gdp-current-nbs&format=png&width=${1000 + place}&height=2000`,
  (place: number) => `indicator=*&revisions=all&format=xlsx&limit=${place + 1}`,
  (place: number) => `indicator=*&revisions=all&format=parquet&limit=${place + 1}`,
  (place: number) => `indicator=*&transform=yoy&format=csv&limit=${place + 1}`,
];

/** Asks for 200 dear answers and hangs up at once. */
export async function aborts(): Promise<Outcome[]> {
  const server = await loadServer();
  const pid = server.running.child.pid ?? 0;
  // What is loaded by the first request of a kind is no work for those that follow.
  for (const kind of kinds) await (await fetch(`${server.base}/v1/observations?${kind(500)}`)).arrayBuffer();
  await pause(2000);
  const atRest = await usedInOneSecond(pid);
  const { result, slow } = await calibrated(() => aborted(server, pid, atRest));
  const health = await fetch(`${server.base}/healthz`).then(({ status }) => status);
  const resident = residentOf(pid);
  await server.running.stop();
  return [
    {
      promise: `${count} aborted requests for pictures, workbooks, Parquet and computations: work below ${most} s of processor time`,
      figure: `${result.toFixed(1)} s, ${resident.toFixed(0)} MB afterwards`,
      // A busy machine takes more processor time for the same work too, but far less than it takes longer.
      faults: [
        ...(result <= most * Math.min(slow, 2) ? [] : [`${result.toFixed(1)} s of processor time`]),
        ...(health === 200 ? [] : [`/healthz answers ${health} afterwards`]),
      ],
    },
  ];
}

/**
 * Processor seconds from the first request until the server does nothing any more, less what it takes at rest: the timer that
 * watches its event loop wakes it a hundred times in a second, which some machines count as a tenth of a processor.
 */
async function aborted({ port }: Server, pid: number, atRest: number): Promise<number> {
  const before = processorSeconds(pid);
  const begun = performance.now();
  for (let place = 0; place < count; place += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, beside) => hangUp(port, place + beside)));
  }
  await untilIdle(pid, atRest);
  return processorSeconds(pid) - before - (atRest * (performance.now() - begun)) / 1000;
}

async function hangUp(port: number, place: number): Promise<void> {
  const query = kinds[place % kinds.length]?.(place) ?? '';
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET /v1/observations?${query} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      setTimeout(() => socket.destroy(), 20);
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve());
  });
}

/** Waits until the server uses hardly more than at rest for a second; at most a minute. */
async function untilIdle(pid: number, atRest: number): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    if ((await usedInOneSecond(pid)) < 1.5 * atRest + 0.05) return;
  }
}

async function usedInOneSecond(pid: number): Promise<number> {
  const before = processorSeconds(pid);
  await pause(1000);
  return processorSeconds(pid) - before;
}
