import type { CustomSeriesOption, EChartsOption, LineSeriesOption, SeriesOption } from 'echarts';
import { describe, expect, it } from 'vitest';
import { chartOf } from '../../src/charts/chart-option.ts';
import type { Charted, ChartOptions } from '../../src/charts/charted.ts';
import { day } from '../../src/charts/marks/chart-lines.ts';
import { themes } from '../../src/charts/marks/themes.ts';
import { between, figure, options, years } from './figures.ts';

const forecast = { lane: 'forecast', kind: 'forecast' } as const;
const target = { lane: 'target', kind: 'target' } as const;

function seriesOf({ series }: EChartsOption): SeriesOption[] {
  return [series ?? []].flat();
}

function linesOf(chart: EChartsOption): LineSeriesOption[] {
  return seriesOf(chart).filter((one): one is LineSeriesOption => one.type === 'line');
}

/** What a line goes through: a value, or null where it breaks. */
function pathOf(one: SeriesOption | undefined): (number | null)[] {
  const data = Array.isArray(one?.data) ? one.data : [];
  return data.map((datum) => (Array.isArray(datum) ? datum[1] : datum.value[1]));
}

function placesOf(one: SeriesOption | undefined): number[] {
  const data = Array.isArray(one?.data) ? one.data : [];
  return data.map((datum) => (Array.isArray(datum) ? datum[0] : datum.value[0]));
}

/** The shapes that stand about the marks, as ECharts would ask for them. */
function shapesOf(chart: EChartsOption): string[] {
  const custom = seriesOf(chart).filter((one): one is CustomSeriesOption => one.type === 'custom');
  return custom.flatMap(({ renderItem, data }) =>
    (Array.isArray(data) ? data : []).map((_, dataIndex) =>
      JSON.stringify(renderItem?.({ dataIndex } as never, {} as never)),
    ),
  );
}

