import { describe, expect, it } from 'vitest';
import { type List, type Row, type Single, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

async function rowOf(indicator: string, period: string): Promise<Row | undefined> {
  const address = `/v1/observations?indicator=${indicator}&period=${period}&kind=actual,preliminary`;
  const { data } = await server().json<List>(address);
  return data.find((row) => row.period === period);
}

/* As printed: 62万 people, 1.25亿 and so on, multiplied out by hand. */
const figures = [
  ['internet-users-weekly-cnnic', '1997-10', 620_000, 'actual'],
  ['internet-users-weekly-cnnic', '2006-12', 137_000_000, 'actual'],
  ['internet-users-cnnic', '2007-06', 162_000_000, 'actual'],
  ['internet-users-cnnic', '2025-12', 1_125_000_000, 'actual'],
  ['domain-names-cn-cnnic', '1998-12', 18_396, 'actual'],
  ['online-retail-sales-nbs', '2014-S1', 1_140_000_000_000, 'preliminary'],
  ['electronic-manufacturing-revenue-miit', '2021', 14_128_500_000_000, 'actual'],
  ['mobile-internet-traffic-ytd-miit', '2020-01-01/P7M', 88_900_000_000, 'preliminary'],
  ['telecom-business-revenue-miit', '2019-S1', 672_100_000_000, 'preliminary'],
  ['telecom-cloud-revenue-miit-yoy', '2025', 2.9, 'preliminary'],
] as const;

describe('a long series', () => {
  it.each(figures)('%s has its figure for %s', async (indicator, period, value, kind) => {
    const row = await rowOf(indicator, period);
    expect([row?.value, row?.kind]).toEqual([value, kind]);
  });

  it.each([
    ['internet-users-weekly-cnnic', '1997-10', '2006-12'],
    ['internet-users-cnnic', '2007-06', '2025-12'],
    ['online-computers-cnnic', '1997-10', '2005-12'],
  ])('%s goes from %s to %s', async (indicator, first, last) => {
    const { data } = await server().json<Single>(`/v1/indicators/${indicator}`);
    expect([data.firstPeriod, data.lastPeriod]).toEqual([first, last]);
  });

  it('keeps the users online at least one hour a week apart from those of the past half year, as rivals', async () => {
    const { data } = await server().json<List>('/v1/indicators?concept=internet-users');
    expect(data.map(({ id }) => id).toSorted()).toEqual([
      'internet-users-cnnic',
      'internet-users-weekly-cnnic',
    ]);
    const { data: users } = await server().json<Single>('/v1/indicators/internet-users-cnnic');
    expect(JSON.stringify(users.breaks)).toContain('2007-06');
    const yearly = '/v1/observations?indicator=internet-users-cnnic&period=2007-06&transform=yoy';
    const { data: grown } = await server().json<List>(yearly);
    expect(grown.map(({ value }) => value)).toEqual([null]);
  });

  it('states growth to date in one form only: from January on, in months', async () => {
    const { data } = await server().json<List>(
      '/v1/observations?indicator=mobile-internet-traffic-ytd-miit,mobile-internet-traffic-ytd-miit-yoy&limit=1000',
    );
    expect(data.length).toBeGreaterThan(30);
    for (const { id, period } of data) expect(period, id).toMatch(/^\d{4}-01-01\/P\d+M$/);
  });
});
