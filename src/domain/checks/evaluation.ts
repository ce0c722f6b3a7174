import { add, divide, multiply, scale } from '../numbers/arithmetic.ts';
import { Decimal } from '../numbers/decimal.ts';
import { type Interval, overlap, point } from '../numbers/interval.ts';

/** A stated or computed number with its bounds: an operand, or a side of an identity. */
export interface Operand {
  readonly value: Decimal | null;
  readonly bounds: Interval;
}

/** An equation between figures: the operands that it takes, and its two sides. */
export interface Identity {
  /** Roles of the operands; a role that ends in `[]` takes several operands. */
  readonly roles: readonly string[];
  /** The side that is computed from the operands. */
  readonly left: (operands: Operands) => Operand;
  /** The side that was published. */
  readonly right: (operands: Operands) => Operand;
}

/** Operands by their roles in an identity. */
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
  /** sum of the parts = total */
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
  /** last / (1 + growth) ^ years = first */
  compound: {
    roles: ['last', 'growth', 'years', 'first'],
    left: (o) => {
      const factors = Array<Operand>(one(o, 'years').value?.toNumber() ?? 0).fill(grown(one(o, 'growth')));
      return factors.reduce(quotient, one(o, 'last'));
    },
    right: (o) => one(o, 'first'),
  },
  /** one statement = another statement of the same observation */
  agreement: {
    roles: ['first', 'second'],
    left: (o) => one(o, 'first'),
    right: (o) => one(o, 'second'),
  },
} as const satisfies Record<string, Identity>;

export type IdentityName = keyof typeof identities;

export type Outcome = 'consistent' | 'inconsistent' | 'notComputable';

/** Whether both sides of an identity can be equal. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly left: Operand | null;
  readonly right: Operand | null;
  /** Width of the overlap of both sides, or minus the width of the gap between them; null when the overlap is unbounded. */
  readonly slack: Decimal | null;
}

/** Whether the sides of an identity can be equal within the bounds of their operands; not computable when an operand is missing or a division is undefined. */
export function evaluate(name: IdentityName, operands: Operands): Verdict {
  const identity: Identity = identities[name];
  try {
    const left = identity.left(operands);
    const right = identity.right(operands);
    return {
      outcome: overlap(left.bounds, right.bounds) ? 'consistent' : 'inconsistent',
      left,
      right,
      slack: slackOf(left.bounds, right.bounds),
    };
  } catch (error) {
    if (error instanceof RangeError)
      return { outcome: 'notComputable', left: null, right: null, slack: null };
    throw error;
  }
}

/** An operand without uncertainty, such as a factor between units. */
export function exactly(value: Decimal | number): Operand {
  return { value: new Decimal(value), bounds: point(value) };
}

function slackOf(a: Interval, b: Interval): Decimal | null {
  const uppers = [a.upper, b.upper].filter((end) => end !== null);
  const lowers = [a.lower, b.lower].filter((end) => end !== null);
  if (uppers.length === 0 || lowers.length === 0) return null;
  return Decimal.min(...uppers).minus(Decimal.max(...lowers));
}

/**
 * The operands of a role.
 * @throws RangeError when there is none
 */
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
  // A divisor of about zero may be slightly above zero: then the quotient has bounds but no value.
  const value = both(a, b, (x, y) => (y.isZero() ? null : x.dividedBy(y)));
  return { value, bounds: divide(a.bounds, b.bounds) };
}

/** 1 + a growth in percent. */
function grown({ value, bounds }: Operand): Operand {
  return { value: value?.times(percent).plus(1) ?? null, bounds: add(scale(bounds, percent), point(1)) };
}

function hundredth({ value, bounds }: Operand): Operand {
  return { value: value?.times(percent) ?? null, bounds: scale(bounds, percent) };
}

const percent = new Decimal('0.01');

function both(a: Operand, b: Operand, operation: (x: Decimal, y: Decimal) => Decimal | null): Decimal | null {
  return a.value === null || b.value === null ? null : operation(a.value, b.value);
}
