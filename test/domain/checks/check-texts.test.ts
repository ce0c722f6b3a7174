import { describe, expect, it } from 'vitest';
import {
  type Labels,
  roundedText,
  sentenceOf,
  spansOf,
  spanText,
} from '../../../src/domain/checks/check-texts.ts';
import {
  evaluate,
  exactly,
  type IdentityName,
  identities,
  type Operand,
  type Verdict,
} from '../../../src/domain/checks/evaluation.ts';
import { Decimal } from '../../../src/domain/numbers/decimal.ts';
import type { UnitStyle } from '../../../src/domain/numbers/display.ts';
import { type Text, wordsOf } from '../../../src/domain/statements/codes.ts';
import { printed } from '../../fixtures/operands.ts';

const yuan = { display: { en: '{n} yuan', zh: '{n}元' }, words: true };
const rate = { display: { en: '{n} yuan per dollar', zh: '1美元兑{n}元' }, words: false };

const open = { lower: null, upper: null, lowerInclusive: false, upperInclusive: false };
const between = (
  value: number | null,
  lower: number | null,
  upper: number | null,
  inclusive = false,
): Operand => {
  const decimal = (number: number | null) => (number === null ? null : new Decimal(number));
  const bounds = {
    lower: decimal(lower),
    upper: decimal(upper),
    lowerInclusive: inclusive,
    upperInclusive: inclusive,
  };
  return { value: decimal(value), bounds };
};

describe('a computed number in words', () => {
  it.each([
    [140e12, '140 trillion yuan', '140万亿元'],
    [136.61971e12, '136.6 trillion yuan', '136.6万亿元'],
    [14.6625e6, '14.66 million yuan', '1,466万元'],
    [0, '0 yuan', '0元'],
    [-1.67e12, '-1.67 trillion yuan', '-1.67万亿元'],
    [12.5, '12.5 yuan', '12.5元'],
    [0.00012345, '0.0001235 yuan', '0.0001235元'],
  ])('%d', (value, english, chinese) => {
    expect(roundedText(new Decimal(value), yuan)).toEqual({ en: english, zh: chinese });
  });

  it('has the requested number of significant digits', () => {
    expect(roundedText(new Decimal('7.14285714'), rate, { digits: 6 }).en).toBe('7.14286 yuan per dollar');
  });
});

describe('the text of a side', () => {
  it.each<[string, Operand, string, string]>([
    [
      'two ends',
      between(140e12, 136.62e12, 143.48e12),
      '140 trillion yuan (136.6 trillion yuan to 143.5 trillion yuan)',
      '140万亿元（136.6万亿元至143.5万亿元）',
    ],
    [
      'ends of more decimals than the value, in its scale',
      between(140.1879e12, 140.18785e12, 140.18795e12),
      '140.1879 trillion yuan (140.18785 trillion yuan to 140.18795 trillion yuan)',
      '140.1879万亿元（140.18785万亿元至140.18795万亿元）',
    ],
    ['a range without a value', between(null, 28, 34), '28 yuan to 34 yuan', '28元至34元'],
    [
      'ends that only further digits tell apart',
      between(32.85, 32.845, 32.855),
      '32.85 yuan (32.845 yuan to 32.855 yuan)',
      '32.85元（32.845元至32.855元）',
    ],
    [
      'ends that nine digits do not tell apart',
      between(1, 0.9999999999, 1.0000000001),
      '1 yuan (0.999999999 yuan to 1.00000001 yuan)',
      '1元（0.999999999元至1.00000001元）',
    ],
    ['one number and no other', exactly(new Decimal('1.0000001')), '1.0000001 yuan', '1.0000001元'],
    ['whatever is over an end', between(30, 30, null), 'over 30 yuan', '超过30元'],
    ['an end and whatever is over it', between(30, 30, null, true), 'at least 30 yuan', '至少30元'],
    ['whatever is under an end', between(30, null, 30), 'under 30 yuan', '不到30元'],
    ['an end and whatever is under it', between(30, null, 30, true), 'at most 30 yuan', '至多30元'],
    ['any number around a value', { value: new Decimal(5), bounds: open }, '5 yuan', '5元'],
    ['any number at all', { value: null, bounds: open }, 'any number', '任意数'],
  ])('reads: %s', (_, side, english, chinese) => {
    expect(spanText(side, yuan)).toEqual({ en: english, zh: chinese });
  });
});

