import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../src/domain/catalogue/catalogue.ts';
import { readClaim } from '../../../src/domain/claims/claim.ts';
import { boundsOfClaim, claimedFigure } from '../../../src/domain/claims/claim-figures.ts';
import { periodsIn } from '../../../src/domain/claims/claim-periods.ts';
import { Fault } from '../../../src/domain/fault.ts';
import { printedValue } from '../../../src/domain/numbers/quantity.ts';
import fc from '../../fast-check.ts';

const unit = (
  id: string,
  name: string,
  zh: string,
  [en, shown]: readonly [string, string],
): [string, Unit] => [
  id,
  {
    id,
    name: { en: name, zh },
    definition: { en: '', zh: '' },
    display: { en, zh: shown },
    words: true,
    standard: null,
  },
];
const units = new Map([
  unit('CNY', 'yuan (renminbi)', '人民币元', ['{n} yuan', '{n}元']),
  unit('USD', 'US dollar', '美元', ['{n} US dollars', '{n}美元']),
  unit('ZB', 'zettabyte', '泽字节（ZB）', ['{n} ZB', '{n} ZB']),
  unit('EFLOPS', 'exaflops', '每秒百亿亿次浮点运算（EFLOPS）', ['{n} EFLOPS', '{n} EFLOPS']),
  unit('percent', 'per cent', '百分比', ['{n}%', '{n}%']),
  unit('count', 'number', '个', ['{n}', '{n}']),
]);

const figureOf = (text: string) => {
  const { figures } = readClaim(text, { units });
  return figures.map(
    ({ digits, exponent, qualifier, unit: of }) => `${qualifier} ${digits}e${exponent} ${of}`,
  );
};

