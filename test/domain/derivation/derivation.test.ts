import { describe, expect, it } from 'vitest';
import {
  aggregateStep,
  currencyStep,
  derive,
  finestBelow,
  isRefusal,
  ratioStep,
  type Step,
  type StepResult,
  statedStep,
  transformStep,
} from '../../../src/domain/derivation/derivation.ts';
import { parsePeriod } from '../../../src/domain/time/period.ts';
import { series } from '../../fixtures/series.ts';

const options = { base: null, window: 3, asked: null };
const yearly = series(['100', '110', '121']);
const quarters = series(
  ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'].map((period, i) => ({ period, printed: String(i + 1) })),
);
const rates = series(['7', '7', '7'], { id: 'rate', unit: 'CNY_PER_USD', nature: 'ratio' });

/** Values and unit of what was made, or the code of the refusal. */
function told(result: StepResult) {
  if (isRefusal(result)) return result.code;
  const { points, indicator } = result.series;
  return [indicator.unit, ...points.map(({ figure }) => figure?.value?.toNumber() ?? null)];
}

describe('a derivation', () => {
  it('without steps is the series itself', () => {
    expect(derive(yearly, [])).toEqual({ series: yearly, rates: new Map() });
  });

  it('applies its steps in order', () => {
    const steps = [aggregateStep('S', 'sum', false), transformStep('change', options)];
    expect(told(derive(quarters, steps))).toEqual(['CNY', null, 4]);
  });

  it('ends at the first refusal', () => {
    const never: Step = () => {
      throw new Error('This step is not reached.');
    };
    expect(told(derive(yearly, [aggregateStep('Q', 'sum', false), never]))).toBe('notLower');
  });
});

describe('a step', () => {
  it('to a lower frequency aggregates', () => {
    expect(told(derive(quarters, [aggregateStep('A', 'sum', false)]))).toEqual(['CNY', 10]);
  });

  it('to another currency converts, or says why not', () => {
    expect(told(derive(yearly, [currencyStep('USD', rates)]))).toMatchObject([
      'USD',
      100 / 7,
      110 / 7,
      121 / 7,
    ]);
    expect(told(derive(series(['1'], { unit: 'ZB' }), [currencyStep('USD', rates)]))).toBe(
      'noSuchConversion',
    );
  });

  it('over another series divides, in percent where that is requested', () => {
    const people = series(['10', '10', '11'], { id: 'people', unit: 'person', nature: 'stock' });
    expect(told(derive(yearly, [ratioStep('per', false, () => people)]))).toEqual([
      'CNY_PER_person',
      10,
      11,
      11,
    ]);
    const gdp = series(['200', '220', '242'], { id: 'gdp' });
    expect(told(derive(yearly, [ratioStep('per', true, () => gdp)]))).toEqual(['percent', 50, 50, 50]);
    expect(told(derive(yearly, [ratioStep('per', true, () => people)]))).toBe('unitsDiffer');
  });

  it('of one transform applies it, or refuses with a reason', () => {
    expect(told(derive(yearly, [transformStep('yoy', options)]))).toEqual(['percent', null, 10, 10]);
    expect(told(derive(yearly, [transformStep('index', options)]))).toBe('baseRequired');
    const index = transformStep('index', { ...options, base: parsePeriod('2020') });
    expect(told(derive(yearly, [index]))).toEqual(['index', 100, 110, 121]);
  });
});

describe('stated equivalents', () => {
  const dollars = series([{ period: '2021', printed: '16' }], { id: 'output-usd', unit: 'USD' });

  it('replace the figures, each with the rate that it implies', () => {
    const result = derive(yearly, [statedStep('USD', () => dollars)]);
    expect(told(result)).toEqual(['USD', null, 16, null]);
    if (isRefusal(result)) throw new Error(result.detail);
    const [, converted] = result.series.points;
    expect(converted && result.rates.get(converted)?.figure.value?.toNumber()).toBe(110 / 16);
    expect(result.rates.size).toBe(1);
  });

  it('are refused where no source states any', () => {
    expect(told(derive(yearly, [statedStep('USD', () => null)]))).toBe('noEquivalent');
  });

  it('of no figures are none', () => {
    expect(told(derive(series([]), [statedStep('USD', () => null)]))).toEqual(['CNY']);
  });
});

describe('of several frequencies', () => {
  const of = (period: string) => series([{ period }]);
  const [year, half, month, toDate] = [of('2024'), of('2024-S1'), of('2024-03'), of('2024-01-01/P3M')];

  it('the finest below the wanted one is aggregated', () => {
    expect(finestBelow([year, half, toDate, month], 'A')).toBe(month);
    expect(finestBelow([year, half], 'A')).toBe(half);
  });

  it('the first is returned when none is finer, so that it can be refused', () => {
    expect(finestBelow([year, half], 'Q')).toBe(year);
    expect(finestBelow([year, half], 'S')).toBe(year);
    expect(finestBelow([toDate], 'A')).toBe(toDate);
    expect(finestBelow([], 'A')).toBeUndefined();
  });
});
