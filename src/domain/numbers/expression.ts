import { type Statement, statementId } from '../statements/statement.ts';
import type { Period } from '../time/period.ts';
import {
  atLeast,
  constant,
  dividedBy,
  type Figure,
  logarithm,
  minus,
  plus,
  raised,
  statedFigure,
  times,
  unbounded,
} from './bounded-figure.ts';
import { Decimal } from './decimal.ts';

/** A computed figure as a tree of operations on statements. Each node holds its figure, so that formula and value cannot differ. */
export type Expression = { readonly figure: Figure } & (
  | { readonly op: 'statement'; readonly statement: Statement }
  | { readonly op: 'number'; readonly value: Decimal }
  | Binary
  | { readonly op: 'power'; readonly of: Expression; readonly exponent: readonly [number, number] }
  | { readonly op: 'ln'; readonly of: Expression }
  | { readonly op: 'part'; readonly of: Expression; readonly parts: readonly Span[] }
);

/** Periods that follow each other, from the first to the last. */
export type Span = readonly [from: Period, to: Period];

interface Binary {
  readonly op: keyof typeof operators;
  readonly left: Expression;
  readonly right: Expression;
}

/** A statement under the name that it has in a formula. */
export interface Operand {
  readonly name: string;
  readonly statement: Statement;
}

const operators = { '+': plus, '-': minus, '*': times, '/': dividedBy } as const;
const ranks = { '+': 1, '-': 1, '*': 2, '/': 2, power: 3, ln: 4, statement: 4, number: 4 } as const;

/** A figure as a source states it. */
export function stated(statement: Statement): Expression {
  return { op: 'statement', statement, figure: statedFigure(statement) };
}

/** A number that is exact. */
export function number(value: Decimal | number): Expression {
  return { op: 'number', value: new Decimal(value), figure: constant(value) };
}

/** A sum; a factor or divisor that both parts share counts once. */
export function sum(left: Expression, right: Expression): Expression {
  return distributed('+', left, right) ?? binary('+', left, right);
}

/** A difference; a factor or divisor that both parts share counts once, and a figure less itself is zero. */
export function difference(left: Expression, right: Expression): Expression {
  if (same(left, right)) return { op: '-', left, right, figure: constant(0) };
  return distributed('-', left, right) ?? binary('-', left, right);
}

/** A product. */
export function multiple(left: Expression, right: Expression): Expression {
  return binary('*', left, right);
}

/**
 * A quotient; a factor or divisor that both parts share cancels, and a figure over itself is one.
 * @throws RangeError when the divisor cannot be positive
 */
export function quotient(left: Expression, right: Expression): Expression {
  if (same(left, right)) return { op: '/', left, right, figure: constant(1) };
  const shared = sharedFactor(left, right);
  return shared ? quotient(shared.left, shared.right) : binary('/', left, right);
}

/** The power `numerator / denominator`. @throws RangeError when it cannot be positive */
export function powerTo(of: Expression, numerator: number, denominator = 1): Expression {
  const figure = raised(of.figure, numerator, denominator);
  return { op: 'power', of, exponent: [numerator, denominator], figure };
}

/**
 * What some parts of a period tell of the whole: the whole is at least their value, or else any number. The formula is
 * that of the parts.
 */
export function partOf(of: Expression, parts: readonly Span[], isLeast: boolean): Expression {
  return { op: 'part', of, parts, figure: isLeast ? atLeast(of.figure) : unbounded(of.figure) };
}

/** The figures of parts of a period, where others are missing, that an expression is made of. */
export function partialsOf(e: Expression): readonly Extract<Expression, { op: 'part' }>[] {
  if (e.op === 'part') return [e];
  if ('of' in e) return partialsOf(e.of);
  return 'left' in e ? [...partialsOf(e.left), ...partialsOf(e.right)] : [];
}

/** The natural logarithm. @throws RangeError when it cannot be positive */
export function ln(of: Expression): Expression {
  return { op: 'ln', of, figure: logarithm(of.figure) };
}

/** Growth from the second to the first, in percent. */
export function growthPercent(value: Expression, base: Expression): Expression {
  return percentOver(quotient(value, base));
}

/** A growth factor in percent: 1.25 is 25. */
export function percentOver(factor: Expression): Expression {
  return multiple(difference(factor, number(1)), number(100));
}

/** The statements of an expression, each once, in the order of their appearance. */
export function statementsOf(expression: Expression): Statement[] {
  const found = new Map<string, Statement>();
  const visit = (e: Expression): void => {
    if (e.op === 'statement') found.set(statementId(e.statement), e.statement);
    else if ('of' in e) visit(e.of);
    else if ('left' in e) {
      visit(e.left);
      visit(e.right);
    }
  };
  visit(expression);
  return [...found.values()];
}

/** The formula as a text over `x1`, `x2` …, and the statements of those names: `(x1 / x2 - 1) * 100`. */
export function formulaOf(expression: Expression): { formula: string; operands: Operand[] } {
  const operands = statementsOf(expression).map((statement, i) => ({ name: `x${i + 1}`, statement }));
  const ids = operands.map(({ statement }) => statementId(statement));
  return { formula: written(expression, (s) => `x${ids.indexOf(statementId(s)) + 1}`), operands };
}

function binary(op: keyof typeof operators, left: Expression, right: Expression): Expression {
  return { op, left, right, figure: operators[op](left.figure, right.figure) };
}

/** True when two expressions have the same formula over the same statements. */
function same(a: Expression, b: Expression): boolean {
  return written(a, statementId) === written(b, statementId);
}

/** The two parts without the factor or divisor that they share; null when they share none. */
function sharedFactor(left: Expression, right: Expression) {
  const [a, b] = [scaledPart(left), scaledPart(right)];
  if (a === null || b === null || a.op !== b.op || !same(a.right, b.right)) return null;
  return { op: a.op, left: a.left, right: b.left, factor: a.right };
}

function scaledPart(e: Expression) {
  return e.op === '*' || e.op === '/' ? e : null;
}

function distributed(op: '+' | '-', left: Expression, right: Expression): Expression | null {
  const shared = sharedFactor(left, right);
  return shared && binary(shared.op, binary(op, shared.left, shared.right), shared.factor);
}

function written(e: Expression, name: (s: Statement) => string): string {
  if (e.op === 'part') return written(e.of, name);
  const inside = (part: Expression, rank: number): string => {
    if (part.op === 'part') return inside(part.of, rank);
    return ranks[part.op] < rank ? `(${written(part, name)})` : written(part, name);
  };
  if (e.op === 'statement') return name(e.statement);
  if (e.op === 'number') return e.value.toFixed();
  if (e.op === 'ln') return `ln(${written(e.of, name)})`;
  if (e.op === 'power') {
    const [numerator, denominator] = e.exponent;
    const exponent = denominator === 1 ? String(numerator) : `(${numerator} / ${denominator})`;
    return `${inside(e.of, 4)} ^ ${exponent}`;
  }
  const rank = ranks[e.op];
  return `${inside(e.left, rank)} ${e.op} ${inside(e.right, rank + (e.op === '+' || e.op === '*' ? 0 : 1))}`;
}
