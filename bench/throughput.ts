import { cpus } from 'node:os';
import { databaseOf, sizes } from './data.ts';
import { load } from './load.ts';
import { type Runner, race, type Standing } from './race.ts';
import { Absent, bare, datasette, jsonServer, nginx, postgres } from './rivals.ts';
import { differentSeries, scenariosOf } from './scenarios.ts';
import { ours, type Running } from './servers.ts';
import { printTable } from './table.ts';
import type { TargetName } from './targets.ts';

type Reached = [TargetName, number][];

const series = '/v1/observations?indicator=indicator-00007';
const uncached = { CACHE_MEGABYTES: '0' };

/** The same address again and again, and its 304, against the floor and nginx. */
export async function cachedAgainstRivals(): Promise<Reached> {
  const server = await ours(databaseOf('10k'));
  const { body, etag } = await answerOf(server, series);
  const floor = await bare(body);
  const static_ = await present('nginx', () => nginx(body));
  const runners: Runner[] = [
    { name: 'bare node:http', load: { port: floor.port, paths: [series] } },
    { name: 'ours, repeated', load: { port: server.port, paths: [series] } },
    { name: 'ours, 304', load: { port: server.port, paths: [series], headers: { 'if-none-match': etag } } },
    ...(static_ ? [{ name: 'nginx static', load: { port: static_.port, paths: ['/body.json'] } }] : []),
  ];
  const standings = await race(runners);
  print('A series of 20 observations, asked again and again', standings);
  await stop(server, floor, static_);
  const of = ratios(standings);
  return [
    ['repeated', of('ours, repeated')],
    ['conditional', of('ours, 304')],
    ...(static_ ? ([['nginx', of('ours, repeated') / of('nginx static')]] satisfies Reached) : []),
  ];
}

/** Series whose every address is different, so that no answer is at hand. */
export async function uncachedAgainstRivals(): Promise<Reached> {
  const file = databaseOf('10k');
  const server = await ours(file);
  const forgetful = await ours(file, uncached);
  const { body } = await answerOf(server, series);
  const paths = differentSeries(sizes['10k'], 100_000);
  const floor = await bare(body);
  const database = await present('PostgreSQL', () => postgres(file));
  const rows = JSON.parse(
    (await answerOf(server, '/v1/observations?indicator=*&limit=1000')).body.toString(),
  ).data;
  const mock = await present('json-server', () => jsonServer(tenThousand(rows)));
  const explorer = await present('Datasette', () => datasette(file));
  const standings = await race([
    { name: 'bare node:http', load: { port: floor.port, paths: [series] } },
    { name: 'ours', load: { port: server.port, paths } },
    { name: 'ours, keeping nothing', load: { port: forgetful.port, paths } },
    ...(database ? [{ name: 'PostgreSQL + pg + Fastify', load: { port: database.port, paths } }] : []),
    ...(mock ? [{ name: 'json-server', load: { port: mock.port, paths: paths.map(forJsonServer) } }] : []),
    ...(explorer
      ? [{ name: 'Datasette', load: { port: explorer.port, paths: paths.map(forDatasette) } }]
      : []),
  ]);
  print('A series of 20 observations, every address different', standings);
  await stop(server, forgetful, floor, database, mock, explorer);
  const of = ratios(standings);
  const over = (name: TargetName, rival: string, running: Running | null): Reached =>
    running ? [[name, of('ours') / of(rival)]] : [];
  return [
    ['uncached', of('ours')],
    ...over('postgres', 'PostgreSQL + pg + Fastify', database),
    ...over('jsonServer', 'json-server', mock),
    ...over('datasette', 'Datasette', explorer),
  ];
}

/** One process against two, on series that are not at hand. */
export async function workers(): Promise<Reached> {
  const file = databaseOf('10k');
  const one = await ours(file, { ...uncached, WORKERS: '1' });
  const two = await ours(file, { ...uncached, WORKERS: '2' });
  const paths = differentSeries(sizes['10k'], 50_000);
  const standings = await race([
    { name: 'one process', load: { port: one.port, paths } },
    { name: 'two workers', load: { port: two.port, paths } },
  ]);
  const busy = await busyCores(() => load({ port: one.port, paths, seconds: 4 }));
  print('Workers', standings);
  printTable(
    'What there is for two: all cores over those that one process and its load keep busy',
    ['cores', 'busy with one process', 'at most'],
    [[cpus().length, busy, cpus().length / busy]],
  );
  await stop(one, two);
  return [['workers', ratios(standings)('two workers')]];
}

