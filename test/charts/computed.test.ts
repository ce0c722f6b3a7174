import { describe, expect, it } from 'vitest';
import { chartOf } from '../../src/charts/chart-option.ts';
import type { Charted } from '../../src/charts/charted.ts';
import { computationText } from '../../src/charts/computation-text.ts';
import { descriptionOf } from '../../src/charts/description.ts';
import { unitOf } from '../../src/charts/marks/chart-units.ts';
import { tipOf } from '../../src/charts/marks/tips.ts';
import { derivationNotes, missingReasons } from '../../src/domain/statements/codes.ts';
import { between, options, years } from './figures.ts';

const nothing: Partial<Charted> = { bounds: null, qualifier: null };

/** Growth rates of `level`, as the API gives them: without id or relation. */
function growth(values: readonly number[]): Charted[] {
  return years(2015, values, {
    indicator: 'level',
    unit: 'percent',
    id: null,
    relation: null,
    bounds: between(1, 9),
  });
}

const computation = {
  transform: null,
  detail: null,
  aggregate: null,
  currency: null,
  rate: 'annualAverage',
  per: null,
} as const;

describe('computed figures', () => {
  it('are drawn by the nature of the result: growth of a level is a rate', () => {
    const lines = JSON.stringify(chartOf(growth([1, 2, 3, 4, 5, 6, 7]), options).series);
    expect(lines).toContain('"type":"line"');
    expect(lines).toContain('"opacity":1');
  });

  it('that could not be computed are gaps and no marks', () => {
    const [first] = years(2014, [1], { ...nothing, value: null, unit: 'percent', id: null, relation: null });
    const chart = chartOf([...(first ? [first] : []), ...growth([1, 2, 3])], options);
    expect(chart.xAxis).toMatchObject({ min: Date.UTC(2015, 0, 1) });
    expect(JSON.stringify(chartOf(first ? [first] : [], options).title)).toContain('No value: ');
  });

  it('say why there is no value where none could be computed, and not that nothing was found', () => {
    const rows = growth([1, 2]).map((row) => ({
      ...row,
      ...nothing,
      value: null,
      missingReason: 'missingInWindow' as const,
    }));
    const why = missingReasons.missingInWindow.name.en;
    expect(JSON.stringify(chartOf(rows, options))).toContain(why);
    expect(descriptionOf(rows, options).title).toContain(why);
    expect(descriptionOf([], options).title).toBe('No observations match this query');
  });

  it('name the computation under the title', () => {
    const title = JSON.stringify(chartOf(growth([1, 2]), { ...options, computation: 'Growth' }).title);
    expect(title).toContain('annual · computed: growth');
  });

  it('name the publishers of their operands under the picture, and no source of their own', () => {
    const operand = (publisher: string) => ({ source: { publisher, publisherZh: null } });
    const computed = (...operands: ReturnType<typeof operand>[]) =>
      growth([1, 2]).map((row) => ({
        ...row,
        source: null,
        publishedOn: null,
        derivation: { operands, notes: [] },
      }));
    const told = (rows: Charted[], lang: 'en' | 'zh' = 'en') =>
      JSON.stringify(chartOf(rows, { ...options, lang, computation: 'Growth' }).title);
    expect(told(computed(operand('Office'), operand('Bank')))).toContain(
      'Computed from figures of: Office; Bank. Compiled by',
    );
    expect(told(computed(operand('Office')), 'zh')).toContain('计算所据来源：Office。整理：');
    expect(told(computed())).toContain('"Compiled by');
  });

  it('name an outturn under a forecast, and take no exchange rate for one', () => {
    const based = (note: keyof typeof derivationNotes) =>
      growth([1, 2]).map((row) => ({
        ...row,
        lane: 'forecast' as const,
        derivation: { operands: [], notes: [derivationNotes[note].name] },
      }));
    const told = (rows: Charted[]) => JSON.stringify(chartOf(rows, options).title);
    const base = 'base of forecasts and targets: the actual figure';
    expect(told(based('outturnBase'))).toContain(base);
    expect(told(based('outturnRate'))).not.toContain(base);
  });

  it('tell in their tips whose figures they are made of', () => {
    const operands = [{ source: { publisher: 'Office', publisherZh: '统计局' } }];
    const [row] = growth([1]).map((own) => ({ ...own, source: null, derivation: { operands, notes: [] } }));
    expect(row && tipOf(row, 'en')).toBe('2015: 1 ZB\ncomputed from figures of Office');
    const derivation = { operands, notes: [derivationNotes.outturnBase.name] };
    expect(row && tipOf({ ...row, derivation, lane: 'forecast', kind: 'forecast' }, 'zh')).toBe(
      '2015：1 ZB（预测）\n据统计局的数值计算\n预测与目标的基数：作出时已知的实际值',
    );
  });

  it('have a unit composed of its parts', () => {
    const listed = (id: string) => options.units[id];
    expect(unitOf('CNY_PER_count', listed)?.display).toEqual({ en: '{n} yuan each', zh: '{n}元／个数' });
    expect(unitOf('ZB_PER_CNY', listed)?.name).toEqual({
      en: 'ZB per yuan (renminbi)',
      zh: 'ZB／人民币元',
    });
    expect(unitOf('CNY', listed)?.display?.en).toBe('{n} yuan');
    expect(unitOf('unknown', listed)).toBeUndefined();
  });
});

describe('the text of a computation', () => {
  it('are none where nothing was computed', () => {
    expect(computationText(computation, 'en')).toBeNull();
  });

  it('name each step in the order in which it acts', () => {
    const all = {
      transform: { en: 'Index', zh: '指数' },
      detail: '2020',
      aggregate: { en: 'Sum', zh: '合计' },
      currency: 'USD',
      rate: 'stated',
      per: 'person',
    } as const;
    expect(computationText(all, 'en')).toBe(
      'Sum; USD, as the source itself converts; per person; index: 2020',
    );
    expect(computationText(all, 'zh')).toBe('合计；USD，按来源自述折算；人均；指数：2020');
  });
});
