import { databaseOf, sizes, warmed } from './data.ts';
import { load } from './load.ts';
import { race } from './race.ts';
import { bare } from './rivals.ts';
import { anySeries, scenariosOf } from './scenarios.ts';
import { ours, type Running } from './servers.ts';
import { printTable } from './table.ts';
import type { TargetName } from './targets.ts';

type Reached = [TargetName, number][];

const uncached = { CACHE_MEGABYTES: '0' };

/** Series drawn from all of ten thousand, a million and ten million statements; nothing is kept. */
export async function sizesCompared(): Promise<Reached> {
  const names = ['10k', '1m', '10m'] as const;
  const servers: Running[] = [];
  for (const name of names) servers.push(await ours(await warmed(databaseOf(name)), uncached));
  const standings = await race(
    names.map((name, place) => ({
      name,
      load: {
        port: servers[place]?.port ?? 0,
        paths: anySeries(sizes[name], 20_000),
        connections: 1,
      },
    })),
  );
  printTable(
    'A series, one connection, never cached',
    ['statements', 'requests/s', 'p50 ms', 'p99 ms'],
    standings.map(({ name, perSecond, p50, p99 }) => [name, perSecond, p50, p99]),
  );
  for (const server of servers) await server.stop();
  const [small, , large] = standings;
  return [['growth', (large?.p50 ?? Number.NaN) / (small?.p50 ?? Number.NaN)]];
}

/** The thousandth page against the first one. */
export async function keysetDepth(): Promise<Reached> {
  const server = await ours(databaseOf('1m'), uncached);
  let path = '/v1/observations?indicator=*&limit=100';
  const first = path;
  for (let page = 1; page < 1000; page += 1) {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
    const { page: at } = (await answer.json()) as { page: { next: string } };
    const next = new URL(at.next);
    path = next.pathname + next.search;
  }
  const [shallow, deep] = await race([
    { name: 'first', load: { port: server.port, paths: [first], connections: 1 } },
    { name: 'page 1,000', load: { port: server.port, paths: [path], connections: 1 } },
  ]);
  printTable(
    'Pages of 100 rows, one connection, never cached',
    ['page', 'p50 ms', 'p99 ms'],
    [shallow, deep].flatMap((page) => (page ? [[page.name, page.p50, page.p99]] : [])),
  );
  await server.stop();
  return [['deep', (deep?.p50 ?? Number.NaN) / (shallow?.p50 ?? Number.NaN)]];
}

/** Search over ten thousand indicators, one connection, never cached. */
export async function searchLatency(): Promise<Reached> {
  const server = await ours(databaseOf('1m'), uncached);
  const body = Buffer.alloc(20_000, ' ');
  const floor = await bare(body);
  const paths = scenariosOf(sizes['1m']).find(({ name }) => name === 'search')?.paths ?? [];
  const one = { connections: 1 };
  const work = await load({ port: server.port, paths, ...one, seconds: 4 });
  const nothing = await load({ port: floor.port, paths: ['/'], ...one });
  // What it takes a server that does nothing else than being busy as long as a search: the machine's share of the 99th percentile.
  const busy = await bare(body, work.p50 - nothing.p50);
  const standings = await race([
    { name: 'search', load: { port: server.port, paths, ...one } },
    { name: 'bare node:http', load: { port: floor.port, paths: ['/'], ...one } },
    { name: 'bare node:http, busy as long as a search', load: { port: busy.port, paths: ['/'], ...one } },
  ]);
  printTable(
    'Search over 10 thousand indicators, one connection, never cached',
    ['server', 'p50 ms', 'p99 ms'],
    standings.map((each) => [each.name, each.p50, each.p99]),
  );
  const [search] = standings;
  await server.stop();
  await busy.stop();
  await floor.stop();
  return [['search', search?.p99 ?? Number.NaN]];
}