describe('the figure of a claim', () => {
  it.each([
    ['China produced 41.06 ZB in 2024', 'exact 41.06e0 ZB'],
    ['about 50 trillion yuan', 'about 50e12 CNY'],
    ['worth $6.9 trillion', 'exact 6.9e12 USD'],
    ['US$1,234.5 billion', 'exact 1234.5e9 USD'],
    ['7 trillion dollars or so', 'about 7e12 USD'],
    ['no more than 40 per cent of GDP', 'atMost 40e0 percent'],
    ['more than 400,000 data companies', 'over 400000e0 null'],
    ['nearly 5 zettabytes', 'under 5e0 ZB'],
    ['at least 3 ZB', 'atLeast 3e0 ZB'],
    ['2024年全国数据生产总量约41.06ZB', 'about 41.06e0 ZB'],
    ['数字经济规模超过50万亿元', 'over 50e12 CNY'],
    ['占GDP比重不超过40％', 'atMost 40e0 percent'],
    ['企业40多万家', 'over 40e4 null'],
    ['50余万亿元', 'over 50e12 CNY'],
    ['网民11亿以上', 'atLeast 11e8 null'],
    ['近5泽字节', 'under 5e0 ZB'],
    ['5G base stations reached 4.25 million at the end of 2024', 'exact 4.25e6 null'],
    ['the 31 provinces produced 5 ZB', 'exact 5e0 ZB'],
    ['there are 12 of them', 'exact 12e0 null'],
    ['base stations per 10,000 people: 10.1', 'exact 10.1e0 null'],
    ['每100户拥有12.5台', 'exact 12.5e0 null'],
    ['profit was −8.6%', 'exact -8.6e0 percent'],
    ['增速为负0.2%', 'exact -0.2e0 percent'],
    ['growth fell to 25%', 'exact 25e0 percent'],
    ['增速降至25%', 'exact 25e0 percent'],
    ['a decline in output of 25%', 'exact -25e0 percent'],
    ['prices fell, and output grew by 25%', 'exact 25e0 percent'],
    ['5.86 万亿元', 'exact 5.86e12 CNY'],
    ['算力达280百亿亿次/秒', 'exact 280e0 EFLOPS'],
    ['did not exceed 40 ZB', 'atMost 40e0 ZB'],
    ['has not yet reached 40 ZB', 'under 40e0 ZB'],
    ['未超过40ZB', 'atMost 40e0 ZB'],
    ['turnover 40 ZB', 'exact 40e0 ZB'],
    ['不高于40ZB', 'atMost 40e0 ZB'],
    ['RMB 49 billion', 'exact 49e9 CNY'],
    ['CNY5.86tn', 'exact 5.86e12 CNY'],
    ['about 820bn yuan', 'about 820e9 CNY'],
    ['USD 7 trillion', 'exact 7e12 USD'],
    ['went up to 41 ZB', 'exact 41e0 ZB'],
    ['2018年达1943亿元', 'exact 1943e8 CNY'],
    ['尚未达到40ZB', 'under 40e0 ZB'],
  ])('%s', (text, figure) => {
    expect(figureOf(text)).toEqual([figure]);
  });

  it('is close to its limit where that is said', () => {
    const bounds = (text: string) =>
      readClaim(text, { units })
        .figures.map(boundsOfClaim)
        .map(({ lower, upper }) => [`${lower}`, `${upper}`]);
    for (const words of ['nearly 42 ZB', 'just under 42 ZB', '近42ZB'])
      expect(bounds(words), words).toEqual([['39.9', '42']]);
    expect(bounds('将近40ZB')).toEqual([['30', '40']]);
    expect(bounds('略高于40ZB')).toEqual([['40', '50']]);
    // One that fell by nearly 8.6 % has grown by a little more than -8.6 %.
    expect(bounds('fell by nearly 8.6%')).toEqual([['-8.6', '-8.17']]);
    expect(bounds('under 42 ZB')).toEqual([['null', '42']]);
  });

  it('is each of several, and none where there is none', () => {
    expect(figureOf('rose from 32.85 ZB to 41.06 ZB')).toHaveLength(2);
    expect(figureOf('5G in 2024, H1 2025 and Q3')).toEqual([]);
    for (const text of ['40-42 ZB', '40至42ZB', 'between 40 and 42 ZB', '40%-42%'])
      expect(figureOf(text), text).toHaveLength(2);
    // A power of ten that is not known.
    expect(figureOf('5.86兆元')).toEqual([]);
    // More digits than are kept.
    expect(figureOf('123456789012345678901234ZB')).toEqual([]);
  });

  it('is below zero where it fell, with its hedge turned round', () => {
    const hedges = [
      ['', '', 'exact', 'exact'],
      ['about ', '约', 'about', 'about'],
      ['more than ', '超过', 'over', 'under'],
      ['less than ', '不到', 'under', 'over'],
      ['at least ', '至少', 'atLeast', 'atMost'],
      ['no more than ', '不超过', 'atMost', 'atLeast'],
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...hedges),
        fc.constantFrom('fell by', 'declined', 'was down', 'decreased by', 'shrank', 'dropped'),
        fc.constantFrom('下降', '下降了', '减少', '下滑', '负增长'),
        fc.integer({ min: 1, max: 999 }),
        ([en, zh, grown, fallen], verb, word, tenths) => {
          const size = (tenths / 10).toFixed(1);
          const below = [`${fallen} -${size}e0 percent`];
          expect(figureOf(`In 2024 profit ${verb} ${en}${size}%`)).toEqual(below);
          expect(figureOf(`2024年利润同比${word}${zh}${size}%`)).toEqual(below);
          expect(figureOf(`In 2024 profit grew by ${en}${size}%`)).toEqual([`${grown} ${size}e0 percent`]);
          expect(figureOf(`2024年利润同比增长${zh}${size}%`)).toEqual([`${grown} ${size}e0 percent`]);
        },
      ),
    );
  });

  it('is read alone, or refused with what would be right', () => {
    expect(claimedFigure('about 49 trillion')).toMatchObject({
      digits: '49',
      exponent: 12,
      qualifier: 'about',
    });
    for (const text of ['1 2', 'forty', '41 ZB', '1.234,5'])
      expect(() => claimedFigure(text), text).toThrow(Fault);
  });
});

describe('the period of a claim', () => {
  it.each([
    ['in 2024', '2024'],
    ['数据产量41ZB，2024', '2024'],
    ['by the end of 2024', '2024'],
    ['the first half of 2025', '2025-S1'],
    ['H1 2025', '2025-S1'],
    ['third quarter of 2023', '2023-Q3'],
    ['2023-Q3', '2023-Q3'],
    ['in June 2024', '2024-06'],
    ['2024-06', '2024-06'],
    ['January to November 2024', '2024-01-01/P11M'],
    ['the first nine months of 2024', '2024-01-01/P9M'],
    ['2024年', '2024'],
    ['截至2024年底', '2024'],
    ['2025年上半年', '2025-S1'],
    ['2023年第三季度', '2023-Q3'],
    ['2024年6月', '2024-06'],
    ['2024年1-11月', '2024-01-01/P11M'],
    ['2024年前三个月', '2024-01-01/P3M'],
    ['2024年前三季度', '2024-01-01/P9M'],
    ['FY2024', '2024'],
    ['截至2024年12月31日', '2024-12'],
    ['as of 31 December 2024', '2024-12'],
    ['December 31, 2024', '2024-12'],
    ['fiscal year 2024', '2024'],
    ['Q1 of 2025', '2025-Q1'],
    ['2025 H1', '2025-S1'],
    ['the first-half of 2025', '2025-S1'],
  ])('%s', (text, period) => {
    expect(periodsIn(text.normalize('NFKC')).map(({ meaning }) => meaning.text)).toEqual([period]);
  });

  it.each([
    'last year',
    'over the past five years',
    'in Q1',
    'in June',
    '去年',
    '一季度',
    '上半年',
    '十四五期间',
    '近五年',
  ])('%s is of a year that is not said', (text) => {
    expect(readClaim(text, { units }).sansYear).toBe(true);
    expect(readClaim(`2024年${text}`, { units }).sansYear).toBe(false);
  });

  it.each(['2024 ZB-units cost 2024.5', '12024 figures', '2,024 firms', 'ISO-20245'])(
    '%s names none',
    (text) => {
      expect(periodsIn(text.replace(/^2024 /, ''))).toEqual([]);
    },
  );
});

