import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../src/domain/numbers/decimal.ts';
import { display, displayRange, lastPrinted } from '../../../src/domain/numbers/display.ts';
import { printedValue, quantity } from '../../../src/domain/numbers/quantity.ts';
import type { ScaleName } from '../../../src/domain/numbers/scales.ts';
import type { Qualifier } from '../../../src/domain/statements/codes.ts';
import fc from '../../fast-check.ts';
import { digits } from '../../fixtures/figures.ts';

const units = {
  yuan: { display: { en: '{n} yuan', zh: '{n}元' }, words: true },
  dollars: { display: { en: '{n} US dollars', zh: '{n}美元' }, words: true },
  number: { display: { en: '{n}', zh: '{n}' }, words: true },
  ZB: { display: { en: '{n} ZB', zh: '{n}ZB' }, words: false },
  percent: { display: { en: '{n}%', zh: '{n}%' }, words: false },
};

function both(
  text: string,
  exponent: number,
  unit: keyof typeof units,
  qualifier: Qualifier = 'exact',
  scale: ScaleName | null = null,
): string[] {
  const shown = {
    value: printedValue(quantity(text, exponent, qualifier)),
    qualifier,
    lastDigit: lastPrinted(text, exponent),
    unit: units[unit],
    scale,
  };
  return [display(shown, 'en'), display(shown, 'zh')];
}

describe('a figure in words', () => {
  it.each([
    ['49', 12, 'yuan', 'about', 'about 49 trillion yuan', '约49万亿元'],
    ['5.86', 12, 'yuan', 'exact', '5.86 trillion yuan', '5.86万亿元'],
    ['6.9', 12, 'dollars', 'about', 'about 6.9 trillion US dollars', '约6.9万亿美元'],
    ['400000', 0, 'number', 'over', 'over 400,000', '超过40万'],
    ['41.06', 0, 'ZB', 'exact', '41.06 ZB', '41.06ZB'],
    ['25', 0, 'percent', 'exact', '25%', '25%'],
    ['10', 0, 'percent', 'about', 'about 10%', '约10%'],
    ['45', 0, 'ZB', 'atLeast', 'at least 45 ZB', '至少45ZB'],
    ['0', 0, 'percent', 'atMost', 'at most 0%', '至多0%'],
    ['4', 0, 'percent', 'under', 'under 4%', '不到4%'],
    ['-1.5', 0, 'percent', 'exact', '-1.5%', '-1.5%'],
    // Zeros that the source printed are kept: they say how precise it is.
    ['26.00', 0, 'ZB', 'exact', '26.00 ZB', '26.00ZB'],
    ['2.0', 12, 'yuan', 'exact', '2.0 trillion yuan', '2.0万亿元'],
    ['1200', 8, 'yuan', 'exact', '120.0 billion yuan', '1,200亿元'],
    ['-3.5', 9, 'yuan', 'exact', '-3.5 billion yuan', '-35亿元'],
    // More printed zeros than decimals that are worth reading.
    ['1.2000000', 12, 'yuan', 'exact', '1.2 trillion yuan', '1.2万亿元'],
    // Too many digits for a word of that size: the next smaller one that takes them.
    ['412345', 0, 'number', 'exact', '412,345', '41.2345万'],
    ['1234567', 0, 'number', 'exact', '1,234,567', '123.4567万'],
    ['1234567.25', 0, 'yuan', 'exact', '1,234,567.25 yuan', '1,234,567.25元'],
    ['1.23456789', 12, 'yuan', 'exact', '1,234,567.89 million yuan', '12,345.6789亿元'],
  ] as const)('%s x 10^%i %s, %s', (text, exponent, unit, qualifier, en, zh) => {
    expect(both(text, exponent, unit, qualifier)).toEqual([en, zh]);
  });

  it.each([
    ['yi', '58,600 hundred million yuan', '58,600亿元'],
    ['billion', '5,860 billion yuan', '5,860十亿元'],
    ['trillion', '5.86 trillion yuan', '5.86万亿元'],
    ['thousand', '5,860,000,000 thousand yuan', '5,860,000,000千元'],
  ] as const)('follows a scale of %s that was asked for', (scale, en, zh) => {
    expect(both('5.86', 12, 'yuan', 'exact', scale)).toEqual([en, zh]);
  });

  it('says the digits of the source when its unit is not counted in words', () => {
    fc.assert(
      fc.property(digits, (text) => {
        for (const shown of both(text, 0, 'percent')) expect(shown.replaceAll(',', '')).toBe(`${text}%`);
      }),
    );
  });

  it('has commas between the thousands in both languages, and nowhere else', () => {
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 12 }), (text, exponent) => {
        for (const shown of both(text, exponent, 'number'))
          expect(shown).toMatch(/^-?\d{1,3}(,\d{3})*(\.\d+)?( [a-z]+|[万亿]*)$/);
      }),
    );
  });
});

describe('a printed range in words', () => {
  const range = (
    lower: number,
    upper: number,
    unit: keyof typeof units,
    qualifier: Qualifier = 'exact',
    scale: ScaleName | null = null,
  ) => {
    const shown = {
      lower: new Decimal(lower),
      upper: new Decimal(upper),
      qualifier,
      unit: units[unit],
      scale,
    };
    return [displayRange(shown, 'en'), displayRange(shown, 'zh')];
  };

  it('has both ends in one scale', () => {
    expect(range(1.5e12, 2e12, 'yuan')).toEqual(['1.5 to 2 trillion yuan', '1.5至2万亿元']);
    expect(range(9e11, 2e12, 'yuan')).toEqual(['0.9 to 2 trillion yuan', '0.9至2万亿元']);
    expect(range(28, 34, 'ZB', 'about')).toEqual(['about 28 to 34 ZB', '约28至34ZB']);
    expect(range(1000, 1500, 'number')).toEqual(['1,000 to 1,500', '1,000至1,500']);
  });

  it('uses the requested scale', () => {
    expect(range(1.5e12, 2e12, 'yuan', 'exact', 'billion')).toEqual([
      '1,500 to 2,000 billion yuan',
      '1,500至2,000十亿元',
    ]);
  });
});
