import { Decimal, type Rounding } from '../numbers/decimal.ts';
import { formulaOf, type Operand } from '../numbers/expression.ts';
import { qualifierOf } from '../numbers/figure.ts';
import type { BoundedInterval } from '../numbers/quantity.ts';
import type { DerivationNote, MissingReason, Qualifier } from '../statements/codes.ts';
import type { Bounds } from '../statements/statement.ts';
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
  /** The latest publication date of its statement and its operands. */
  readonly publishedOn: string;
}

/** The derived value of a point; a figure that is a statement itself keeps the basis of its bounds. */
export function derived({ expression, figure, missingReason, notes, statement }: Point): Derived {
  if (figure === null) return { ...nothing, missingReason, notes, publishedOn: statement.publishedOn };
  const { formula, operands } = formulaOf(expression);
  const basis = expression.op === 'statement' ? expression.statement.bounds.basis : 'interval';
  const days = [statement, ...operands.map((operand) => operand.statement)].map((s) => s.publishedOn);
  return {
    value: figure.value,
    missingReason,
    bounds: { ...figure.bounds, basis },
    qualifier: qualifierOf(figure),
    formula,
    operands,
    notes,
    publishedOn: days.reduce((latest, day) => (day > latest ? day : latest)),
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
