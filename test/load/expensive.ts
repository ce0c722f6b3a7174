import type { Outcome } from '../running/promises.ts';
import type { Server } from '../running/servers.ts';
import { calibrated } from '../running/slowness.ts';
import { askFor, faultOf, p99 } from './clients.ts';
import { loadServer } from './load-server.ts';
import { highest, watched } from './watched.ts';

/** The targets, for the quiet reference machine. */
const targets = { cheap: 150, resident: 600, connections: 32 } as const;

const gdp = 'indicator=gdp-current-nbs&revisions=all';
const all = 'indicator=*&revisions=all';

/** The dearest address of each kind. What is beyond a limit is replaced by the address that the refusal suggests. */
const dearest: Readonly<Record<string, string>> = {
  png: `/v1/observations?${gdp}&format=png&width=3800&height=2160`,
  svg: `/v1/observations?${gdp}&format=svg&width=3800&height=2160`,
  xlsx: `/v1/observations?${all}&format=xlsx`,
  parquet: `/v1/observations?${all}&format=parquet`,
  jsonstat: '/v1/observations?indicator=*&format=jsonstat',
  csv: `/v1/observations?${all}&format=csv&fields=id,value,derivation,evidence,statement,display`,
  ndjson: `/v1/observations?${all}&format=ndjson`,
  wide: '/v1/observations?indicator=*&shape=wide&format=csv',
  'wide workbook': '/v1/observations?indicator=*&shape=wide&format=xlsx',
  page: `/v1/observations?${all}&limit=1000`,
  computed: '/v1/observations?indicator=*&transform=yoy&format=csv',
  index: '/v1/observations?indicator=*&transform=index&base=2020&limit=1000',
  bibliography: `/v1/observations?${all}&format=bibtex`,
  feed: '/v1/changes?format=atom&limit=1000',
  checks: '/v1/checks?limit=1000',
  search: '/v1/indicators?q=data%20digital%20economy%20market%20size%20of%20china&limit=1000',
  'unknown ids': `/v1/observations?indicator=${Array.from({ length: 200 }, (_, place) => `data-outptu-${place}`).join(',')}`,
};

/** 32 connections ask for the dearest address of a kind, each time a little different, one kind after the other. */
export async function expensive(isShort: boolean): Promise<Outcome[]> {
  const server = await loadServer();
  const seconds = isShort ? 0.3 : 10;
  const { result, slow } = await calibrated(() => watched(server, () => everyKind(server, seconds)));
  await server.running.stop();
  const { faults, counts } = result.result;
  const cheap = p99(result.cheap.map(({ milliseconds }) => milliseconds));
  const most = highest(result.memory);
  const failed = result.cheap.filter(({ status }) => status !== 200);
  return [
    {
      promise: `cheap requests beside the dearest of each kind, ${targets.connections} at a time: p99 below ${targets.cheap} ms`,
      figure: `${cheap.toFixed(0)} ms of ${result.cheap.length}, allowed ${(targets.cheap * slow).toFixed(0)} ms (${slow.toFixed(1)} times the target)`,
      faults: [
        ...(cheap <= targets.cheap * slow ? [] : [`p99 of cheap requests is ${cheap.toFixed(0)} ms`]),
        ...failed.map(({ path, status, said }) => `cheap ${path}: ${status} ${said.slice(0, 100)}`),
      ],
    },
    {
      promise: `the same: resident memory below ${targets.resident} MB`,
      figure: `${most.toFixed(0)} MB`,
      faults: most <= targets.resident ? [] : [`${most.toFixed(0)} MB`],
    },
    {
      promise: 'the same: each answer is right, or 503 with Retry-After',
      figure: counts.join('; '),
      faults,
    },
  ];
}

/** All kinds one after the other: faults, and for each kind how many answers were sent and refused. */
async function everyKind(server: Server, seconds: number): Promise<{ faults: string[]; counts: string[] }> {
  const faults: string[] = [];
  const counts: string[] = [];
  for (const [kind, wanted] of Object.entries(dearest)) {
    const path = kind === 'unknown ids' ? wanted : await allowed(server, wanted);
    let number = 0;
    const next = () => {
      number += 1;
      return varied(path, number);
    };
    const answers = await askFor(seconds * 1000, {
      port: server.port,
      connections: targets.connections,
      next,
    });
    const isRight = ({ status }: { status: number }) => status === (kind === 'unknown ids' ? 404 : 200);
    faults.push(
      ...answers
        .filter((answer) => !isRight(answer))
        .flatMap(faultOf)
        .map((fault) => `${kind}: ${fault}`),
    );
    counts.push(
      `${kind} ${answers.filter(isRight).length}+${answers.filter(({ status }) => status === 503).length}`,
    );
  }
  return { faults, counts };
}

/** The address, or the one that is suggested where it is beyond a limit. */
async function allowed({ base }: Server, path: string): Promise<string> {
  const answer = await fetch(base + path);
  const text = await answer.text();
  if (answer.status !== 422) return path;
  const { tryInstead }: { tryInstead: string } = JSON.parse(text).links;
  return tryInstead.replace(base, '');
}

/** The same question by another address, which the cache does not know. */
function varied(path: string, number: number): string {
  if (/format=(png|svg)/.test(path)) return path.replace('width=3800', `width=${3800 - (number % 400)}`);
  if (path.includes('limit=1000')) return path.replace('limit=1000', `limit=${1000 - (number % 400)}`);
  if (path.includes('data-outptu-0,')) return path.replace('data-outptu-0,', `data-outptu-x${number},`);
  // Tables take no notice of it.
  return `${path}&limit=${(number % 1000) + 1}`;
}
