import { describe, expect, it } from 'vitest';
import { evaluate, exactly, type IdentityName, type Operand } from '../../../src/domain/checks/evaluation.ts';
import { printed, range } from '../../fixtures/operands.ts';

/** A verdict with its decimals as numbers. */
function told(name: IdentityName, operands: Record<string, readonly Operand[]>) {
  const { outcome, left, right, slack } = evaluate(name, operands);
  const side = (operand: Operand | null) =>
    operand === null
      ? null
      : [operand.value, operand.bounds.lower, operand.bounds.upper].map(
          (n) => n?.toSignificantDigits(5).toNumber() ?? null,
        );
  return {
    outcome,
    left: side(left),
    right: side(right),
    slack: slack?.toSignificantDigits(3).toNumber() ?? null,
  };
}

describe('the checks of the article', () => {
  it('41.06 ZB after growth of 25% fits 32.85 ZB', () => {
    // 41.055 / 1.255 = 32.713, 41.065 / 1.245 = 32.984; shared: all of 32.845..32.855.
    expect(
      told('growth', { level: [printed('41.06')], growth: [printed('25')], base: [printed('32.85')] }),
    ).toEqual({
      outcome: 'consistent',
      left: [32.848, 32.713, 32.984],
      right: [32.85, 32.845, 32.855],
      slack: 0.01,
    });
  });

  it('49 trillion as 35% implies a GDP of 140 trillion', () => {
    // 48.5 / 0.355 = 136.62, 49.5 / 0.345 = 143.48
    const operands = {
      part: [printed('49', 12, 'about')],
      share: [printed('35', 0, 'about')],
      whole: [printed('140.1879', 12)],
    };
    expect(told('share', operands)).toMatchObject({
      outcome: 'consistent',
      left: [140e12, 136.62e12, 143.48e12],
    });
    expect(told('share', { ...operands, whole: [printed('134.9', 12)] })).toMatchObject({
      outcome: 'inconsistent',
      // 136.620 - 134.95
      slack: -1.67e12,
    });
  });

  it('6.9 trillion dollars for 49 trillion yuan imply 7.10 yuan to the dollar', () => {
    // 48.5 / 6.95 = 6.9784, 49.5 / 6.85 = 7.2263
    const operands = {
      local: [printed('49', 12, 'about')],
      foreign: [printed('6.9', 12, 'about')],
      rate: [printed('7.1957')],
    };
    expect(told('equivalent', operands)).toMatchObject({
      outcome: 'consistent',
      left: [7.1014, 6.9784, 7.2263],
    });
  });

  it('about 10% and 9.9% agree, about 10% and 10.6% do not', () => {
    const first = [printed('10', 0, 'about')];
    expect(told('agreement', { first, second: [printed('9.9')] })).toMatchObject({
      outcome: 'consistent',
      slack: 0.1,
    });
    expect(told('agreement', { first, second: [printed('10.6')] })).toMatchObject({
      outcome: 'inconsistent',
      slack: -0.05,
    });
  });
});

describe('the other identities', () => {
  it('add parts up', () => {
    // 2 and 3 are 4 to 6 together
    const parts = [printed('2'), printed('3')];
    expect(told('sum', { parts, total: [printed('5.9')] })).toMatchObject({
      outcome: 'consistent',
      left: [5, 4, 6],
    });
    expect(told('sum', { parts: [...parts, printed('1')], total: [printed('9')] })).toMatchObject({
      outcome: 'inconsistent',
      left: [6, 4.5, 7.5],
      slack: -1,
    });
  });

  it('divide, times a factor between units', () => {
    // 41.06 ZB over 1.408 billion people, 1 ZB = 1024^3 TB
    const operands = {
      dividend: [printed('41.06')],
      divisor: [printed('14.08', 8)],
      factor: [exactly(1024 ** 3)],
      quotient: [printed('31.31')],
    };
    expect(told('quotient', operands)).toMatchObject({ outcome: 'consistent' });
    expect(told('quotient', { ...operands, factor: [exactly(1e9)] })).toMatchObject({
      outcome: 'inconsistent',
    });
  });

  it('compound growth over years', () => {
    // 1117 EFLOPS after five years of 33.9%: 1117 / 1.339^5 = 259.5
    const operands = {
      last: [printed('1117')],
      growth: [printed('33.9')],
      years: [exactly(5)],
      first: [printed('260')],
    };
    expect(told('compound', operands)).toMatchObject({
      outcome: 'consistent',
      left: [259.51, 258.91, 260.11],
    });
    expect(told('compound', { ...operands, years: [exactly(4)] })).toMatchObject({ outcome: 'inconsistent' });
  });

  it('use the bound of an inequality', () => {
    // over 30 after exact growth of 50% was over 20 less the rounding: 30 / 1.505 = 19.934
    const operands = { level: [printed('30', 0, 'over')], growth: [printed('50')] };
    expect(told('growth', { ...operands, base: [printed('25')] })).toMatchObject({
      outcome: 'consistent',
      left: [20, 19.934, null],
      slack: 1,
    });
    expect(told('growth', { ...operands, base: [printed('18')] })).toMatchObject({
      outcome: 'inconsistent',
      slack: -1.43,
    });
  });

  it('have no slack when the overlap is unbounded', () => {
    const over = (digits: string) => [printed(digits, 0, 'over')];
    expect(told('agreement', { first: over('5'), second: over('7') })).toEqual({
      outcome: 'consistent',
      left: [5, 5, null],
      right: [7, 7, null],
      slack: null,
    });
    const under = [printed('5', 0, 'under')];
    expect(told('agreement', { first: under, second: [printed('9', 0, 'under')] }).slack).toBeNull();
    expect(told('agreement', { first: under, second: over('7') })).toMatchObject({
      outcome: 'inconsistent',
      slack: -2,
    });
  });

  it('have bounds but no value when a source printed a range', () => {
    expect(told('sum', { parts: [range(1, 2), printed('3')], total: [range(4, 5)] })).toEqual({
      outcome: 'consistent',
      left: [null, 3.5, 5.5],
      right: [null, 4, 5],
      slack: 1,
    });
    expect(
      told('growth', { level: [printed('30')], growth: [range(10, 20)], base: [printed('26')] }).left,
    ).toEqual([null, 24.583, 27.727]);
    expect(
      told('share', { part: [printed('3')], share: [range(10, 20)], whole: [printed('20')] }).left?.[0],
    ).toBeNull();
  });

  it('have no value when the divisor is zero', () => {
    expect(told('share', { part: [printed('3')], share: [printed('0')], whole: [printed('20')] })).toEqual({
      outcome: 'consistent',
      left: [null, null, null],
      right: [20, 19.5, 20.5],
      slack: 1,
    });
  });
});
