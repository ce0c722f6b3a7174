import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../src/domain/numbers/decimal.ts';
import {
  difference,
  type Expression,
  formulaOf,
  growthPercent,
  ln,
  multiple,
  number,
  percentOver,
  powerTo,
  quotient,
  stated,
  statementsOf,
  sum,
} from '../../../src/domain/numbers/expression.ts';
import { statementId } from '../../../src/domain/statements/statement.ts';
import fc from '../../fast-check.ts';
import { type Algebra, readFormula } from '../../fixtures/formulas.ts';
import { statement } from '../../fixtures/series.ts';

const of = (period: string, printed: string) => stated(statement({ period, printed }));
const a = () => of('2024', '41.06');
const b = () => of('2023', '32.85');
const rate = () => stated(statement({ indicator: 'rate', printed: '7.1957' }));
const formula = (expression: Expression) => formulaOf(expression).formula;

describe('the formula of an expression', () => {
  it.each<[string, () => Expression]>([
    ['x1', () => a()],
    ['(x1 / x2 - 1) * 100', () => growthPercent(a(), b())],
    ['((x1 / x2) ^ (1 / 4) - 1) * 100', () => percentOver(powerTo(quotient(a(), b()), 1, 4))],
    ['(x1 ^ 2) ^ 3', () => powerTo(powerTo(a(), 2), 3)],
    ['ln(x1 + x2)', () => ln(sum(a(), b()))],
    ['x1 - (x2 - x1)', () => difference(a(), difference(b(), a()))],
    ['x1 / (x2 / 100)', () => quotient(a(), quotient(b(), number(100)))],
    ['x1 * (x1 + x2)', () => multiple(a(), sum(a(), b()))],
    ['x1 - x1', () => difference(a(), a())],
    ['x1 + x2 + x3', () => sum(a(), sum(b(), rate()))],
    ['x1 * x2 * x3', () => multiple(a(), multiple(b(), rate()))],
    ['x1 + x2 - x1', () => difference(sum(a(), b()), a())],
  ])('is %s', (text, expression) => {
    expect(formula(expression())).toBe(text);
  });

  it('names each statement once, in the order in which they come', () => {
    const { operands } = formulaOf(difference(a(), difference(b(), a())));
    expect(operands.map(({ name, statement }) => [name, statementId(statement)])).toEqual([
      ['x1', 'output.CN.2024.yearbook'],
      ['x2', 'output.CN.2023.yearbook'],
    ]);
  });
});

describe('operands that depend on each other', () => {
  it('give one for a figure over itself, and zero for a figure less itself', () => {
    expect(quotient(a(), a()).figure).toMatchObject({
      value: new Decimal(1),
      bounds: { lower: new Decimal(1) },
    });
    expect(difference(a(), a()).figure).toMatchObject({
      value: new Decimal(0),
      bounds: { upper: new Decimal(0) },
    });
    expect(formula(quotient(a(), a()))).toBe('x1 / x1');
  });

  it('lose a rate that both share', () => {
    expect(formula(quotient(quotient(a(), rate()), quotient(b(), rate())))).toBe('x1 / x2');
    expect(formula(quotient(multiple(a(), rate()), multiple(b(), rate())))).toBe('x1 / x2');
  });

  it('count a rate that both share once', () => {
    expect(formula(sum(quotient(a(), rate()), quotient(b(), rate())))).toBe('(x1 + x2) / x3');
    expect(formula(difference(multiple(a(), rate()), multiple(b(), rate())))).toBe('(x1 - x2) * x3');
  });

  it('keep rates that they do not share', () => {
    expect(formula(sum(quotient(a(), rate()), multiple(b(), rate())))).toBe('x1 / x2 + x3 * x2');
    expect(formula(sum(quotient(a(), rate()), quotient(b(), a())))).toBe('x1 / x2 + x3 / x1');
    expect(formula(sum(quotient(a(), rate()), b()))).toBe('x1 / x2 + x3');
  });
});

/** Positive expressions over statements of thirty years, and growths of them. */
const { expressions } = fc.letrec<{ positive: Expression; expressions: Expression }>((tie) => {
  const two = fc.tuple(tie('positive'), tie('positive'));
  const leaf = fc
    .integer({ min: 2001, max: 2030 })
    .map((year) => of(String(year), String((year * 7919) % 9973)));
  return {
    positive: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      two.map(([x, y]) => sum(x, y)),
      two.map(([x, y]) => multiple(x, y)),
      two.map(([x, y]) => quotient(x, y)),
      fc.tuple(tie('positive'), fc.integer({ min: 1, max: 5 })).map(([x, n]) => powerTo(x, 1, n)),
    ),
    expressions: fc.oneof(
      tie('positive'),
      tie('positive').map((x) => ln(x)),
      two.map(([x, y]) => growthPercent(x, y)),
    ),
  };
});

describe('laws of expressions', () => {
  it('gives the value when the written formula is evaluated', () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        const { formula, operands } = formulaOf(expression);
        const values = new Map(operands.map((o) => [o.name, new Decimal(o.statement.value ?? 0)]));
        const again = readFormula(formula, arithmetic(values));
        const value = expression.figure.value ?? new Decimal(0);
        expect(again.minus(value).abs().lessThanOrEqualTo(value.abs().plus(1).times('1e-15'))).toBe(true);
      }),
    );
  });

  it('names its statements', () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        expect(formulaOf(expression).operands.map((o) => o.statement)).toEqual(statementsOf(expression));
      }),
    );
  });
});

function arithmetic(values: ReadonlyMap<string, Decimal>): Algebra<Decimal> {
  return {
    number: (text) => new Decimal(text),
    known: (text) => new Decimal(text),
    name: (name) => values.get(name) ?? new Decimal(Number.NaN),
    hedged: (_, text) => new Decimal(text),
    '+': (x, y) => x.plus(y),
    '-': (x, y) => x.minus(y),
    '*': (x, y) => x.times(y),
    '/': (x, y) => x.dividedBy(y),
    '^': (x, y) => x.pow(y),
    ln: (x) => x.ln(),
  };
}
