import { isDeepStrictEqual } from 'node:util';
import { neverSeen } from './addresses.ts';
import { load } from './load.ts';
import { type Contestant, race } from './race.ts';
import { bare, postgres } from './rivals.ts';
import { seeded } from './seeded.ts';
import { answerOf, indicatorsOf, ours, type Running } from './servers.ts';
import { printTable } from './table.ts';
import type { Result } from './targets.ts';

const series = '/v1/observations?indicator=data-output-nda';
const bareServer = 'bare node:http';

function repeated(
  name: string,
  { port }: Running,
  headers: Readonly<Record<string, string>> = {},
): Contestant {
  return { name, run: () => load({ port, paths: [series], repeat: true, headers }) };
}

/** One series repeatedly, and its 304, over a bare server that sends the same bytes. */
export async function cached(): Promise<Result[]> {
  const server = await ours(seeded());
  const { body, etag } = await answerOf(server.port, series);
  const floor = await bare(body);
  const ratio = await race(`One series of ${Math.round(body.length / 1000)} kB, repeated`, [
    repeated(bareServer, floor),
    repeated('ours', server),
    repeated('ours, 304', server, { 'if-none-match': etag }),
  ]);
  await floor.stop();
  await server.stop();
  return [
    ['cached', ratio('ours', bareServer)],
    ['conditional', ratio('ours, 304', bareServer)],
  ];
}

/** More addresses than the fastest server answers in a round. */
const addressesOfRound = 40_000;

/** Addresses that never repeat, over the bare server and over PostgreSQL, which get the same addresses. */
export async function uncached(): Promise<Result[]> {
  const server = await ours(seeded());
  const indicators = await indicatorsOf(server.port);
  const floor = await bare((await answerOf(server.port, series)).body);
  const rival = await postgres(server, seeded());
  const seed = Number(process.env.BENCH_SEED ?? Date.now() % 2 ** 31);
  const next = neverSeen(indicators, seed);
  await compare(server, rival, next(500));
  let paths: readonly string[] = [];
  const fresh = ({ port }: Running) => load({ port, paths });
  const contestants: Contestant[] = [
    repeated(bareServer, floor),
    {
      name: 'ours',
      run: () => {
        paths = next(addressesOfRound);
        return fresh(server);
      },
    },
    ...(rival ? [{ name: 'PostgreSQL', run: () => fresh(rival) }] : []),
  ];
  const ratio = await race(
    `Never-seen addresses of ${indicators.length} indicators, seed ${seed}`,
    contestants,
  );
  await rival?.stop();
  await floor.stop();
  await server.stop();
  return [
    ['neverSeen', ratio('ours', bareServer)],
    ...(rival ? ([['postgres', ratio('ours', 'PostgreSQL')]] satisfies Result[]) : []),
  ];
}

interface Answer {
  readonly data: readonly { readonly id?: string }[];
  readonly page: { next: string | null };
  readonly links: { next?: string };
}

/** Prints how many rows the addresses have, and how many answers of PostgreSQL are the same JSON. */
async function compare(server: Running, rival: Running | null, paths: readonly string[]): Promise<void> {
  let [rows, empty, bytes, same] = [0, 0, 0, 0];
  for (const path of paths) {
    const { body } = await answerOf(server.port, path);
    const answer = parsed(body);
    rows += answer.data.length;
    empty += answer.data.length === 0 ? 1 : 0;
    bytes += body.length;
    if (rival === null) continue;
    if (isDeepStrictEqual(answer, parsed((await answerOf(rival.port, path)).body))) same += 1;
    else console.log(`PostgreSQL answers otherwise: ${path}`);
  }
  printTable(
    `${paths.length} of the never-seen addresses`,
    ['rows each', 'without rows', 'bytes each', 'same JSON from PostgreSQL'],
    [[rows / paths.length, empty, bytes / paths.length, rival === null ? 'skipped' : same]],
  );
}

/** An answer without the ports in its links, and without the cursor, which each server writes in its own way. */
function parsed(body: string): Answer {
  const answer: Answer = JSON.parse(body.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1'));
  if (answer.page.next !== null) answer.page.next = 'next';
  if (answer.links.next !== undefined) answer.links.next = 'next';
  return answer;
}
