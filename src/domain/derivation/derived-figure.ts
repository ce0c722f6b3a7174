import { Decimal, type Rounding } from '../numbers/decimal.ts';
import { formulaOf, type Operand } from '../numbers/expression.ts';
import { qualifierOf } from '../numbers/figure.ts';
import type { BoundedInterval } from '../numbers/quantity.ts';
import type { DerivationNote, MissingReason, Precision, Qualifier } from '../statements/codes.ts';
import { type Bounds, knownUntil, publishedText, type Statement } from '../statements/statement.ts';
import { earlier } from '../time/period.ts';
import type { Point } from './points.ts';

/** A derived value with its bounds, qualifier and formula. */
export interface Derived {
  readonly value: Decimal | null;
  readonly missingReason: MissingReason | null;
  /** Null where nothing could be computed; where an operand is a range there are bounds without a value. */
  readonly bounds: BoundedInterval | null;
  /** Null where nothing could be computed. */
  readonly qualifier: Qualifier | null;
  /** A formula over the names of the operands, `(x1 / x2 - 1) * 100`; null where nothing could be computed. */
  readonly formula: string | null;
  readonly operands: readonly Operand[];
  readonly notes: readonly DerivationNote[];
  /** The date of publication of the newest of its statement and its operands, and how precise it is. */
  readonly publishedOn: string;
  readonly publishedPrecision: Precision;
  /** Day on which the last of its statement and its operands became known. */
  readonly knownFrom: string;
  /** First day on which one of them was no longer the current word; null while all are. */
  readonly knownUntil: string | null;
}

/** The derived value of a point; a figure that is a statement itself keeps the basis of its bounds. */
export function derived({ expression, figure, missingReason, notes, statement }: Point): Derived {
  if (figure === null) return { ...nothing, missingReason, notes, ...daysOf([statement]) };
  const { formula, operands } = formulaOf(expression);
  const basis = expression.op === 'statement' ? expression.statement.bounds.basis : 'interval';
  return {
    value: figure.value,
    missingReason,
    bounds: { ...figure.bounds, basis },
    qualifier: qualifierOf(figure),
    formula,
    operands,
    notes,
    ...daysOf([statement, ...operands.map((operand) => operand.statement)]),
  };
}

/** The days of a figure that is computed from some statements. */
function daysOf(statements: readonly [Statement, ...Statement[]]) {
  const newest = statements.reduce((latest, s) => (s.publishedOn > latest.publishedOn ? s : latest));
  const ends = statements.flatMap((s) => knownUntil(s) ?? []);
  return {
    publishedOn: publishedText(newest),
    publishedPrecision: newest.publishedPrecision,
    knownFrom: statements.map((s) => s.knownFrom).reduce((latest, day) => (day > latest ? day : latest)),
    knownUntil: ends.length === 0 ? null : ends.reduce(earlier),
  };
}

const nothing = { value: null, bounds: null, qualifier: null, formula: null, operands: [] } as const;

/** A decimal as a JSON number: exact when a double can hold it, else rounded to fifteen digits. */
export function servedNumber(value: Decimal): number {
  return rounded(value, Decimal.ROUND_HALF_UP);
}

/** Bounds as JSON numbers; ends that a double cannot hold are rounded outwards. */
export function servedBounds(bounds: BoundedInterval): Bounds {
  const { lower, upper } = bounds;
  return {
    lower: lower && rounded(lower, Decimal.ROUND_FLOOR),
    upper: upper && rounded(upper, Decimal.ROUND_CEIL),
    lowerInclusive: bounds.lowerInclusive,
    upperInclusive: bounds.upperInclusive,
    basis: bounds.basis,
  };
}

/** A double holds any decimal of fifteen digits. */
function rounded(value: Decimal, rounding: Rounding): number {
  const whole = value.toNumber();
  return new Decimal(whole).equals(value) ? whole : value.toSignificantDigits(15, rounding).toNumber();
}
