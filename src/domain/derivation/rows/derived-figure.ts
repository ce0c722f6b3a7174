import { qualifierOf } from '../../numbers/bounded-figure.ts';
import { type Decimal, powerOfTen } from '../../numbers/decimal.ts';
import { lastPrinted } from '../../numbers/display.ts';
import {
  type Expression,
  formulaOf,
  type Operand,
  partialsOf,
  type Span,
  statementsOf,
} from '../../numbers/expression.ts';
import type { BoundedInterval } from '../../numbers/quantity.ts';
import type { DerivationNote, Lane, MissingReason, Qualifier } from '../../statements/codes.ts';
import { knownUntil, type Statement } from '../../statements/statement.ts';
import { earlier } from '../../time/period.ts';
import type { Point } from '../points.ts';

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
  /** The parts of its period that it is made of, where others are missing; none where it is whole. */
  readonly parts: readonly Span[];
  /** Place value of the last digit that the least precise of its parts allows; null where it is whole. */
  readonly partsWidth: Decimal | null;
  /** Day on which the last of its operands became known; where nothing could be computed, the statement of its place. */
  readonly knownFrom: string;
  /** First day on which an operand of its lane was no longer the current word; null while all are. */
  readonly knownUntil: string | null;
}

/** The derived value of a point; a figure that is a statement itself keeps the basis of its bounds. */
export function derived({ expression, figure, missingReason, notes, statement, lane }: Point): Derived {
  if (figure === null) return { ...nothing, missingReason, notes, ...daysOf([statement], lane) };
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
    parts: partialsOf(expression).flatMap(({ parts }) => parts),
    partsWidth: figure.value && partsWidth(figure.value, expression),
    ...daysOf(
      operands.map((operand) => operand.statement),
      lane,
    ),
  };
}

/** The place value of the last printed digit of the least precise part, in the measure of the value. */
function partsWidth(value: Decimal, expression: Expression): Decimal | null {
  const widths = partialsOf(expression).flatMap(({ of }) => {
    const part = of.figure.value;
    const last = statementsOf(of).flatMap(({ digits, exponent }) =>
      digits === null ? [] : lastPrinted(digits, exponent),
    );
    if (part === null || part.isZero() || last.length === 0) return [];
    return powerOfTen(Math.max(...last))
      .times(value)
      .dividedBy(part)
      .abs();
  });
  return widths.reduce<Decimal | null>((a, b) => (a?.greaterThan(b) ? a : b), null);
}

/** The days of a figure of a lane. An outturn under a forecast stays the one that was known when that was made. */
function daysOf(statements: readonly Statement[], lane: Lane): Pick<Derived, 'knownFrom' | 'knownUntil'> {
  const ends = statements.filter((s) => s.lane === lane).flatMap((s) => knownUntil(s) ?? []);
  return {
    knownFrom: statements.map((s) => s.knownFrom).reduce((latest, day) => (day > latest ? day : latest)),
    knownUntil: ends.length === 0 ? null : ends.reduce(earlier),
  };
}

const nothing = {
  value: null,
  bounds: null,
  qualifier: null,
  formula: null,
  operands: [],
  parts: [],
  partsWidth: null,
} as const;
