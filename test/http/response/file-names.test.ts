import { describe, expect, it } from 'vitest';
import { seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

async function disposition(path: string) {
  const answer = await server().get(path, { method: 'HEAD' });
  expect(answer.status).toBe(200);
  const header = answer.headers.get('content-disposition') ?? '';
  const [, plain] = /filename="([^"]*)"/.exec(header) ?? [];
  const [, inUtf8] = /filename\*=UTF-8''([\w%.+-]+)$/.exec(header) ?? [];
  return { header, plain, readable: inUtf8 === undefined ? null : decodeURIComponent(inUtf8) };
}

const nda = '/v1/indicators/data-output-nda';

describe('the name of a file', () => {
  it.each([
    [`${nda}.csv?area=CN&transform=yoy&period=2015..2025`, 'data-output-nda_CN_yoy_2015-2025.csv'],
    [`${nda}.csv`, 'data-output-nda.csv'],
    [`${nda}.xlsx?area=*&transform=level&scale=1&revisions=latest`, 'data-output-nda.xlsx'],
    [
      `${nda}.csl.json?transform=movingAverage&window=3&period=..2025`,
      'data-output-nda_movingAverage_3_until-2025.csl.json',
    ],
    [`${nda}.bib?last=1&asOf=2025-12-31`, 'data-output-nda_last-1_asOf-2025-12-31.bib'],
    [
      '/v1/indicators/gdp-current-nbs.csv?area=CN&frequency=A&period=2015..2024&per=person&currency=USD',
      'gdp-current-nbs_CN_A_USD_person_2015-2024.csv',
    ],
    ['/v1/observations?concept=data-output&area=CN&format=csv', 'data-output_CN.csv'],
    [
      '/v1/observations?indicator=data-output-nda,data-output-idc&period=2024-01-01/P11M&format=csv',
      'data-output-nda+data-output-idc_2024-01-01--P11M.csv',
    ],
    [
      '/v1/observations?indicator=data-output-nda,data-output-idc,gdp-current-nbs&format=csv',
      'data-output-nda+2-more.csv',
    ],
    [
      '/v1/observations?indicator=*&area=CN-*&revisions=all&format=csv',
      'observations_CN-all_revisions-all.csv',
    ],
    ['/v1/latest?topic=data-resources&format=csv', 'latest_data-resources.csv'],
    ['/v1/concepts/data-output?period=2024&area=CN&format=csv', 'data-output_CN_2024.csv'],
    ['/v1/sources?format=csv', 'sources.csv'],
    [
      '/v1/observations/data-output-nda.CN.2024.capitalfm-2025-09-22?format=ris',
      'data-output-nda.CN.2024.capitalfm-2025-09-22.ris',
    ],
    ['/v1/releases/1/files/observations.csv', 'cde-1-observations.csv'],
  ])('of %s is %s', async (path, name) => {
    const { header } = await disposition(path);
    const shown = '(attachment|inline)';
    expect(header).toMatch(new RegExp(`^${shown}; filename="${name.replaceAll('+', '\\+')}"$`));
  });

  it.each([
    [
      `${nda}.csv?area=CN&transform=yoy&period=2015..2025&lang=zh`,
      'data-output-nda_CN_yoy_2015-2025.csv',
      /^数据生产总量（国家数据局调查）_中国_同比增速_2015-2025\.csv$/,
    ],
    [`${nda}.csv?asOf=2025-12-31&lang=zh`, 'data-output-nda_asOf-2025-12-31.csv', /_截至2025-12-31\.csv$/],
    [
      '/v1/observations?indicator=*&area=CN,CN-GD,CN-BJ&period=..2020&format=csv&lang=zh',
      'observations_CN+2-more_until-2020.csv',
      /^观测值_中国等3项_至2020\.csv$/,
    ],
  ])('of %s is Chinese, with codes for clients that know ASCII alone', async (path, plain, name) => {
    const saved = await disposition(path);
    expect(saved.plain).toBe(plain);
    expect(saved.readable).toMatch(name);
  });
});
