import { describe, expect, it } from 'vitest';
import { type List, type Row, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

const rowsOf = async (indicator: string, period: string, area = 'CN'): Promise<readonly Row[]> => {
  const query = new URLSearchParams({ indicator, area, period, revisions: 'all', release: '3' });
  return (await server().json<List>(`/v1/observations?${query}`)).data;
};

// Printed figures: what the page says, in the unit of the indicator.
describe('a national figure of release 3', () => {
  it.each([
    [
      'software-business-revenue-miit',
      '2022-S1',
      'htwl168-2022h1',
      4_626_600_000_000,
      'exact',
      'preliminary',
    ],
    ['software-exports-miit-yoy', '2023-01-01/P4M', 'zhanque-2023', -3.3, 'exact', 'preliminary'],
    ['telecom-business-revenue-miit', '2021-Q1', 'gscn-20210423', 360_100_000_000, 'exact', 'preliminary'],
    ['5g-terminal-connections-miit', '2021-03', 'macaubusiness-2021q1', 285_000_000, 'exact', 'actual'],
    ['5g-virtual-private-networks-industry-miit', '2030-12', 'nashnova-4955', 50_000, 'exact', 'target'],
    ['internet-users-cnnic', '2015-06', 'cnnic-20150727', 668_000_000, 'exact', 'actual'],
    ['online-retail-sales-nbs', '2022-01-01/P4M', 'acmr-1379', 3_869_200_000_000, 'exact', 'preliminary'],
    ['new-economy-value-added-nbs', '2024', 'sxhhy-2025', 24_290_800_000_000, 'exact', 'actual'],
    ['listed-firms-data-assets-value-saif', '2025-06', 'caiding5-20251125', 2_640_000_000, 'exact', 'actual'],
    ['intelligent-computing-idc-inspur', '2027', 'livetradingnews-223549', 1117, 'exact', 'forecast'],
    ['industrial-internet-core-value-added-caii', '2030', 'nashnova-4955', 2.5e12, 'over', 'target'],
    ['computing-core-industry-size-miit', '2022', 'cinn-20230414', 1.8e12, 'exact', 'actual'],
  ])('%s of %s is as %s prints it', async (indicator, period, source, value, qualifier, kind) => {
    const found = await rowsOf(indicator, period);
    expect(found).toContainEqual(
      expect.objectContaining({
        value,
        qualifier,
        kind,
        period,
        source: expect.objectContaining({ id: source }),
      }),
    );
  });

  it('that CAICT measured for a province is not one of the province', async () => {
    const [row] = await rowsOf('industrial-digitalisation-size-provincial-caict', '2021', 'CN-HA');
    expect(row).toMatchObject({ value: 1.45e12, qualifier: 'over' });
  });

  it.each([
    ['digital-economy-size-provincial-caict', 'CN-HA', '2021', 1.7e12, 'over'],
    ['digital-economy-size-provincial-caict-yoy', 'CN-FJ', '2018', 22.39, 'exact'],
    ['digital-economy-core-value-added-city', 'CN-510100', '2021', 258_060_000_000, 'exact'],
    ['digital-economy-core-gdp-share-city', 'CN-440300', '2020', 30.5, 'exact'],
  ])('%s of %s stands under the code of its area', async (indicator, area, period, value, qualifier) => {
    expect(await rowsOf(indicator, period, area)).toMatchObject([{ area, value, qualifier }]);
  });

  it('of handset connections is not one of subscriptions, whatever the page calls it', async () => {
    expect(await rowsOf('5g-mobile-users-miit', '2021-03')).toEqual([]);
  });

  it('whose year the page does not print says so in both languages', async () => {
    const [row] = await rowsOf('online-retail-sales-physical-nbs', '2022-01-01/P4M');
    const told = { en: expect.stringContaining('prints no year'), zh: expect.stringContaining('未注明年份') };
    expect(row).toMatchObject({ caveats: expect.arrayContaining([told]) });
  });

  it('is known from the day that its text names, not from the end of the year of a copy', async () => {
    const [row] = await rowsOf('basic-software-revenue-miit', '2024-S1');
    expect(row).toMatchObject({ value: 85_040_000_000, knownFrom: '2024-07-26', publishedPrecision: 'year' });
  });

  it('of an undated copy is no longer doubtful once a dated one prints its year', async () => {
    const ofRelease = async (release: string) => {
      const query = new URLSearchParams({
        indicator: 'software-business-revenue-miit',
        source: 'lcdghf-2024',
        revisions: 'all',
        release,
      });
      return (await server().json<List>(`/v1/observations?${query}`)).data;
    };
    expect(await ofRelease('2')).toMatchObject([{ value: 4_931_700_000_000, evidence: { grade: 'D' } }]);
    const [row] = await ofRelease('3');
    expect(row).toMatchObject({ value: 4_931_700_000_000, knownFrom: '2024-07-04' });
    expect(row).not.toMatchObject({ evidence: { grade: 'D' } });
  });
});
