import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../src/domain/numbers/decimal.ts';
import { writtenNumber } from '../../../src/domain/numbers/written-number.ts';
import fc from '../../fast-check.ts';
import { digits } from '../../fixtures/figures.ts';
import { faultOf } from '../derivation/faulty.ts';

const unsaid = { decimals: 'unsaid' } as const;
const comma = { decimals: 'comma' } as const;

/** Words and the power of ten that each stands for. */
const powers: readonly [string, number][] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['十亿', 9],
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['万', 4],
  [' trillion', 12],
  [' billion', 9],
  [' Million', 6],
  [' thousand', 3],
];

describe('a written number', () => {
  it.each([
    ['1234.5', '1234.5', 0, false],
    ['-3', '-3', 0, false],
    ['0.50', '0.50', 0, false],
    ['007', '7', 0, false],
    ['-00.5', '-0.5', 0, false],
    ['1,234.5', '1234.5', 0, false],
    ['12,345,678', '12345678', 0, false],
    [' 41.06 ', '41.06', 0, false],
    ['12.5%', '12.5', 0, true],
    ['12.5 ％', '12.5', 0, true],
    ['-4.2%', '-4.2', 0, true],
    ['3.2万亿', '3.2', 12, false],
    ['3.2 万亿', '3.2', 12, false],
    ['3.2  万亿', '3.2', 12, false],
    ['1.5  trillion', '1.5', 12, false],
    ['1.5   billion', '1.5', 9, false],
    ['1.5  million', '1.5', 6, false],
    ['1.5  thousand', '1.5', 3, false],
    ['5,860亿', '5860', 8, false],
    ['1.5 trillion', '1.5', 12, false],
    ['5.86E+12', '5.86', 12, false],
    ['4e5', '4', 5, false],
  ])('%s is read as %s times ten to the %i', (text, printed, exponent, percent) => {
    expect(writtenNumber(text)).toEqual({ digits: printed, exponent, percent });
  });

  it('keeps its value with any word, sign or grouping', () => {
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom(...powers, ['', 0] as const),
        fc.boolean(),
        (text, [word, power], group) => {
          const [whole = '', fraction] = text.split('.');
          const separated = group ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : whole;
          const read = writtenNumber(`${separated}${fraction === undefined ? '' : `.${fraction}`}${word}`);
          expect(read).toEqual({ digits: text, exponent: power, percent: false });
          expect(new Decimal(read.digits).equals(text)).toBe(true);
        },
      ),
    );
  });

  it('is a percentage when a percent sign follows', () => {
    fc.assert(
      fc.property(digits, (text) => {
        expect(writtenNumber(`${text}%`)).toEqual({ digits: text, exponent: 0, percent: true });
      }),
    );
  });
});

describe('what could be read in two ways is refused', () => {
  it.each([
    '12,5',
    '1234,5',
    '1.234.567',
    '1.234,5',
    '1.234.567,89',
    '-0,25',
    '3,2万亿',
    '12,5%',
    '1,5 trillion',
  ])('%s', (text) => {
    expect(faultOf(() => writtenNumber(text)).message).toBe(
      `"${text}" could be read in two ways: write a point before the decimals and groups of three digits with commas, or none.`,
    );
  });

  it.each(['1,234', '1.234', '-12.345', '123,456', '1.234万', '1,234%'])(
    '%s where commas may stand before decimals',
    (text) => {
      expect(writtenNumber(text).digits).toBe(text.replace(/[万%,]/g, ''));
      expect(faultOf(() => writtenNumber(text, unsaid)).message).toBe(
        `"${text}" could be read in two ways: write a point before the decimals and nothing between the thousands.`,
      );
    },
  );

  it('with both readings', () => {
    expect(faultOf(() => writtenNumber('1.234', unsaid))).toMatchObject({
      code: 'twoReadings',
      suggestions: ['1234', '1.234'],
    });
  });

  it('but not where commas may stand before decimals and only one of the two makes sense, or where it is said that they do', () => {
    for (const [text, printed] of [
      ['12,25', '12.25'],
      ['1234,567', '1234.567'],
      ['0,123', '0.123'],
      ['-1.234,5', '-1234.5'],
      ['1.234.567', '1234567'],
      ['3,2万亿', '3.2'],
      ['5,86E+12', '5.86'],
    ] as const)
      for (const writing of [unsaid, comma]) expect(writtenNumber(text, writing).digits).toBe(printed);
    expect(writtenNumber('1.234', comma).digits).toBe('1234');
    expect(writtenNumber('1,234', comma).digits).toBe('1.234');
    expect(faultOf(() => writtenNumber('41.06', comma)).message).toContain('is not a number');
  });

  it('but not what has one sense everywhere', () => {
    for (const [text, printed] of [
      ['0.125', '0.125'],
      ['41.06', '41.06'],
      ['1234.567', '1234.567'],
      ['1,234,567', '1234567'],
      ['1,234.5', '1234.5'],
    ] as const)
      expect(writtenNumber(text, unsaid).digits).toBe(printed);
  });
});

describe('a text that is no number is refused with a reason', () => {
  it.each([
    '',
    ' ',
    'n/a',
    '…',
    '--5',
    '+5',
    '.5',
    '5.',
    '１２',
    '1,23,456',
    '12 345',
    '5.86E-2',
    '12.5E3',
    '3.2万亿元',
    '1.5trillion',
    '4e5%',
    '4e555',
    '1,234.5x',
    '1,234x',
    'x1.234.567',
    '1.234.567x',
    '35 about',
    '5>',
    '%5',
    '4e5万',
  ])('"%s"', (text) => {
    expect(faultOf(() => writtenNumber(text)).message).toBe(
      `"${text}" is not a number: write 1234.5, 1,234.5, 12.5%, 3.2万亿 or 1.5 trillion.`,
    );
  });

  it.each(powers)('3%s5: a word stands behind its number', (word) => {
    const text = `3${word}5`;
    expect(faultOf(() => writtenNumber(text)).message).toContain(`"${text}" is not a number`);
  });

  it.each(['约35', '超过40万', 'about 35', 'Over 400000', '>5', '≈3', ' 约35', '\tabout 35'])(
    '"%s", with a qualifier in it',
    (text) => {
      expect(faultOf(() => writtenNumber(text)).message).toContain('put that in the column "qualifier"');
    },
  );

  it.each(['3万%', '1.5 million %'])('"%s", with a word and a percent sign', (text) => {
    expect(faultOf(() => writtenNumber(text)).message).toContain(
      'both a word for a power of ten and a percent sign',
    );
  });
});