describe('what a claim speaks of', () => {
  it('is the rest of its words, and an outturn unless it speaks of what is to come', () => {
    const read = (text: string) => readClaim(text, { units });
    expect(read('China produced about 41 ZB in 2024').words).toBe('China produced in');
    expect(read('China produced 41 ZB').lanes).toEqual(['outturn']);
    expect(read('将近60ZB').lanes).toEqual(['outturn']);
    for (const text of ['will reach 60 ZB', '将为60ZB', '预计达到60ZB', '目标为60ZB'])
      expect(read(text).lanes, text).toEqual(['forecast', 'target']);
    for (const text of ['rose by about 5 ZB', 'an increase of 5 ZB', '增加5ZB', '减少了约5ZB', '增长5万亿元'])
      expect(read(text).changes, text).toBe(true);
    for (const text of ['rose to 5 ZB', '增加到5ZB', '增加值约49万亿元', '增长5%', 'rose 5%', '新增5ZB'])
      expect(read(text).changes, text).toBe(false);
    for (const text of ['was not 41 ZB', "isn't 41 ZB", '并非41ZB', '不是41ZB'])
      expect(read(text).negated, text).toBe(true);
    for (const text of ['no more than 41 ZB', 'did not exceed 41 ZB', '未超过41ZB', '未上市企业41ZB'])
      expect(read(text).negated, text).toBe(false);
  });
});

describe('a number in Chinese numerals', () => {
  it.each([
    ['数据企业超四十万家', '超40万家'],
    ['规模达十九万亿元', '19万亿元'],
    ['三千多亿元', '3000多亿元'],
    ['下降百分之八点六', '下降8.6%'],
    ['3万5千家', '35000家'],
    ['三万五千家', '35000家'],
    ['5千家', '5000家'],
    ['总数十四亿人', '14亿人'],
  ])('%s is read as %s', (text, written) => {
    const [read, same] = [text, written].map((words) => readClaim(words, { units }));
    expect(read?.figures.map((figure) => [printedValue(figure), figure.qualifier, figure.unit])).toEqual(
      same?.figures.map((figure) => [printedValue(figure), figure.qualifier, figure.unit]),
    );
    expect(read?.figures.length).toBe(1);
    expect(read?.unread).toBe(false);
  });

  it('is in the year too', () => {
    expect(readClaim('二〇二四年', { units }).periods.map(({ text }) => text)).toEqual(['2024']);
  });

  it.each(['三万五家', '数十万家', '几百亿元', '占三成', '翻一番', 'forty zettabytes', 'hundreds of firms'])(
    '%s is said not to be read',
    (text) => {
      expect(readClaim(`${text}，2024年增长5%`, { units }).unread).toBe(true);
    },
  );

  it.each(['十四五规划', '第三产业', '一体化', '千兆用户', '百强企业', 'the first half of 2024'])(
    '%s is none',
    (text) => {
      expect(readClaim(text, { units })).toMatchObject({ figures: [], unread: false });
    },
  );
});

describe('the subject of a claim', () => {
  it.each([
    ['IT revenue was 5 trillion yuan in 2020', true],
    ['In 2024 data output was 41.06 ZB', true],
    ['GDP grew 5% in 2024', true],
    ['The growth of GDP was 5% in 2024', true],
    ['2024年数据产量为41.06ZB', true],
    ['2024年规模以上企业达到5万家', true],
    ['it grew by 25% in 2024', false],
    ['Growth in 2024 was 25%', false],
    ['China: 25% in 2024', false],
    ['总量为40ZB', false],
    ['2024年25%', false],
    ['', false],
  ])('%s: %s', (text, named) => {
    expect(readClaim(text, { units }).hasSubject).toBe(named);
  });
});
