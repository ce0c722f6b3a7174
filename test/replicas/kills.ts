import { setTimeout as pause } from 'node:timers/promises';
import { neverSeen } from '../../bench/addresses.ts';
import { type Answered, askFor, slowest } from '../load/clients.ts';
import { connectionsTo } from '../running/measures.ts';
import { until } from '../running/processes.ts';
import type { Outcome } from '../running/promises.ts';
import { type Replicas, sitePath, theReplicas } from './replicas.ts';
import { zipfMix } from './zipf.ts';

/** Ends replicas under load and starts them again, then adds one: no GET fails of a client that asks again where its connection ended. */
export async function kills(isShort: boolean): Promise<Outcome[]> {
  const replicas = await theReplicas();
  const rounds = isShort ? 1 : 5;
  const next = await underLoad(replicas);
  const outcome = (promise: string, answers: readonly Answered[], more: readonly string[] = []): Outcome => ({
    promise,
    figure: `${answers.length} answers, ${answers.filter(({ status }) => status !== 200).length} failed, ${answers.filter(({ isRepeated }) => isRepeated).length} were asked for again, the slowest took ${slowest(answers).toFixed(0)} ms`,
    faults: [
      ...more,
      ...answers.flatMap(({ path, status, said }) => (status === 200 ? [] : [`${path}: ${status} ${said}`])),
    ],
  });
  const killed = await during(replicas, next, () => ended(replicas, 'kill', rounds));
  const stopped = await during(replicas, next, () => ended(replicas, 'stop', rounds));
  let connections = 0;
  const added = await during(replicas, next, async () => {
    await replicas.add();
    const third = replicas.ports.at(-1) ?? 0;
    await until(() => connectionsTo(third).size > 0);
    connections = connectionsTo(third).size;
  });
  return [
    outcome(`a replica killed and started again, ${2 * rounds} times: no GET fails`, killed),
    outcome(`a replica stopped and started again, ${2 * rounds} times: no GET fails`, stopped),
    outcome(
      'a third replica added: no GET fails, and it is asked',
      added,
      connections > 0 ? [] : ['nginx does not ask it'],
    ),
  ];
}

/** Addresses, half of them for the cache and half never seen. */
async function underLoad(replicas: Replicas): Promise<() => string> {
  const indicators = await replicas.indicators();
  const zipf = zipfMix(indicators, 21, 1000);
  const fresh = neverSeen(indicators, 22);
  let number = 0;
  return () => {
    number += 1;
    return number % 2 === 0 ? zipf.next() : sitePath + (fresh(1)[0] ?? '');
  };
}

/** All answers while something goes on; a client asks again where its connection ended before the answer. */
async function during(
  { port }: Replicas,
  next: () => string,
  act: () => Promise<unknown>,
): Promise<Answered[]> {
  let isOver = false;
  const asking = (async () => {
    const answers: Answered[] = [];
    while (!isOver) answers.push(...(await askFor(500, { port, connections: 8, next, repeats: true })));
    return answers;
  })();
  await act().finally(() => {
    isOver = true;
  });
  return asking;
}

async function ended(replicas: Replicas, how: 'kill' | 'stop', rounds: number): Promise<void> {
  for (let number = 0; number < 2 * rounds; number += 1) {
    await pause(500);
    await replicas.end(number % 2, how);
    await pause(500);
    await replicas.start(number % 2);
  }
}
