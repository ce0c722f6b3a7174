import { describe, expect, it } from 'vitest';
import { type Row, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

async function rowOf(indicator: string, area: string, period: string): Promise<Row | undefined> {
  const query = new URLSearchParams({ indicator, area, period });
  const { data } = await server().json(`/v1/observations?${query}`);
  // A year takes the periods inside it too.
  const found = data.filter((row) => row.period === period);
  expect(found.length).toBe(1);
  return found[0];
}

// As printed: qualifier and number, kind, and the document of the current statement.
describe('figures of provinces', () => {
  it.each([
    ['digital-economy-value-added-provincial-broad', 'CN-QH', '2021', 'exact 84000000000 actual'],
    ['digital-economy-value-added-provincial-broad', 'CN-NM', '2020', 'exact 428000000000 actual'],
    ['digital-economy-size-provincial-caict', 'CN-GD', '2022', 'exact 6410000000000 actual'],
    ['digital-economy-value-added-provincial-wdei', 'CN-SN', '2022', 'exact 1261800000000 estimate'],
    ['digital-economy-value-added-beijing-stats', 'CN-BJ', '2021', 'exact 1625190000000 preliminary'],
    ['digital-economy-core-value-added-provincial', 'CN-BJ', '2023', 'exact 1106150000000 preliminary'],
    ['digital-economy-core-revenue-provincial', 'CN-YN', '2022-S1', 'exact 116302000000 preliminary'],
    ['internet-industry-revenue-provincial', 'CN-HI', '2020', 'exact 125750000000 actual'],
    ['5g-base-stations-provincial', 'CN-XZ', '2022-11', 'exact 8099 actual'],
    ['computing-power-provincial-fp16', 'CN-NX', '2025-12', 'over 106000 actual'],
    ['intelligent-computing-provincial', 'CN-SH', '2027-12', 'exact 200000 target'],
  ])('%s of %s in %s: %s', async (indicator, area, period, figure) => {
    const row = await rowOf(indicator, area, period);
    expect(`${row?.qualifier} ${row?.value} ${row?.kind}`).toBe(figure);
  });

  it('keep what CAICT measures apart from what a province states', async () => {
    const measured = await rowOf('digital-economy-gdp-share-provincial-caict', 'CN-CQ', '2021');
    const stated = await rowOf('digital-economy-gdp-share-provincial-broad', 'CN-CQ', '2021');
    expect([measured?.qualifier, measured?.value]).toEqual(['over', 39.8]);
    expect([stated?.qualifier, stated?.value]).toEqual(['exact', 27.2]);
  });

  it('say what is doubtful about them', async () => {
    const row = await rowOf('digital-economy-value-added-provincial-broad', 'CN-GX', '2020');
    expect(row?.value).toBe(762_700_000_000);
    expect(JSON.stringify(row?.caveats)).toContain('7,267 is expected');
  });
});

describe('figures of cities', () => {
  it.each([
    ['digital-economy-core-value-added-city', 'CN-330100', '2021', 'exact 490500000000 actual'],
    ['digital-economy-core-value-added-city', 'CN-330200', '2019', 'exact 67599000000 actual'],
    [
      'digital-economy-core-value-added-technology-application-city',
      'CN-510100',
      '2021',
      'exact 142530000000 actual',
    ],
    ['digital-economy-gdp-share-city-broad', 'CN-520100', '2020', 'exact 38.2 actual'],
    ['digital-economy-value-added-city-broad', 'CN-360100', '2021', 'exact 274950000000 actual'],
    ['digital-economy-industry-value-added-district', 'CN-370202', '2023', 'exact 28000000000 actual'],
    ['5g-base-stations-city', 'CN-440300', '2020-12', 'exact 47600 actual'],
  ])('%s of %s in %s: %s', async (indicator, area, period, figure) => {
    const row = await rowOf(indicator, area, period);
    expect(`${row?.qualifier} ${row?.value} ${row?.kind}`).toBe(figure);
  });
});
