import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schemaOf } from '../../src/store/postgres/pg-reader.ts';
import { type Server, startServer } from '../running/servers.ts';
import { type Postgres, startPostgres } from '../services/postgres.ts';
import { built, psql } from './built.ts';
import { loadLarge } from './large-build.ts';

/** Statements that are made up: some 950 bytes each with their indexes, more while they are indexed. */
const statements = Number(process.env.POSTGRES_STATEMENTS ?? 10_000_000);
const gigabytes = Math.ceil(1 + (statements * 2_000) / 1e9);

/** As for a server with 8 GB; nothing is written for a standby, and little for a crash: what is loaded can be loaded again. */
const settings = {
  shared_buffers: '2GB',
  maintenance_work_mem: '1GB',
  max_wal_size: '16GB',
  checkpoint_timeout: '1h',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** Milliseconds that an answer may take, that a first one after a start may, and that nothing else may be kept waiting in the process. */
const promised = { answer: 1_000, first: 5_000, delay: 200 };

let indicators = 1;
const id = (place: number) => `zz-${String(1 + ((place * 131) % indicators)).padStart(6, '0')}`;
const rows = '/v1/observations';
const year = (place: number) => 2011 + place;
const provinces = 'BJ SH GD JS ZJ SD HB HN SC FJ'.split(' ');

/** Questions of which the first after a start has more to do than the next. */
const firsts: readonly [what: string, path: string][] = [
  ['`/v1/indicators`', '/v1/indicators'],
  ['a search', '/v1/indicators?q=Made-up+indicator'],
  ['`/v1/indicators`, `asOf` a day', '/v1/indicators?asOf=2020-06-30'],
  ['`/v1/calendar`', '/v1/calendar?limit=50'],
  ['`/sitemap.xml`', '/sitemap.xml'],
  ['`/v1/changes`', '/v1/changes?limit=50'],
  ['`/v1/latest` of an area', '/v1/latest?area=CN-GD&limit=50'],
  ['availability in SDMX', '/sdmx/v1/availableconstraint/DATA_ECONOMY'],
  ['`/v1/areas`', '/v1/areas?limit=50'],
  ['an area', '/v1/areas/CN-GD'],
  ['a page of the explorer', '/indicators/zz-000007'],
];

/** Kinds of questions: the address of each of ten calls, no two of which share an answer that was kept. */
const kinds: readonly [what: string, path: (place: number) => string][] = [
  ['`last=1` of an indicator', (n) => `${rows}?indicator=${id(n)}&last=1`],
  ['an indicator by period', (n) => `${rows}?indicator=${id(n)}&area=*&period=${year(n)}`],
  ['`area=CN-*` of an indicator', (n) => `${rows}?indicator=${id(n)}&area=CN-*&limit=200`],
  ['`asOf` of an indicator', (n) => `${rows}?indicator=${id(n)}&asOf=${year(n)}-06-30`],
  ['`last=1` of all', (n) => `${rows}?indicator=*&area=*&last=1&limit=${10 + n}`],
  ['`last=1` of all, by value', (n) => `${rows}?indicator=*&area=*&last=1&sort=-value&limit=${10 + n}`],
  ['all by value', (n) => `${rows}?indicator=*&area=*&sort=${n % 2 ? '-' : ''}value&limit=${10 + n}`],
  ['all by period', (n) => `${rows}?indicator=*&area=*&sort=-period&limit=${10 + n}`],
  ['a count of all', (n) => `${rows}?indicator=*&area=*&limit=${1 + n}`],
  ['a count of all of a lane', (n) => `${rows}?indicator=*&area=*&lane=outturn&limit=${1 + n}`],
  ['a count of an area', (n) => `${rows}?indicator=*&area=CN-${provinces[n]}&limit=1`],
  ['a count of a year', (n) => `${rows}?indicator=*&area=*&period=${year(n)}&limit=1`],
  ['a count of a kind', (n) => `${rows}?indicator=*&area=*&kind=actual&period=..${year(n)}&limit=1`],
  ['a count of all revisions', (n) => `${rows}?indicator=*&area=*&revisions=all&limit=${1 + n}`],
  ['all `asOf` a day, with the count', (n) => `${rows}?indicator=*&area=*&asOf=${year(n)}-06-30&limit=1`],
  ['an area `asOf` a day', (n) => `${rows}?indicator=*&area=CN-${provinces[n]}&asOf=${year(n)}-06-30`],
  ['a search', (n) => `/v1/indicators?q=Made-up+indicator+${n + 1}&limit=10`],
  ['a page of the catalogue', (n) => `/v1/indicators?limit=${50 + n}`],
  ['changes', (n) => `/v1/changes?limit=${51 + n}`],
  ['changes, oldest first', (n) => `/v1/changes?order=oldest&limit=${51 + n}`],
  ['changes of an indicator', (n) => `/v1/changes?indicator=${id(n)}&limit=50`],
  ['changes that revise', (n) => `/v1/changes?relation=revises&limit=${51 + n}`],
  ['the calendar', (n) => `/v1/calendar?limit=${51 + n}`],
];

let postgres: Postgres | undefined;
let server: Server | undefined;
let url = '';
beforeAll(async () => {
  const { bavail, bsize } = statfsSync(tmpdir());
  console.log(`${statements} statements need ${gigabytes} GB in ${tmpdir()}.`);
  if (bavail * bsize < gigabytes * 1e9)
    throw new Error(`There are ${(bavail * bsize) / 1e9} GB: set TMPDIR, or POSTGRES_STATEMENTS to fewer.`);
  postgres = await startPostgres(settings);
  url = postgres.url;
  await built(url, 'seed');
  const { statements: all, loading, finishing, ...made } = await loadLarge(url, statements, console.log);
  indicators = made.indicators;
  console.log(
    `${all} statements: loaded in ${loading.toFixed()} s, places, totals and indexes in ${finishing.toFixed()} s`,
  );
}, 7_200_000);
afterAll(async () => {
  await server?.running.stop();
  await postgres?.stop();
});

interface Measured {
  readonly what: string;
  readonly median: number;
  readonly worst: number;
  readonly delay: number;
  readonly kept: boolean;
}

/** Longest delay of the event loop since the last look, in milliseconds. */
async function delayOf(base: string): Promise<number> {
  const text = await (await fetch(`${base}/metrics`)).text();
  return 1_000 * Number(/^nodejs_eventloop_lag_max_seconds (.+)$/m.exec(text)?.[1] ?? Number.NaN);
}

/** Asks one after the other, each answer at most so many milliseconds. */
async function measured(
  base: string,
  what: string,
  paths: readonly string[],
  most: number,
): Promise<Measured> {
  const times: number[] = [];
  let failed = 0;
  await delayOf(base);
  for (const path of paths) {
    const began = performance.now();
    const answer = await fetch(base + path);
    const text = await answer.text();
    times.push(performance.now() - began);
    if (answer.ok) continue;
    failed += 1;
    console.log(`${path}: ${answer.status} ${text.slice(0, 300)}`);
  }
  const delay = await delayOf(base);
  const sorted = times.toSorted((a, b) => a - b);
  const [median = 0, worst = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return { what, median, worst, delay, kept: failed === 0 && worst <= most && delay <= promised.delay };
}

const cells = (...all: readonly (string | number)[]) =>
  `| ${all.map((cell) => (typeof cell === 'number' ? cell.toFixed() : cell)).join(' | ')} |`;

it('answers over millions of statements', async () => {
  const began = performance.now();
  server = await startServer({ environment: { DATABASE_URL: url, CACHE_MEGABYTES: '0' } });
  const { base } = server;
  while (!(await fetch(`${base}/readyz`)).ok) await setTimeout(100);
  const started = performance.now() - began;
  const number = Number(psql(url, 'SELECT max("number") FROM "indicators"."builds"'));
  const [heap, all] = psql(
    url,
    `SELECT pg_size_pretty(sum(pg_table_size(c.oid))), pg_size_pretty(sum(pg_total_relation_size(c.oid)))
     FROM pg_class c WHERE relnamespace = '${schemaOf(number)}'::regnamespace AND relkind = 'r'`,
  ).split('|');
  const first: Measured[] = [];
  for (const [what, path] of firsts) first.push(await measured(base, what, [path], promised.first));
  const ten = Array.from({ length: 10 }, (_, place) => place);
  const later: Measured[] = [];
  for (const [what, path] of kinds) later.push(await measured(base, what, ten.map(path), promised.answer));
  const said = (kept: boolean) => (kept ? 'yes' : '**no**');
  console.log(
    [
      `tables ${heap}, with indexes ${all}; the server started in ${(started / 1000).toFixed(1)} s`,
      ...['', '| first after the start | time | delay | kept |', '|---|---|---|---|'],
      ...first.map(({ what, worst, delay, kept }) => cells(what, worst, delay, said(kept))),
      ...['', '| question | median | worst | delay | kept |', '|---|---|---|---|---|'],
      ...later.map(({ what, median, worst, delay, kept }) => cells(what, median, worst, delay, said(kept))),
    ].join('\n'),
  );
  expect([...first, ...later].filter(({ kept }) => !kept).map(({ what }) => what)).toEqual([]);
}, 600_000);
