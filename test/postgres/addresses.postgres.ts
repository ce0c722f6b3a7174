import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mixOf } from '../../bench/mix.ts';
import { catalogueStore } from '../fixtures/catalogue.ts';
import { type Server, seedFolder, serve } from '../http/server.ts';

/** Addresses of the mix; and of what a database can get wrong: orders, missing values, days, releases, pages. */
const mixed = process.env.POSTGRES_SHORT ? 100 : 300;
const chosen = [
  '/v1/indicators',
  '/v1/areas',
  '/v1/sources',
  '/v1/changes',
  '/v1/changes?since=1',
  '/v1/changes?order=oldest&relation=revises&limit=1000',
  '/v1/changes?indicator=data-output-nda&relation=first,revises&format=csv',
  '/v1/checks',
  '/v1/calendar',
  '/v1/releases',
  '/v1/releases/1',
  '/v1/releases/3/files/observations.csv',
  '/v1/releases/2/files/dataset.sqlite',
  '/v1/latest',
  '/v1/observations?indicator=*&last=1&limit=1000',
  '/v1/observations?indicator=*&last=3&kind=actual&format=csv',
  '/v1/observations?indicator=*&sort=value&limit=1000&revisions=all',
  '/v1/observations?indicator=*&sort=-value&limit=1000&revisions=all',
  '/v1/observations?indicator=*&sort=-publishedOn,area&limit=500&format=csv',
  '/v1/observations?indicator=*&release=1&revisions=all&format=csv',
  '/v1/observations?indicator=*&release=2&format=ndjson',
  '/v1/observations?indicator=*&asOf=2024-06-30&format=csv',
  '/v1/observations?indicator=*&asOf=2023-01-01&revisions=first&limit=200',
  '/v1/observations?indicator=data-output-nda&period=1900',
  `/v1/verify?text=${encodeURIComponent('China produced 40 ZB of data in 2024')}`,
  `/v1/verify?text=${encodeURIComponent('2024年全国数据生产总量达41.06泽字节')}`,
  '/v1/verify?about=data-output-nda&period=2023&value=32.85',
  '/v1/verify?about=digital-economy&value=50&unit=percent',
  '/v1/verify?about=data-output-nda&period=2024&value=41.06',
  '/sdmx/v1/dataflow/CDE/DATA_ECONOMY?references=descendants',
  '/sdmx/v1/data/DATA_ECONOMY/all?format=jsondata',
  '/sdmx/v1/data/DATA_ECONOMY/A.data-output-nda.CN.outturn',
  '/sdmx/v1/data/DATA_ECONOMY/A.data-output-nda.CN.outturn?lastNObservations=2',
  '/sdmx/v1/data/DATA_ECONOMY/all?updatedAfter=2025-01-01T00:00:00Z&format=csvdata',
  '/sdmx/v2/data/dataflow/CDE/DATA_ECONOMY/1.0.0/A.data-output-nda?format=csvdata',
  '/sdmx/v2/data/dataflow/CDE/DATA_ECONOMY/1.0.0/*?c[TIME_PERIOD]=ge:2020&asOf=2024-06-30T00:00:00Z',
  '/sdmx/v2/availability/dataflow/CDE/DATA_ECONOMY/1.0.0/all',
];

let servers: readonly [Server, Server] | undefined;
beforeAll(async () => {
  const environment = { PUBLIC_URL: 'http://data.example' };
  servers = [
    await serve({ store: await catalogueStore(), environment }),
    await serve({ folder: seedFolder, environment }),
  ];
}, 240_000);
afterAll(async () => {
  for (const server of servers ?? []) await server.app.close();
});

/** What says when or in which process an answer was made. */
const passing = /^(date|x-request-id|server-timing|age)$/;

async function answer(server: Server, path: string) {
  const response = await server.get(path);
  const headers = [...response.headers].filter(([name]) => !passing.test(name));
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
}

/** What two servers answer otherwise; null where it is the same to the byte. */
async function difference(path: string): Promise<object | null> {
  const [sqlite, other] = await Promise.all((servers ?? []).map((server) => answer(server, path)));
  if (sqlite === undefined || other === undefined) return { path };
  const told = [
    JSON.stringify([sqlite.status, sqlite.headers]),
    JSON.stringify([other.status, other.headers]),
  ];
  if (told[0] === told[1] && sqlite.body.equals(other.body)) return null;
  const at = sqlite.body.findIndex((byte, place) => byte !== other.body[place]);
  const around = (body: Buffer) => body.subarray(Math.max(0, at - 80), at + 80).toString();
  return { path, told, sqlite: around(sqlite.body), postgres: around(other.body) };
}

describe('an answer over PostgreSQL', () => {
  it('is that over SQLite, to the byte, for every address of the mix', async () => {
    const store = await catalogueStore();
    const indicators = [...(await store.catalogue()).indicators.keys()];
    const addresses = new Set([...mixOf(indicators, 20, mixed), ...chosen]);
    // What it counts is that of its process.
    addresses.delete('/metrics');
    expect(addresses.size).toBeGreaterThan(mixed * 0.8);
    const differences: object[] = [];
    for (const path of addresses) {
      const found = await difference(path);
      if (found !== null) differences.push(found);
    }
    expect(differences).toEqual([]);
  }, 240_000);

  it('is one to each of the chosen addresses', async () => {
    const [, postgres] = servers ?? [];
    const refused: string[] = [];
    for (const path of chosen) {
      const status = (await postgres?.get(path))?.status;
      if (status !== 200) refused.push(`${status} ${path}`);
    }
    expect(refused).toEqual([]);
  });
});
