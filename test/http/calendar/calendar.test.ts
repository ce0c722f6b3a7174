import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../plugins/problem.ts';
import { type List, seedFolder, served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served({ folder: seedFolder });

interface Due {
  readonly id: string;
  readonly indicator: string;
  readonly area: string;
  readonly producer: string;
  readonly coProducers: readonly string[];
  readonly topic: string;
  readonly nextPeriod: string;
  readonly nextExpected: string;
  readonly overdue: boolean;
  readonly lastKnownFrom: string;
  readonly links: Readonly<Record<string, string>>;
}

const day = '2026-11-24';
const due = async (query = '') =>
  (await server().json<{ data: Due[] }>(`/v1/calendar?asOf=${day}&limit=1000${query}`)).data;

describe('/v1/calendar', () => {
  it('lists what is due, the soonest first, each figure once', async () => {
    const all = await due();
    expect(all.length).toBeGreaterThan(40);
    expect(all.map(({ nextExpected }) => nextExpected)).toEqual(
      all.map((row) => row.nextExpected).toSorted(),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.filter((row) => row.overdue !== row.nextExpected < day)).toEqual([]);
  });

  it('has no figure that the catalogue has already', async () => {
    for (const { indicator, area, nextPeriod } of (await due()).slice(0, 40)) {
      const path = `/v1/observations?indicator=${indicator}&area=${area}&period=${nextPeriod}`;
      const { data } = await server().json(`${path}&kind=actual,preliminary,estimate`);
      expect(
        data.filter(({ period }) => period === nextPeriod),
        `${indicator} ${nextPeriod}`,
      ).toEqual([]);
    }
  });

  it('begins for each indicator with the figure that the indicator names', async () => {
    const first = new Map((await due()).toReversed().map((row) => [row.indicator, row]));
    const { data } = await server().json(
      `/v1/indicators?asOf=${day}&limit=1000&fields=id,nextPeriod,nextExpected,overdue`,
    );
    const named = data.filter(({ nextExpected }) => nextExpected !== null);
    expect(named.length).toBe(first.size);
    for (const row of named) {
      const { nextPeriod, nextExpected, overdue } = first.get(row.id) ?? {};
      expect({ nextPeriod, nextExpected, overdue }, row.id).toMatchObject({
        nextPeriod: row.nextPeriod,
        nextExpected: row.nextExpected,
        overdue: row.overdue,
      });
    }
  });

  it.each([
    ['&from=2027-01-01', ({ nextExpected }: Due) => nextExpected >= '2027-01-01'],
    ['&to=2026-12-31', ({ nextExpected }: Due) => nextExpected <= '2026-12-31'],
    ['&from=2026-03-01&to=2026-03-31', ({ nextExpected }: Due) => nextExpected.startsWith('2026-03')],
    ['&overdue=true', ({ overdue }: Due) => overdue],
    ['&overdue=false', ({ overdue }: Due) => !overdue],
    ['&topic=telecom', ({ topic }: Due) => topic === 'telecom'],
    [
      '&producer=miit,nbs',
      (row: Due) => ['miit', 'nbs'].some((id) => [row.producer, ...row.coProducers].includes(id)),
    ],
    ['&area=CN', ({ area }: Due) => area === 'CN'],
    [
      '&area=CN-*',
      ({ area }: Due) => /^CN-[A-Z]{2}$/.test(area) && !['CN-HK', 'CN-MO', 'CN-TW'].includes(area),
    ],
    ['&indicator=internet-users-cnnic', ({ indicator }: Due) => indicator === 'internet-users-cnnic'],
  ])('narrows by %s', async (query, holds) => {
    const narrowed = await due(query);
    expect(narrowed).toEqual((await due()).filter(holds));
    expect(narrowed.length).toBeGreaterThan(0);
  });

  it('names the day for which it is told', async () => {
    expect((await server().json('/v1/calendar?asOf=2025-06-30')).meta.asOf).toBe('2025-06-30');
    const now = new Date().toISOString().slice(0, 10);
    expect([now, new Date().toISOString().slice(0, 10)]).toContain(
      (await server().json('/v1/calendar')).meta.asOf,
    );
  });

  it('pages through all figures, on the day of the first page', async () => {
    const seen: string[] = [];
    for (let next: string | null = '/v1/calendar?limit=17'; next !== null; ) {
      const { data, page }: List = await server().json(next);
      seen.push(...data.map(({ id }) => id));
      if (page.next !== null) expect(page.next).toMatch(/asOf=\d{4}-\d\d-\d\d/);
      next = page.next;
    }
    const { data } = await server().json('/v1/calendar?limit=1000');
    expect(seen).toEqual(data.map(({ id }) => id));
  });

  it('refuses days that are none, days to come and ends that cross', async () => {
    for (const query of [
      'from=2026-13-01',
      'to=soon',
      'asOf=2999-01-01',
      'from=2026-12-01&to=2026-11-01',
      'overdue=perhaps',
    ]) {
      const { links } = await problemOf(await server().get(`/v1/calendar?${query}`), 'invalid-parameters');
      expect((await server().get(links.tryInstead ?? '')).status, query).toBe(200);
    }
  });

  it('has the same figures as CSV', async () => {
    const text = await server().text(`/v1/calendar?asOf=${day}&format=csv`);
    const rows: Record<string, string>[] = parse(text, { columns: true });
    const texts = (await due()).map(({ id, nextExpected, overdue }) => [id, nextExpected, String(overdue)]);
    expect(rows.map(({ id, nextExpected, overdue }) => [id, nextExpected, overdue])).toEqual(texts);
  });
});

describe('the iCalendar', () => {
  const path = `/v1/calendar?asOf=${day}&format=ics`;

  it.each(['en', 'zh'])('holds each figure once, as an all-day event: %s', async (lang) => {
    const calendar = new ICAL.Component(ICAL.parse(await server().text(`${path}&lang=${lang}`)));
    const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    const all = await due();
    expect(events.map(({ startDate }) => startDate.toString())).toEqual(all.map((row) => row.nextExpected));
    expect(events.every(({ startDate }) => startDate.isDate)).toBe(true);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(all.length);
    const stamps = calendar
      .getAllSubcomponents('vevent')
      .map((event) => String(event.getFirstPropertyValue('dtstamp')));
    expect(stamps).toEqual(all.map(({ lastKnownFrom }) => `${lastKnownFrom}T00:00:00Z`));
    const names = await Promise.all(
      all
        .slice(0, 5)
        .map(({ indicator }) =>
          server().json<{ data: { name: Record<string, string> } }>(`/v1/indicators/${indicator}`),
        ),
    );
    for (const [place, { data }] of names.entries())
      expect(events[place]?.summary).toContain(data.name[lang]);
  });

  it('is the same bytes for the same data, in folded lines of at most 75 octets', async () => {
    const [first, second] = [await ask(server().port, path), await ask(server().port, path)];
    expect(second.bytes.equals(first.bytes)).toBe(true);
    expect(first.headers['content-type']).toBe('text/calendar; charset=utf-8');
    for (const lang of ['en', 'zh']) {
      const lines = (await server().text(`${path}&lang=${lang}`)).split('\r\n');
      expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
      expect(lines.some((line) => line.startsWith(' '))).toBe(true);
      expect(lines.at(-1)).toBe('');
    }
  });

  it('keeps the id of an event when its day moves', async () => {
    const idOf = async (asOf: string) => {
      const address = `/v1/calendar?indicator=internet-users-cnnic&format=ics&asOf=${asOf}`;
      const event = new ICAL.Component(ICAL.parse(await server().text(address))).getFirstSubcomponent(
        'vevent',
      );
      return [event?.getFirstPropertyValue('uid'), String(event?.getFirstPropertyValue('dtstart'))];
    };
    const [before, after] = [await idOf('2024-06-01'), await idOf('2024-08-01')];
    expect(before).toEqual(after);
    expect(await idOf(day)).not.toEqual(after);
  });
});
