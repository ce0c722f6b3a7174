import { describe, expect, it } from 'vitest';
import { transformNames, transforms } from '../../../src/domain/derivation/transforms.ts';
import { Decimal } from '../../../src/domain/numbers/decimal.ts';
import { parsePeriod } from '../../../src/domain/time/period.ts';
import { readFormula } from '../../fixtures/formulas.ts';
import { series } from '../../fixtures/series.ts';

// 4 in 2020, 5 in 2021 and 6 in 2022.
const figures = () => series(['4', '5', '6']);
const options = { base: parsePeriod('2020'), window: 3, asked: null };

/** The words of the formulas, as numbers for the year 2022; longer ones first. */
const numbers: readonly [words: string, number: string][] = [
  ['first of the window + … + value', '4 + 5 + 6'],
  ['first + … + value', '4 + 5 + 6'],
  ['year before', '5'],
  ['previous', '5'],
  ['window', '3'],
  ['years', '2'],
  ['value', '6'],
  ['base', '4'],
];

function workedOut(formula: string): Decimal {
  const text = numbers.reduce((written, [words, number]) => written.replaceAll(words, number), formula);
  return readFormula<Decimal>(text, {
    number: (digits) => new Decimal(digits),
    known: (digits) => new Decimal(digits),
    name: (name) => new Decimal(Number(name)),
    hedged: (_, digits) => new Decimal(digits),
    '+': (x, y) => x.plus(y),
    '-': (x, y) => x.minus(y),
    '*': (x, y) => x.times(y),
    '/': (x, y) => x.dividedBy(y),
    '^': (x, y) => x.pow(y),
    ln: (x) => x.ln(),
  });
}

describe.each(transformNames)('the texts of %s', (name) => {
  it('name it in both languages', () => {
    const { title } = transforms[name];
    expect(title.en).toMatch(/^[A-Z][ -~]+$/);
    expect(title.zh).toMatch(/^\p{Script=Han}/u);
  });

  it('have the same formula in both languages but for its words', () => {
    const { en, zh } = transforms[name].formula;
    const marks = (formula: string) => formula.replaceAll(/[A-Za-z]+( [A-Za-z]+)*|\p{Script=Han}+/gu, 'x');
    expect(marks(zh)).toBe(marks(en));
  });

  it('give its value when the formula is worked out', () => {
    const value = transforms[name].apply(figures(), options).at(-1)?.figure?.value;
    const again = workedOut(transforms[name].formula.en);
    expect(value?.toSignificantDigits(15).toNumber()).toBe(again.toSignificantDigits(15).toNumber());
  });
});