/** How many cores were busy on average, with whatever. */
async function busyCores(work: () => Promise<unknown>): Promise<number> {
  const spent = () => {
    const times = cpus().map(({ times: { idle, ...busy } }) => ({ idle, busy: sum(Object.values(busy)) }));
    return { idle: sum(times.map(({ idle }) => idle)), busy: sum(times.map(({ busy }) => busy)) };
  };
  const before = spent();
  await work();
  const after = spent();
  const busy = after.busy - before.busy;
  return (cpus().length * busy) / (busy + after.idle - before.idle);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Every scenario, computed each time and from the cache. */
export async function everyScenario(): Promise<Reached> {
  const file = databaseOf('1m');
  const [computing, caching] = [await ours(file, uncached), await ours(file)];
  const rows: (string | number)[][] = [];
  for (const { name, paths, conditional, connections = 64 } of scenariosOf(sizes['1m'])) {
    const [first = ''] = paths;
    const answer = await fetch(`http://127.0.0.1:${computing.port}${first}`);
    await answer.body?.cancel();
    if (!answer.ok) {
      rows.push([name, 'skipped: not served yet']);
      continue;
    }
    const headers = async (server: Running): Promise<Record<string, string>> =>
      conditional ? { 'if-none-match': (await answerOf(server, first)).etag } : {};
    const [computed, cached] = await race(
      [
        { name, load: { port: computing.port, paths, connections, headers: await headers(computing) } },
        { name, load: { port: caching.port, paths, connections, headers: await headers(caching) } },
      ],
      3,
    );
    if (computed && cached)
      rows.push([
        name,
        computed.perSecond,
        computed.p50,
        computed.p99,
        cached.perSecond,
        cached.p50,
        cached.p99,
      ]);
  }
  printTable(
    'Scenarios over 1 million statements: requests a second, milliseconds',
    ['scenario', 'computed/s', 'p50', 'p99', 'cached/s', 'p50', 'p99'],
    rows,
  );
  await stop(computing, caching);
  return [];
}

/** A rival, or null with a word why not. */
async function present(name: string, open: () => Promise<Running>): Promise<Running | null> {
  try {
    return await open();
  } catch (error) {
    console.log(`${name} skipped: ${error instanceof Absent ? `needs ${error.message}` : error}`);
    return null;
  }
}

async function answerOf({ port }: Running, path: string): Promise<{ body: Buffer; etag: string }> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { 'accept-encoding': 'identity' },
  });
  return { body: Buffer.from(await response.arrayBuffer()), etag: response.headers.get('etag') ?? '' };
}

/** As many rows as the dataset has, with the indicators of each query among them. */
function tenThousand(rows: readonly { readonly indicator: string; readonly id: string }[]): object[] {
  return Array.from({ length: 400 }, (_, place) => {
    const indicator = `indicator-${String(place + 1).padStart(5, '0')}`;
    return rows
      .slice(0, 20)
      .map((row) => ({ ...row, indicator, id: row.id.replace(row.indicator, indicator) }));
  }).flat();
}

function forJsonServer(path: string): string {
  return path.replace('/v1/observations', '/observations').replace('limit=', '_limit=');
}

function forDatasette(path: string): string {
  const [, indicator = '1', limit = '100'] = /indicator-(\d+)&limit=(\d+)/.exec(path) ?? [];
  return `/10k/observations.json?indicator=${Number(indicator)}&_size=${limit}&_shape=array&currentFrom__notnull=1&currentTo__isnull=1`;
}

function ratios(standings: readonly Standing[]): (name: string) => number {
  return (name) => standings.find((standing) => standing.name === name)?.ratio ?? Number.NaN;
}

function print(title: string, standings: readonly Standing[]): void {
  printTable(
    title,
    ['server', 'requests/s', 'p50 ms', 'p99 ms', 'ratio', 'failed'],
    standings.map(({ name, perSecond, p50, p99, ratio, failed }) => [
      name,
      perSecond,
      p50,
      p99,
      ratio,
      String(failed),
    ]),
  );
}

async function stop(...servers: (Running | null)[]): Promise<void> {
  for (const server of servers) await server?.stop();
}
