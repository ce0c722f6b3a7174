import { describe, expect, it } from 'vitest';
import { languageIn } from '../../src/explorer/site/languages.ts';
import { columnFormat } from '../../src/explorer/site/table/column-format.ts';

const chinese = await languageIn('zh');

describe('the number of a column', () => {
  const rate = {
    id: 'CNY_PER_USD',
    name: { en: 'yuan per US dollar', zh: '人民币元/美元' },
    display: { en: '{n} yuan per US dollar', zh: '1美元兑{n}元人民币' },
  };
  const yuan = { id: 'CNY', name: { en: 'yuan', zh: '人民币元' }, display: { en: '{n} yuan', zh: '{n}元' } };

  it.each([
    [7.9723, '1美元兑7.9723元人民币', rate, '7.9723'],
    [8.1936, '1美元兑8.1936元人民币', rate, '8.1936'],
    [0, '0元', yuan, '0'],
    [49e12, '约49万亿元', yuan, '49'],
    [-2.3e12, '-2.3万亿元', yuan, '−2.3'],
  ])('has the digits of the value and not those of its unit: %d', (value, display, unit, digits) => {
    const row = { value, display, qualifier: 'exact' };
    expect(columnFormat([row], unit, chinese).digits(row)).toBe(digits);
  });

  it.each([
    [42.8571428571429, 'over', 'over 42.85%', '42.85'],
    [42.8571428571429, 'under', 'under 42.86%', '42.86'],
    [42.8571428571429, 'about', 'about 42.86%', '42.86'],
    [0.3, 'atLeast', 'at least 0.3%', '0.3'],
  ])('stays true of an inequality: %d, %s', (value, qualifier, display, digits) => {
    const row = { value, display, qualifier };
    expect(columnFormat([row], undefined, chinese).digits(row)).toBe(digits);
  });
});