const text = (en: string, zh: string): Text => ({ en, zh });

const sentence = (name: IdentityName, verdict: Verdict, labels: Labels, unit: UnitStyle) =>
  sentenceOf(name, verdict.outcome, labels, spansOf(verdict, unit));

describe('the sentence of a check', () => {
  it('says what the operands imply, what was published, and that the two fit', () => {
    const verdict = evaluate('equivalent', {
      local: [printed('49', 12)],
      foreign: [printed('6.9', 12)],
      rate: [printed('7.1')],
    });
    const labels = {
      local: [text('about 49 trillion yuan', '约49万亿元')],
      foreign: [text('about $6.9 trillion', '约6.9万亿美元')],
    };
    // 49 / 6.9 = 7.101, 48.5 / 6.95 = 6.978, 49.5 / 6.85 = 7.22628, rounded outwards 7.227
    expect(sentence('equivalent', verdict, labels, rate)).toEqual({
      en: 'about 49 trillion yuan given as about $6.9 trillion implies a rate of 7.101 yuan per dollar (6.978 yuan per dollar to 7.227 yuan per dollar); published is 7.1 yuan per dollar (7.05 yuan per dollar to 7.15 yuan per dollar): the two fit.',
      zh: '约49万亿元折合约6.9万亿美元意味着汇率为1美元兑7.101元（1美元兑6.978元至1美元兑7.227元）；公布值为1美元兑7.1元（1美元兑7.05元至1美元兑7.15元）：两者相符。',
    });
  });

  it('says when they do not fit', () => {
    const verdict = evaluate('agreement', { first: [printed('5')], second: [printed('7')] });
    const { en, zh } = sentence('agreement', verdict, {}, yuan);
    expect(en).toBe(
      'One statement says 5 yuan (4.5 yuan to 5.5 yuan); published is 7 yuan (6.5 yuan to 7.5 yuan): the two do not fit.',
    );
    expect(zh).toMatch(/^一处表述为5元.*两者不符。$/);
  });

  it('lists the parts of a sum', () => {
    const verdict = evaluate('sum', { parts: [printed('2'), printed('3')], total: [printed('5')] });
    const parts = [text('2 yuan', '2元'), text('3 yuan', '3元')];
    expect(sentence('sum', verdict, { parts }, yuan)).toEqual({
      en: expect.stringMatching(/^The parts 2 yuan, 3 yuan add up to 5 yuan \(4 yuan to 6 yuan\);/),
      zh: expect.stringMatching(/^各部分2元、3元合计为5元/),
    });
  });

  it('says what is missing', () => {
    const verdict = evaluate('sum', {});
    for (const name of wordsOf(identities))
      expect(sentence(name, verdict, {}, yuan)).toEqual({
        en: 'An operand is missing, so that nothing can be computed.',
        zh: '缺少运算项，无法计算。',
      });
  });

  it('differs for every identity and names its operands', () => {
    const labels = Object.fromEntries(
      wordsOf(identities).flatMap((name: IdentityName) =>
        identities[name].roles.map((role) => [role.replace('[]', ''), [text(`<${role}>`, `《${role}》`)]]),
      ),
    );
    const premises = new Set<string>();
    for (const name of wordsOf(identities)) {
      const operands = Object.fromEntries(
        identities[name].roles.map((role) => [role.replace('[]', ''), [printed('5')]]),
      );
      const { en, zh } = sentence(name, evaluate(name, operands), labels, yuan);
      premises.add(en.split('5 yuan')[0] ?? '');
      if (name === 'agreement') continue;
      // The last role is the published side; a factor between units is not mentioned.
      for (const role of identities[name].roles.slice(0, -1).filter((role) => role !== 'factor')) {
        expect(en).toContain(`<${role}>`);
        expect(zh).toContain(`《${role}》`);
      }
    }
    expect(premises.size).toBe(wordsOf(identities).length);
  });
});
