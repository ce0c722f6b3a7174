import { add, divide, multiply, scale } from '../numbers/arithmetic.ts';
import { Decimal } from '../numbers/decimal.ts';
import { type Interval, overlap, point } from '../numbers/interval.ts';

/** A number that was stated or computed, and the numbers that are allowed for it: an operand, or a side of an identity. */
export interface Operand {
  readonly value: Decimal | null;
  readonly bounds: Interval;
}

/** A rule by which figures must fit together: which operands it takes, and what its two sides are. */
export interface Identity {
  /** Roles of the operands; one that ends in `[]` takes several. */
  readonly roles: readonly string[];
  /** The side that is computed from the operands. */
  readonly left: (operands: Operands) => Operand;
  /** The side that was published as it stands. */
  readonly right: (operands: Operands) => Operand;
}

export type Operands = Readonly<Record<string, readonly Operand[]>>;

/** The identities that checks may use. */
export const identities = {
  /** level / (1 + growth) = level a year before */
  growth: {
    roles: ['level', 'growth', 'base'],
    left: (o) => quotient(one(o, 'level'), grown(one(o, 'growth'))),
    right: (o) => one(o, 'base'),
  },
  /** part / share = whole */
  share: {
    roles: ['part', 'share', 'whole'],
    left: (o) => quotient(one(o, 'part'), hundredth(one(o, 'share'))),
    right: (o) => one(o, 'whole'),
  },
  /** the parts together = total */
  sum: {
    roles: ['parts[]', 'total'],
    left: (o) => many(o, 'parts').reduce(sum),
    right: (o) => one(o, 'total'),
  },
  /** yuan / dollars = exchange rate */
  equivalent: {
    roles: ['local', 'foreign', 'rate'],
    left: (o) => quotient(one(o, 'local'), one(o, 'foreign')),
    right: (o) => one(o, 'rate'),
  },
  /** dividend / divisor, times a factor between units = quotient */
  quotient: {
    roles: ['dividend', 'divisor', 'factor', 'quotient'],
    left: (o) => product(quotient(one(o, 'dividend'), one(o, 'divisor')), one(o, 'factor')),
    right: (o) => one(o, 'quotient'),
  },
  /** two statements of one thing */
  agreement: {
    roles: ['first', 'second'],
    left: (o) => one(o, 'first'),
    right: (o) => one(o, 'second'),
  },
} as const satisfies Record<string, Identity>;

export type IdentityName = keyof typeof identities;

export type Outcome = 'consistent' | 'inconsistent' | 'notComputable';

export interface Verdict {
  readonly outcome: Outcome;
  readonly left: Operand | null;
  readonly right: Operand | null;
  /** Width of what both sides share; negative: the gap between them; null where there is no end. */
  readonly slack: Decimal | null;
}

/** Whether the sides of an identity can be equal, given all that their operands allow. */
export function evaluate(name: IdentityName, operands: Operands): Verdict {
  const identity: Identity = identities[name];
  try {
    const left = identity.left(operands);
    const right = identity.right(operands);
    return {
      outcome: overlap(left.bounds, right.bounds) ? 'consistent' : 'inconsistent',
      left,
      right,
      slack: shared(left.bounds, right.bounds),
    };
  } catch (error) {
    if (error instanceof RangeError)
      return { outcome: 'notComputable', left: null, right: null, slack: null };
    throw error;
  }
}

/** Width of the numbers that two intervals share, or minus the gap between them. */
function shared(a: Interval, b: Interval): Decimal | null {
  const upper = least(a.upper, b.upper);
  const lower = most(a.lower, b.lower);
  return upper === null || lower === null ? null : upper.minus(lower);
}

function least(a: Decimal | null, b: Decimal | null): Decimal | null {
  if (a === null || b === null) return a ?? b;
  return a.lessThan(b) ? a : b;
}

function most(a: Decimal | null, b: Decimal | null): Decimal | null {
  if (a === null || b === null) return a ?? b;
  return a.greaterThan(b) ? a : b;
}

/** Those who play a role. @throws RangeError when nobody does */
function many(operands: Operands, role: string): readonly [Operand, ...Operand[]] {
  const [first, ...rest] = operands[role] ?? [];
  if (first === undefined) throw new RangeError(`No ${role}.`);
  return [first, ...rest];
}

function one(operands: Operands, role: string): Operand {
  return many(operands, role)[0];
}

function sum(a: Operand, b: Operand): Operand {
  return { value: both(a, b, (x, y) => x.plus(y)), bounds: add(a.bounds, b.bounds) };
}

function product(a: Operand, b: Operand): Operand {
  return { value: both(a, b, (x, y) => x.times(y)), bounds: multiply(a.bounds, b.bounds) };
}

function quotient(a: Operand, b: Operand): Operand {
  // About zero may be a little more than zero: then there are quotients, but none stands for them.
  const value = both(a, b, (x, y) => (y.isZero() ? null : x.dividedBy(y)));
  return { value, bounds: divide(a.bounds, b.bounds) };
}

/** 1 + a growth in percent. */
function grown({ value, bounds }: Operand): Operand {
  return { value: value?.dividedBy(100).plus(1) ?? null, bounds: add(scale(bounds, hundred), point(1)) };
}

function hundredth({ value, bounds }: Operand): Operand {
  return { value: value?.dividedBy(100) ?? null, bounds: scale(bounds, hundred) };
}

const hundred = new Decimal('0.01');

function both(a: Operand, b: Operand, operation: (x: Decimal, y: Decimal) => Decimal | null): Decimal | null {
  return a.value === null || b.value === null ? null : operation(a.value, b.value);
}

/** An operand that is exact, such as a factor between units. */
export function exactly(value: Decimal | number): Operand {
  return { value: new Decimal(value), bounds: point(value) };
}
