import { get } from 'node:http';
import type { Outcome } from '../running/promises.ts';
import { allRows } from '../running/servers.ts';
import { type Replicas, sitePath, theReplicas } from './replicas.ts';

/** How an answer ended: what was read of it, and whether its end was. */
interface Ended {
  readonly bytes: number;
  readonly isWhole: boolean;
}

/** Rounds until an answer was cut off, and tables that are asked for at once in each. */
const most = { rounds: 8, tables: 6 } as const;

/** Kills replicas while they send whole tables: what is cut off is seen as such by its reader and not kept by the cache. */
export async function cut(): Promise<Outcome[]> {
  const replicas = await theReplicas();
  let number = 0;
  // An address of its own for each, so that none comes from the cache; the rows are the same.
  const table = (): string => {
    number += 1;
    return `${sitePath}${allRows}&period=..${2100 + number}`;
  };
  const whole = await read(replicas.port, table());
  const unlike: string[] = [];
  const cutOff: string[] = [];
  let rounds = 0;
  while (cutOff.length === 0 && rounds < most.rounds) {
    rounds += 1;
    const paths = Array.from({ length: most.tables }, table);
    for (const [path, { bytes, isWhole }] of await killed(replicas, paths)) {
      if (!isWhole) cutOff.push(path);
      else if (bytes !== whole.bytes) unlike.push(`${path} ended after ${bytes} bytes of ${whole.bytes}`);
    }
  }
  for (const path of cutOff) {
    const { bytes, isWhole } = await read(replicas.port, path);
    if (!isWhole || bytes !== whole.bytes) unlike.push(`${path} again: ${bytes} bytes of ${whole.bytes}`);
  }
  return [
    {
      promise:
        'a table cut off because its replica is killed is seen to be unfinished, and whole when asked for again',
      figure: `${cutOff.length} of ${rounds * most.tables} tables of ${(whole.bytes / 1e6).toFixed(1)} MB cut off`,
      faults: unlike,
      ...(cutOff.length === 0 ? { untried: 'each was finished before its replica ended' } : {}),
    },
  ];
}

/** Asks for tables at once and kills both replicas at the first bytes; resolves to how each answer ended, with the replicas there again. */
async function killed(replicas: Replicas, paths: readonly string[]): Promise<[string, Ended][]> {
  let begun = () => {};
  const first = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const answers = paths.map(
    async (path): Promise<[string, Ended]> => [path, await read(replicas.port, path, begun)],
  );
  await Promise.race([first, Promise.all(answers)]);
  await Promise.all([0, 1].map((place) => replicas.end(place, 'kill')));
  const ended = await Promise.all(answers);
  for (const place of [0, 1]) await replicas.start(place);
  return ended;
}

/** Reads an answer to its end, or to where it is cut off. A refusal counts as cut off: it is no table. */
function read(port: number, path: string, begun = () => {}): Promise<Ended> {
  return new Promise((resolve) => {
    let bytes = 0;
    const request = get({ host: '127.0.0.1', port, path, agent: false }, (answer) => {
      answer.on('data', (chunk: Buffer) => {
        begun();
        bytes += chunk.length;
      });
      answer.on('error', () => {});
      answer.on('close', () => resolve({ bytes, isWhole: answer.complete && answer.statusCode === 200 }));
    });
    request.on('error', () => resolve({ bytes, isWhole: false }));
  });
}
