import { afterAll, beforeAll, expect, it } from 'vitest';
import { schemaOf } from '../../src/store/postgres/pg-reader.ts';
import { type Server, startServer } from '../running/servers.ts';
import { type Postgres, startPostgres } from '../services/postgres.ts';
import { built, psql } from './built.ts';
import { loadLarge } from './large-build.ts';

/** Statements that are made up, at least 3 million: some 950 bytes each with their indexes, more while they are indexed. */
const statements = Number(process.env.POSTGRES_STATEMENTS ?? 10_000_000);

/** As for a server with 8 GB. Of a standby nothing is read here, so that nothing is written for one. */
const settings = {
  shared_buffers: '2GB',
  maintenance_work_mem: '512MB',
  max_wal_size: '8GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** Milliseconds that an answer may take, and that nothing else may be kept waiting in the process. */
const promised = { answer: 1_000, delay: 200 };

const id = (place: number) => `zz-${String(1 + ((place * 131) % 1_400)).padStart(6, '0')}`;
const rows = '/v1/observations';
const year = (place: number) => 2011 + place;

/** Kinds of questions: the address of each of ten calls, no two of which share an answer that was kept. */
const kinds: readonly [what: string, path: (place: number) => string][] = [
  ['`last=1` of an indicator', (n) => `${rows}?indicator=${id(n)}&last=1`],
  ['an indicator by period', (n) => `${rows}?indicator=${id(n)}&area=*&period=${year(n)}`],
  ['`area=CN-*` of an indicator', (n) => `${rows}?indicator=${id(n)}&area=CN-*&limit=200`],
  ['`asOf` of an indicator', (n) => `${rows}?indicator=${id(n)}&asOf=${year(n)}-06-30`],
  ['`last=1` of all', (n) => `${rows}?indicator=*&area=*&last=1&limit=${10 + n}`],
  ['`last=1` of all by value', (n) => `${rows}?indicator=*&area=*&last=1&sort=-value&limit=${10 + n}`],
  ['all by value', (n) => `${rows}?indicator=*&area=*&sort=${n % 2 ? '-' : ''}value&limit=${10 + n}`],
  ['all by period', (n) => `${rows}?indicator=*&area=*&sort=-period&limit=${10 + n}`],
  ['a count of all', (n) => `${rows}?indicator=*&area=*&limit=${1 + n}`],
  ['a count of all, other filters', (n) => `${rows}?indicator=*&area=*&lane=outturn&limit=${1 + n}`],
  ['a count of a year', (n) => `${rows}?indicator=*&area=*&period=${year(n)}&limit=1`],
  [
    'a count of an area',
    (n) => `${rows}?indicator=*&area=CN-${'BJ SH GD JS ZJ SD HB HN SC FJ'.split(' ')[n]}&limit=1`,
  ],
  ['all `asOf` a day', (n) => `${rows}?indicator=*&area=*&asOf=${year(n)}-06-30&limit=1`],
  ['a search', (n) => `/v1/indicators?q=Made-up+indicator+${n + 1}&limit=10`],
  ['a page of the catalogue', (n) => `/v1/indicators?limit=${50 + n}`],
];

let postgres: Postgres | undefined;
let server: Server | undefined;
let url = '';
beforeAll(async () => {
  postgres = await startPostgres(settings);
  url = postgres.url;
  await built(url, 'seed');
  const { statements: all, loading, finishing } = await loadLarge(url, statements);
  console.log(
    `${all} statements: loaded in ${loading.toFixed()} s, places and indexes in ${finishing.toFixed()} s`,
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
  readonly first: number;
  readonly delay: number;
}

/** Longest delay of the event loop since the last look, in milliseconds. */
async function delayOf(base: string): Promise<number> {
  const text = await (await fetch(`${base}/metrics`)).text();
  return 1_000 * Number(/^nodejs_eventloop_lag_max_seconds (.+)$/m.exec(text)?.[1] ?? Number.NaN);
}

async function measured(base: string, what: string, path: (place: number) => string): Promise<Measured> {
  const times: number[] = [];
  await delayOf(base);
  for (let place = 0; place < 10; place += 1) {
    const began = performance.now();
    const answer = await fetch(base + path(place));
    const text = await answer.text();
    times.push(performance.now() - began);
    if (!answer.ok) console.log(`${path(place)}: ${answer.status} ${text.slice(0, 300)}`);
  }
  const delay = await delayOf(base);
  const [first = 0] = times;
  const sorted = times.toSorted((a, b) => a - b);
  return { what, median: sorted[5] ?? 0, worst: sorted.at(-1) ?? 0, first, delay };
}

it('answers over millions of statements', async () => {
  const began = performance.now();
  server = await startServer({ environment: { DATABASE_URL: url, CACHE_MEGABYTES: '0' } });
  const { base } = server;
  await fetch(`${base}/v1/indicators?limit=1`);
  const started = performance.now() - began;
  const number = Number(psql(url, 'SELECT max("number") FROM "indicators"."builds"'));
  const [heap, all] = psql(
    url,
    `SELECT pg_size_pretty(sum(pg_table_size(c.oid))), pg_size_pretty(sum(pg_total_relation_size(c.oid)))
     FROM pg_class c WHERE relnamespace = '${schemaOf(number)}'::regnamespace AND relkind = 'r'`,
  ).split('|');
  console.log(
    `tables ${heap}, with indexes ${all}; server started in ${(started / 1000).toFixed(1)} s, delay ${(await delayOf(base)).toFixed()} ms`,
  );
  const table: Measured[] = [];
  for (const [what, path] of kinds) table.push(await measured(base, what, path));
  const line = ({ what, median, worst, first, delay }: Measured) =>
    `| ${what} | ${median.toFixed()} | ${worst.toFixed()} | ${first.toFixed()} | ${delay.toFixed()} |`;
  console.log(['| question | median | worst | first | delay |', ...table.map(line)].join('\n'));
  const broken = table.filter(({ worst, delay }) => worst > promised.answer || delay > promised.delay);
  expect(broken.map(({ what }) => what)).toEqual([]);
}, 600_000);
