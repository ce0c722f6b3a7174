import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { expectationGaps } from '../../../src/domain/freshness/expectation.ts';
import { problemOf } from '../plugins/problem.ts';
import { type Row, type Single, seedFolder, serve, served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served({ folder: seedFolder });
const keys = [
  'publicationsPerYear',
  'publicationLag',
  'nextPeriod',
  'nextExpected',
  'nextExpectedReason',
  'overdue',
];
const all = async (query = '') => (await server().json(`/v1/indicators?limit=1000&fields=*${query}`)).data;

afterEach(() => void vi.useRealTimers());

describe('every indicator', () => {
  it('says when its next figure is due, or why none is expected', async () => {
    for (const row of await all('&asOf=2026-11-24')) {
      const isExpected = row.nextExpected !== null;
      expect(row.nextExpectedReason === null, row.id).toBe(isExpected);
      for (const key of ['publicationsPerYear', 'publicationLag', 'nextPeriod'])
        expect(row[key] !== null, `${row.id} ${key}`).toBe(isExpected);
      expect(row.overdue, row.id).toBe(isExpected && String(row.nextExpected) < '2026-11-24');
    }
  });

  it('has a name in both languages for each reason', async () => {
    const { data } = await server().json('/v1/codelists/expectationGaps');
    expect(data.map(({ id }) => id).toSorted()).toEqual(Object.keys(expectationGaps).toSorted());
  });

  it('expects nothing once it is discontinued', async () => {
    const { data } = await server().json<Single>('/v1/indicators/data-output-cac');
    expect(data).toMatchObject({ nextExpected: null, nextExpectedReason: 'discontinued', overdue: false });
    expect(data.discontinued).toMatchObject({ en: expect.any(String), zh: expect.any(String) });
  });

  it('expects nothing of figures that no single institution publishes', async () => {
    const scattered = 'city-authorities,provincial-authorities,publisher-conversion,unattributed';
    const rows = await all(`&producer=${scattered}`);
    expect(rows.length).toBeGreaterThan(80);
    const found = new Set(rows.map(({ nextExpectedReason }) => nextExpectedReason));
    expect(found).toEqual(new Set(['scattered', 'noOutturn']));
    const { data } = await server().json(`/v1/calendar?producer=${scattered}`);
    expect(data).toEqual([]);
  });

  it('expects nothing of targets and forecasts alone', async () => {
    const rows = (await all()).filter(({ nextExpectedReason }) => nextExpectedReason === 'noOutturn');
    expect(rows.length).toBeGreaterThan(10);
    for (const { id } of rows.slice(0, 5)) {
      const { data } = await server().json(
        `/v1/observations?indicator=${id}&kind=actual,preliminary,estimate`,
      );
      expect(data, id).toEqual([]);
    }
  });

  it('has the same in JSON, in the single resource and in tables', async () => {
    const path = `/v1/indicators?asOf=2026-11-24&fields=id,${keys.join()}`;
    const json = (await server().json(`${path}&limit=1000`)).data;
    const csv: Record<string, string>[] = parse(await server().text(`${path}&format=csv`), { columns: true });
    const text = (value: unknown) => (value === null ? '' : String(value));
    expect(csv).toEqual(
      json.map((row) => Object.fromEntries(['id', ...keys].map((key) => [key, text(row[key])]))),
    );
    for (const row of json.filter((_, place) => place % 40 === 0)) {
      const { data } = await server().json<Single>(`/v1/indicators/${row.id}?asOf=2026-11-24`);
      expect(data).toMatchObject(row);
    }
    const sorted = (await all('&asOf=2026-11-24&sort=nextExpected')).map(
      ({ nextExpected }) => nextExpected ?? '9999',
    );
    expect(sorted).toEqual(sorted.toSorted());
  });
});

describe('asOf of an indicator', () => {
  it('shows what was known then, and nothing that came later', async () => {
    const { data, meta } = await server().json<Single<Row & { latest: { outturn: Row } }>>(
      '/v1/indicators/internet-users-cnnic?asOf=2024-06-01',
    );
    expect(meta.asOf).toBe('2024-06-01');
    expect(data).toMatchObject({ lastPeriod: '2023-12', nextPeriod: '2024-06', overdue: false });
    expect(data.latest.outturn.period).toBe('2023-12');
  });

  it('counts the statements that were known then, in every entry of the list', async () => {
    const asOf = '2023-01-01';
    const path = `/v1/observations?indicator=*&revisions=all&asOf=${asOf}&fields=indicator&format=csv`;
    const rows: { indicator: string }[] = parse(await server().text(path), { columns: true });
    expect(rows.length).toBeGreaterThan(100);
    const known = Map.groupBy(rows, ({ indicator }) => indicator);
    for (const { id, statements } of await all(`&asOf=${asOf}`))
      expect(statements, id).toBe(known.get(id)?.length ?? 0);
  });

  it('is no day to come', async () => {
    for (const path of ['/v1/indicators', '/v1/indicators/data-output-nda'])
      await problemOf(await server().get(`${path}?asOf=2999-01-01`), 'invalid-parameters');
  });
});

describe('without asOf', () => {
  const paths = [
    '/v1/indicators?limit=2',
    '/v1/indicators/internet-users-cnnic',
    '/v1/calendar?limit=2',
    '/v1/calendar?format=ics',
  ];

  it.each(paths)('%s is made anew each day, under a new entity tag and date', async (path) => {
    const own = await serve({ folder: seedFolder });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-12-30T23:59:59Z') });
    const before = await ask(own.port, path);
    expect((await ask(own.port, path)).headers.etag).toBe(before.headers.etag);
    vi.setSystemTime(Date.parse('2026-12-31T00:00:01Z'));
    const headers = { 'If-Modified-Since': String(before.headers['last-modified']) };
    const after = await ask(own.port, path, { headers });
    const unchanged = await ask(own.port, path, { headers: { 'If-None-Match': String(after.headers.etag) } });
    await own.app.close();
    expect(after.status).toBe(200);
    expect(after.headers.etag).not.toBe(before.headers.etag);
    if (!path.includes('ics')) expect(JSON.parse(after.text).meta.asOf).toBe('2026-12-31');
    expect(unchanged.status).toBe(304);
  });

  it('other answers stay what they are from day to day', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-12-30T23:59:59Z') });
    const path = '/v1/observations?indicator=data-output-nda';
    const { etag } = (await ask(server().port, path)).headers;
    vi.setSystemTime(Date.parse('2026-12-31T00:00:01Z'));
    expect((await ask(server().port, path)).headers.etag).toBe(etag);
  });
});
