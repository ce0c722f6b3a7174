import type { CustomSeriesOption, EChartsOption, SeriesOption } from 'echarts';
import { describe, expect, it } from 'vitest';
import { chartOf } from '../../src/charts/chart-option.ts';
import type { ChartOptions } from '../../src/charts/charted.ts';
import { millis } from '../../src/charts/marks/chart-lines.ts';
import { seedFolder, served } from '../http/server.ts';
import { figure, options, years } from './figures.ts';

const server = served({ folder: seedFolder });

const reason = { en: 'From 2014 on parcels count too.', zh: '2014年起计入包裹。' };

/** The options with a break of `output` or `level`. */
function broken(period: string, area: string | null = null): ChartOptions {
  const { output, level } = options.indicators;
  if (output === undefined || level === undefined) throw new Error('The fixtures lack an indicator.');
  const breaks = [{ period, area, reason }];
  return {
    ...options,
    indicators: { ...options.indicators, output: { ...output, breaks }, level: { ...level, breaks } },
  };
}

const seriesOf = ({ series }: EChartsOption): SeriesOption[] => [series ?? []].flat();

/** What the first line goes through: a value, or null where it is interrupted. */
function pathOf(chart: EChartsOption): (number | null)[] {
  const line = seriesOf(chart).find(({ type }) => type === 'line');
  const data = Array.isArray(line?.data) ? line.data : [];
  return data.map((datum) => (Array.isArray(datum) ? datum[1] : datum.value[1]));
}

/** Days at which vertical dashes stand. */
function dashesOf(chart: EChartsOption): number[] {
  const custom = seriesOf(chart).filter((one): one is CustomSeriesOption => one.type === 'custom');
  return custom.flatMap(({ name, data }) =>
    name === undefined && Array.isArray(data)
      ? data.map((datum) => (Array.isArray(datum) ? datum[0] : 0))
      : [],
  );
}

const textsOf = ({ title }: EChartsOption): string =>
  [title ?? []]
    .flat()
    .map(({ text }) => text)
    .join('\n');

const decade = years(2010, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

describe('a break', () => {
  it('interrupts the line, with dashes at its first day and its reason below', () => {
    const chart = chartOf(decade, broken('2014'));
    expect(pathOf(chart)).toEqual([1, 2, 3, 4, null, 5, 6, 7, 8, 9, 10]);
    expect(dashesOf(chart)).toEqual([millis('2014-01-01')]);
    expect(textsOf(chart)).toContain('vertical dashes: the definition changes');
    expect(textsOf(chart)).toContain('2014: From 2014 on parcels count too.');
    expect(textsOf(chartOf(decade, { ...broken('2014'), lang: 'zh' }))).toContain('2014：2014年起计入包裹。');
  });

  it('of a level lies between the months on its two sides', () => {
    const months = ['2023-11', '2023-12', '2024-01', '2024-02'].map((period, n) =>
      figure(period, n + 1, { indicator: 'level', frequency: 'M' }),
    );
    expect(pathOf(chartOf(months, broken('2024')))).toEqual([1, 2, null, 3, 4]);
  });

  it.each([
    ['before the figures', broken('2010')],
    ['after them', broken('2020')],
    ['of another area', broken('2014', 'CN-GZ')],
  ])('%s is not drawn', (_, wanted) => {
    const chart = chartOf(decade, wanted);
    expect(pathOf(chart)).not.toContain(null);
    expect(dashesOf(chart)).toEqual([]);
    expect(textsOf(chart)).not.toContain('vertical dashes');
  });

  it("is in the picture of Broadnet's users", async () => {
    const picture = await server().text(
      '/v1/observations?indicator=5g-mobile-users-miit&kind=actual&format=svg',
    );
    expect(picture).toContain('vertical dashes: the definition changes');
    expect(picture).toContain('2024: By the note of the figure of hkcd-20240325, China Broadnet is counted');
  });
});

describe('an indicator without a value among others', () => {
  it('is named below the picture, with the reason', async () => {
    const query = 'indicator=data-output-nda,online-retail-sales-nbs&transform=yoy&frequency=A&format=svg';
    const picture = await server().text(`/v1/observations?${query}`);
    expect(picture).toContain(
      'Online retail sales (NBS): levels of the indicator are not comparable over time',
    );
  });
});
