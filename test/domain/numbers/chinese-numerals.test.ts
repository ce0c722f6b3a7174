import { describe, expect, it } from 'vitest';
import { arabicDigits, chineseNumeral } from '../../../src/domain/numbers/chinese-numerals.ts';
import { Decimal } from '../../../src/domain/numbers/decimal.ts';
import fc from '../../fast-check.ts';

describe('a number with Chinese numerals', () => {
  it.each([
    ['五十五', '55', 0],
    ['三点二万亿', '3.2', 12],
    ['五十五万亿', '55', 12],
    ['一百二十三点四五', '123.45', 0],
    ['零点五', '0.5', 0],
    ['二十点五', '20.5', 0],
    ['两百三十四万五千六百七十八', '2345678', 0],
    ['负五', '-5', 0],
    ['二百零五', '205', 0],
    ['十万', '1', 5],
    ['一千零五十', '105', 1],
    ['1亿2000万', '12000', 4],
    ['3万5千', '35', 3],
    ['12万3456', '123456', 0],
    ['三亿零五万', '30005', 4],
  ])('%s is %s times ten to the %i', (text, digits, exponent) => {
    expect(chineseNumeral(text)).toEqual({ digits, exponent });
  });

  it.each([
    '三万五',
    '二百五',
    '1亿2000',
    '五五',
    '20千',
    '五亿三亿',
    '万',
    '一千百',
    '41.06',
    '3万',
    '五个',
    '',
  ])('is not "%s"', (text) => {
    expect(chineseNumeral(text)).toBeNull();
  });

  it('is what its parts add up to', () => {
    const group = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(group, group, fc.integer({ min: 1000, max: 9999 }), (yi, wan, rest) => {
        const read = chineseNumeral(`${yi}亿${wan}万${rest}`);
        const value = new Decimal(10).pow(read?.exponent ?? 0).times(read?.digits ?? 0);
        expect(value.toNumber()).toBe(yi * 1e8 + wan * 1e4 + rest);
      }),
    );
  });
});

it('digits in words are read one by one', () => {
  expect(arabicDigits('二〇二四年六月')).toBe('2024年6月');
});