const long = years(2010, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

describe('the form of a chart', () => {
  it('is bars for few totals of periods, standing on zero', () => {
    const chart = chartOf(years(2023, [32.85, 41.06]), options);
    expect(linesOf(chart)).toEqual([]);
    expect(chart.yAxis).toMatchObject({ min: 0 });
  });

  it('is a line for many of them', () => {
    expect(pathOf(linesOf(chartOf(long, options))[0])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('is dots for levels at a moment, of which figures a month apart are joined', () => {
    const months = ['2024-01', '2024-02', '2024-03'].map((period, n) =>
      figure(period, n + 1, { indicator: 'level', frequency: 'M' }),
    );
    const [line] = linesOf(chartOf(months, options));
    expect(pathOf(line)).toEqual([1, 2, 3]);
    expect(line).toMatchObject({ lineStyle: { opacity: 0.65 } });
  });

  it('is steps by date of publication for one figure that was stated on several days', () => {
    const statements = [
      figure('2024', 40, { publishedOn: '2025-02-01' }),
      figure('2024', 40, { publishedOn: '2025-03-01', relation: 'corroborates' }),
      figure('2024', 41, { publishedOn: '2025-06-01', relation: 'revises' }),
    ];
    const [line] = linesOf(chartOf(statements, options));
    expect(line).toMatchObject({ step: 'end' });
    // The value holds until the end of the axis.
    expect(pathOf(line)).toEqual([40, 41, 41]);
  });
});

describe('marks that are never joined', () => {
  it('a forecast and an outturn: the forecast is a dashed line of hollow marks', () => {
    const chart = chartOf([...long, ...years(2020, [12, 14], forecast)], options);
    const [outturn, expected] = linesOf(chart);
    expect(linesOf(chart)).toHaveLength(2);
    expect(pathOf(outturn)).toHaveLength(10);
    expect(pathOf(expected)).toEqual([12, 14]);
    expect(expected).toMatchObject({ lineStyle: { type: [5, 4] }, itemStyle: { color: '#ffffff' } });
    expect(outturn).toMatchObject({ lineStyle: { type: 'solid' }, itemStyle: { color: '#1f5fae' } });
  });

  it('a target and anything else: it is a diamond', () => {
    const chart = chartOf([...long, figure('2025', 20, target)], options);
    expect(linesOf(chart).map(({ symbol }) => symbol)).toEqual(['circle', 'diamond']);
  });

  it('rivals: each has its line and its colour', () => {
    const chart = chartOf([...long, ...years(2010, [3, 4], { indicator: 'rival' })], options);
    const colours = linesOf(chart).map(({ lineStyle }) => lineStyle?.color);
    expect(new Set(colours).size).toBe(2);
    expect(linesOf(chart).map(({ name }) => name)).toEqual(['Data output <b>&amp; more</b>', 'Data volume']);
  });

  it('areas', () => {
    const chart = chartOf([...long, ...years(2010, [3, 4], { area: 'CN-GZ' })], options);
    expect(linesOf(chart).map(({ name }) => name)).toEqual(['China', 'Guizhou']);
  });

  it('figures on both sides of a gap', () => {
    const chart = chartOf(years(2010, [1, 2, null, 4, 5, 6, 7, 8, 9, 10]), options);
    expect(pathOf(linesOf(chart)[0])).toEqual([1, 2, null, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('years to date of different years', () => {
    const chart = chartOf(
      ['2023-01-01/P9M', '2023-01-01/P11M', '2024-01-01/P2M'].map((period, n) =>
        figure(period, 9 - n, { frequency: 'YTD' }),
      ),
      options,
    );
    expect(pathOf(linesOf(chart)[0])).toEqual([9, 8, null, 7]);
  });

  it('levels further apart than the rhythm of their line', () => {
    const halves = ['2020-06', '2020-12', '2021-06', '2021-12', '2023-12'];
    const rows = halves.map((period, n) => figure(period, n + 1, { indicator: 'level', frequency: 'M' }));
    expect(pathOf(linesOf(chartOf(rows, options))[0])).toEqual([1, 2, 3, 4, null, 5]);
  });
});

describe('time', () => {
  it('places marks by date: three years are three times as far as one', () => {
    const [line] = linesOf(chartOf(years(2010, [1, 2, null, null, 5, 6, 7, 8, 9, 10, 11]), options));
    const [first = 0, second = 0, , third = 0] = placesOf(line);
    // From the middle of 2010 to that of 2011 are 365 days, from there to that of 2014 three years with one leap day.
    expect((second - first) / day).toBe(365);
    expect((third - second) / day).toBe(3 * 365 + 1);
  });
});

describe('how sure a figure is', () => {
  const about = figure('2024', 10, { qualifier: 'about', bounds: between(9.5, 10.5) });

  it('"about" has its sign and, where there is room, a whisker', () => {
    const shapes = shapesOf(chartOf([figure('2023', 8), about], options)).join('');
    expect(shapes).toContain('≈10');
    expect(text(chartOf([figure('2023', 8), about], options))).toContain(
      'whisker: what the printed digits allow',
    );
  });

  it('"over" has its sign and an arrow that ends higher than its mark', () => {
    const over = figure('2024', 40, { qualifier: 'over', bounds: between(40, null) });
    const chart = chartOf([figure('2023', 33), over], options);
    expect(shapesOf(chart).join('')).toContain('"polyline"');
    expect(shapesOf(chart).join('')).toContain('>40');
    expect(text(chart)).toContain('arrow: no bound on that side');
  });

  it('"under" has an arrow down', () => {
    const under = figure('2024', 40, { qualifier: 'under', bounds: between(null, 40) });
    expect(text(chartOf([under], options))).toContain('< under');
  });

  it('whiskers of a dense line become a band', () => {
    const dense = years(
      1978,
      Array.from({ length: 48 }, (_, n) => n + 10),
    ).map((row) => ({
      ...row,
      bounds: between((row.value ?? 0) - 3, (row.value ?? 0) + 3),
    }));
    expect(shapesOf(chartOf(dense, { ...options, width: 400 })).join('')).toContain('"polygon"');
    expect(shapesOf(chartOf(dense.slice(0, 10), options)).join('')).not.toContain('"polygon"');
  });

  it('an exact figure has neither', () => {
    expect(shapesOf(chartOf([figure('2024', 41.06)], options)).join('')).not.toContain('"polyline"');
  });

  it('a printed range without a figure is a bar between its ends', () => {
    const range = figure('2024', null, { bounds: between(30, 40), qualifier: 'exact' });
    expect(shapesOf(chartOf([figure('2023', 20), range], options)).join('')).toContain('"opacity":0.55');
  });
});

describe('other statements of a figure', () => {
  const earlier = figure('2015', 5, { publishedOn: '2016-01-01' });
  const later = figure('2015', 6, { publishedOn: '2018-01-01', relation: 'revises' });
  const wrong = figure('2015', 9, { publishedOn: '2019-01-01', relation: 'disputes' });
  const rest = long.filter(({ period }) => period !== '2015');

  it('stand beside the line, which goes through the current one', () => {
    const chart = chartOf([...rest, earlier, later, wrong], options);
    expect(pathOf(linesOf(chart)[0])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(text(chart)).toContain('short dash: another statement of the same figure');
    expect(text(chart)).toContain('×: disputed statement');
  });
});

describe('words', () => {
  it('are the title, the area, the unit at the axis and the source line', () => {
    const chart = chartOf(years(2023, [32.85, 41.06]), options);
    expect(text(chart)).toContain('Data output <b>&amp; more</b>');
    expect(text(chart)).toContain('China · annual');
    expect(text(chart)).toContain(
      'Source: Statistics Office. Compiled by China Data Economy Indicators, release\u00a02',
    );
    expect(chart.yAxis).toMatchObject({ name: 'ZB' });
  });

  it('are Chinese where that is asked', () => {
    const chart = chartOf(years(2023, [32.85, 41.06], forecast), { ...options, lang: 'zh' });
    expect(text(chart)).toContain('数据生产总量');
    expect(text(chart)).toContain('中国 · 年度 · 预测');
    expect(text(chart)).toContain('来源：Statistics Office。整理：中国数据经济指标，版本2');
  });

  it('scale large units as each language counts', () => {
    const rows = [figure('2025', 49e12, { indicator: 'money', unit: 'CNY' })];
    expect(chartOf(rows, options).yAxis).toMatchObject({ name: 'trillion yuan', max: 60 });
    expect(chartOf(rows, { ...options, lang: 'zh' }).yAxis).toMatchObject({ name: '万亿元' });
    const heads = [figure('2025', 400_000, { indicator: 'heads', unit: 'count' })];
    expect(chartOf(heads, options).yAxis).toMatchObject({ name: 'number' });
    expect(chartOf(heads, { ...options, lang: 'zh' }).yAxis).toMatchObject({ name: '万' });
  });

  it('keep the requested scale', () => {
    const rows = [figure('2025', 49_000, { indicator: 'money', unit: 'CNY', scale: 'billion' })];
    expect(chartOf(rows, options).yAxis).toMatchObject({ name: 'billion yuan', max: 60_000 });
  });

  it('take the name of the concept over several rivals', () => {
    const chart = chartOf([...long, figure('2011', 3, { indicator: 'rival' })], options);
    expect(text(chart)).toContain('Data output');
    expect(chart.legend).toHaveLength(1);
  });

  it('are only the keys in a bare frame', () => {
    const chart = chartOf(long, { ...options, frame: 'bare' });
    expect(text(chart)).not.toContain('Statistics Office');
    expect(text(chart)).not.toContain('Data output');
  });

  it('say that there are no figures', () => {
    expect(text(chartOf([], { ...options, lang: 'zh' }))).toContain('没有符合条件的观测值');
  });
});

describe('what a request chooses', () => {
  const axisOf = (chart: ReturnType<typeof chartOf>) => [chart.yAxis ?? []].flat()[0];

  it('is a logarithmic axis where every figure has a logarithm', () => {
    const [low, high] = [figure('2023', 10), figure('2024', 1000)];
    expect(axisOf(chartOf([low, high], { ...options, axis: 'log' }))?.min).toBeCloseTo(0.88, 1);
    expect(axisOf(chartOf([figure('2022', -5), low, high], { ...options, axis: 'log' }))?.min).toBeLessThan(
      -4,
    );
  });

  it('is lines instead of bars, and bars instead of lines; bars stand on zero and not on a logarithmic axis', () => {
    const few = years(2020, [3, 4, 5]);
    const lines = (rows: readonly Charted[], more: Partial<ChartOptions>) =>
      linesOf(chartOf(rows, { ...options, ...more })).length;
    expect([lines(few, {}), lines(few, { marks: 'lines' })]).toEqual([0, 1]);
    expect([lines(long, {}), lines(long, { marks: 'bars' })]).toEqual([1, 0]);
    expect(lines(few, { marks: 'bars', axis: 'log' })).toBe(1);
  });

  it('is the indicator that has the first colour', () => {
    const [other, own] = [figure('2023', 10, { indicator: 'rival' }), figure('2023', 12)];
    const { output, rival } = options.indicators;
    if (!output || !rival) throw new Error('The names lack an indicator.');
    const colours = (indicators: ChartOptions['indicators']) =>
      linesOf(chartOf([other, own], { ...options, indicators, marks: 'dots' })).map(({ name, lineStyle }) => [
        name,
        lineStyle?.color,
      ]);
    const [first, second] = themes.light.series;
    const [a, b] = [output.name.en, rival.name.en];
    expect(colours({ output, rival })).toEqual([
      [a, first],
      [b, second],
    ]);
    expect(colours({ rival, output })).toEqual([
      [b, first],
      [a, second],
    ]);
  });
});

describe('a chart in a page', () => {
  it('shows the API’s texts of a figure in a tooltip of plain text', () => {
    const chart = chartOf(years(2023, [32.85]), { ...options, interactive: true });
    const [tooltip] = [chart.tooltip ?? []].flat();
    expect(tooltip).toMatchObject({ renderMode: 'richText' });
    const [bars] = seriesOf(chart);
    const [datum] = Array.isArray(bars?.data) ? bars.data : [];
    expect(datum).toMatchObject({ tip: '2023: 32.85 ZB\nStatistics Office, 2025-01-01' });
  });

  it('draws figures without a statement of their own', () => {
    const derived: Charted = { ...figure('2024', 25), source: null, publishedOn: null, relation: null };
    expect(seriesOf(chartOf([derived], options))).not.toEqual([]);
  });
});

/** Every text of the frame. */
function text({ title }: EChartsOption): string {
  return [title ?? []]
    .flat()
    .map((block) => block.text)
    .join('\n');
}
