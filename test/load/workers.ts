import { setTimeout as pause } from 'node:timers/promises';
import { neverSeen } from '../../bench/addresses.ts';
import { indicatorsOf } from '../../bench/servers.ts';
import { connectionsTo, familyOf, socketsOf } from '../running/measures.ts';
import { until } from '../running/processes.ts';
import type { Outcome } from '../running/promises.ts';
import type { Server } from '../running/servers.ts';
import { calibrated } from '../running/slowness.ts';
import { type Answered, askFor, faultOf, slowest } from './clients.ts';
import { loadServer } from './load-server.ts';

interface Kill {
  /** By `performance.now()`. */
  readonly at: number;
  /** Ports of the clients that were connected to the other workers. */
  readonly others: ReadonlySet<number>;
}

/** Seconds in which a request on a killed worker fails, and in which every other is answered, on the reference machine. */
const most = 1;

/** Kills workers under load: only the requests on a killed one fail, at once, and all others are answered. */
export async function workers(isShort: boolean): Promise<Outcome[]> {
  const server = await loadServer({ WORKERS: '2' });
  const kills = isShort ? 2 : 20;
  const { result, slow } = await calibrated(() => killed(server, kills));
  const { code } = await server.running.stop();
  const limit = most * 1000 * slow;
  const failed = result.answers.filter(({ status }) => status === 0);
  const elsewhere = failed.filter((answer) => !isOnKilled(answer, result.kills, slow));
  const late = result.answers.filter(({ milliseconds }) => milliseconds > limit);
  const describe = ({ path, milliseconds, said }: Answered) =>
    `${path}: ${milliseconds.toFixed(0)} ms ${said}`;
  return [
    {
      promise: `workers killed: only requests on the killed worker fail, and nothing takes longer than ${most} s`,
      figure: `${kills} kills, ${result.answers.length} requests, ${failed.length} failed, the slowest ${slowest(result.answers).toFixed(0)} ms, allowed ${limit.toFixed(0)} ms`,
      faults: [
        ...elsewhere.map((answer) => `failed on another worker: ${describe(answer)}`),
        ...late.map((answer) => `too late: ${describe(answer)}`),
        ...result.answers.filter(({ status }) => status !== 0).flatMap(faultOf),
        ...(code === 0 ? [] : [`the server ends with ${code}`]),
      ],
    },
  ];
}

/**
 * True for a request whose connection was with a killed worker, on the way to it, or came before its end was noticed, which
 * takes the longer the slower the machine is.
 */
function isOnKilled({ port, at, milliseconds }: Answered, kills: readonly Kill[], slow: number): boolean {
  const begun = at - milliseconds;
  return kills.some((kill) => at >= kill.at - 5 && begun <= kill.at + 1000 * slow && !kill.others.has(port));
}

async function killed(server: Server, count: number): Promise<{ answers: Answered[]; kills: Kill[] }> {
  const next = sequence(neverSeen(await indicatorsOf(server.port), 20)(20_000));
  const kills: Kill[] = [];
  let isOver = false;
  const asking = (async () => {
    const answers: Answered[] = [];
    while (!isOver) answers.push(...(await askFor(1000, { port: server.port, connections: 16, next })));
    return answers;
  })();
  for (let number = 0; number < count; number += 1) {
    // Both serve: each has a connection.
    await until(() => servingOf(server).length === 2, 120_000, 200);
    await pause(300);
    const [worker] = servingOf(server).slice(number % 2);
    if (worker === undefined) throw new Error('There is no worker.');
    kills.push(killOne(server, worker));
    await until(() => !workersOf(server).includes(worker), 10_000, 200);
  }
  await pause(1000);
  isOver = true;
  return { answers: await asking, kills };
}

function killOne(server: Server, worker: number): Kill {
  const others = workersOf(server).filter((other) => other !== worker);
  const ports = new Set(others.flatMap((other) => portsAt(server, other)));
  process.kill(worker, 'SIGKILL');
  return { at: performance.now(), others: ports };
}

/** Ports of the clients that are connected to a worker. */
function portsAt({ port }: Server, worker: number): number[] {
  const sockets = socketsOf(worker);
  return [...connectionsTo(port)].filter(([, inode]) => sockets.has(inode)).map(([remote]) => remote);
}

function servingOf(server: Server): number[] {
  return workersOf(server).filter((worker) => portsAt(server, worker).length > 0);
}

function workersOf({ running }: Server): number[] {
  return familyOf(running.child.pid ?? 0).slice(1);
}

function sequence(paths: readonly string[]): () => string {
  let place = -1;
  return () => {
    place += 1;
    return paths[place % paths.length] ?? '/v1';
  };
}
