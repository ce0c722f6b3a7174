import { describe, expect, it } from 'vitest';
import { aggregate } from '../../../src/domain/derivation/aggregate.ts';
import { convert } from '../../../src/domain/derivation/currency.ts';
import type { Point, PointSeries } from '../../../src/domain/derivation/points.ts';
import { ratio } from '../../../src/domain/derivation/ratio.ts';
import { derived } from '../../../src/domain/derivation/rows/derived-figure.ts';
import { type TransformName, transformNames, transforms } from '../../../src/domain/derivation/transforms.ts';
import { Decimal } from '../../../src/domain/numbers/decimal.ts';
import { formulaOf } from '../../../src/domain/numbers/expression.ts';
import { contains, type Interval } from '../../../src/domain/numbers/interval.ts';
import { servedBounds, servedNumber } from '../../../src/domain/numbers/json-numbers.ts';
import { type Qualifier, qualifiers, wordsOf } from '../../../src/domain/statements/codes.ts';
import { parsePeriod } from '../../../src/domain/time/period.ts';
import fc from '../../fast-check.ts';
import { readFormula } from '../../fixtures/formulas.ts';
import { series } from '../../fixtures/series.ts';

const Precise = Decimal.clone({ precision: 60 });
/** Sixty digits and nine transforms take their time. */
const runs = { numRuns: 40 };
const precise = (x: Decimal | number | string) => new Precise(x);
const years = [2018, 2019, 2020, 2021, 2022, 2023];
const options = { base: parsePeriod('2019'), window: 3, asked: null };

/** A printed figure and a share of the way through what it allows. */
const figure = fc.record({
  digits: fc.integer({ min: -999, max: 99_999 }),
  exponent: fc.integer({ min: 0, max: 12 }),
  qualifier: fc.constantFrom(...wordsOf(qualifiers)),
  way: fc.integer({ min: 1, max: 999 }),
});
type Drawn = typeof figure extends fc.Arbitrary<infer T> ? T : never;

/** A series, some of its years missing, and a true value for each figure. */
const drawn = fc.array(fc.option(figure, { freq: 5 }), { minLength: 6, maxLength: 6 }).map(withTruths);

function withTruths(figures: readonly (Drawn | null)[]) {
  const known = figures.flatMap((f, i) => (f ? [{ ...f, year: years[i] ?? 0 }] : []));
  const of = series(
    known.map(({ year, digits, exponent, qualifier }) => ({
      period: String(year),
      printed: `${digits}e${exponent}`,
      qualifier,
    })),
  );
  const truths = new Map<string, Decimal>();
  for (const [i, point] of of.points.entries())
    truths.set(point.period.text, truthIn(point.figure?.bounds, known[i]?.way ?? 1));
  return { of, truths };
}

function truthIn(bounds: Interval | undefined, way: number): Decimal {
  const lower = bounds?.lower ?? bounds?.upper?.minus(way * 1000) ?? new Decimal(0);
  const upper = bounds?.upper ?? lower.plus(way * 1000);
  return precise(lower).plus(precise(upper).minus(lower).times(way).dividedBy(1000));
}

type Plain = (truth: (year: number) => Decimal | null, year: number) => Decimal | null;
const positive = (x: Decimal | null) => (x?.greaterThan(0) ? x : null);
const growth = (x: Decimal | null, base: Decimal | null) =>
  x && positive(base)
    ? x
        .dividedBy(base ?? 1)
        .minus(1)
        .times(100)
    : null;
const upTo = (from: number, to: number) => years.filter((year) => year >= from && year <= to);

/** The transforms once more, of true values and by the textbook. */
const plain: Record<TransformName, Plain> = {
  level: (x, year) => x(year),
  change: (x, year) => x(year - 1) && (x(year)?.minus(x(year - 1) ?? 0) ?? null),
  pctChange: (x, year) => growth(x(year), x(year - 1)),
  yoy: (x, year) => growth(x(year), x(year - 1)),
  index: (x, year) => (year === 2019 ? precise(100) : (growth(x(year), x(2019))?.plus(100) ?? null)),
  log: (x, year) => positive(x(year))?.ln() ?? null,
  cumulative: (x, year) => added(upTo(years.find((y) => x(y)) ?? year, year).map(x)),
  cagr: (x, year) => {
    const [value, base] = [positive(x(year)), positive(x(2019))];
    if (year <= 2019 || !value || !base) return null;
    return value
      .dividedBy(base)
      .pow(precise(1).dividedBy(year - 2019))
      .minus(1)
      .times(100);
  },
  movingAverage: (x, year) => added([year - 2, year - 1, year].map(x))?.dividedBy(3) ?? null,
};

function added(parts: readonly (Decimal | null)[]): Decimal | null {
  return parts.reduce((sum, part) => (sum && part ? sum.plus(part) : null), precise(0));
}

/** Bounds moved apart by what the sixty digits of a truth may be off. */
function held(point: Point, truth: Decimal): boolean {
  const { figure } = point;
  if (figure === null) return true;
  const slack = truth.abs().times('1e-50');
  return (
    contains(figure.bounds, truth) ||
    [slack, slack.negated()].some((s) => contains(figure.bounds, truth.plus(s)))
  );
}

describe.each(transformNames)('%s', (name) => {
  it('contains the results of all true values inside its operands', () => {
    fc.assert(
      fc.property(drawn, ({ of, truths }) => {
        for (const point of transforms[name].apply(of, options)) {
          const truth = plain[name]((year) => truths.get(String(year)) ?? null, Number(point.period.text));
          if (truth) expect(held(point, truth), `${point.period.text}: ${truth}`).toBe(true);
        }
      }),
      runs,
    );
  });

  it('has its value inside its bounds or at an end, and its formula gives the value', () => {
    fc.assert(
      fc.property(drawn, ({ of }) => {
        for (const point of transforms[name].apply(of, options)) {
          if (point.figure === null) continue;
          const { value, bounds } = point.figure;
          if (value === null) continue;
          expect(contains({ ...bounds, lowerInclusive: true, upperInclusive: true }, value)).toBe(true);
          const { formula, operands } = formulaOf(point.expression);
          const values = new Map(operands.map((o) => [o.name, precise(o.statement.value ?? 0)]));
          const again = workedOut(formula, values);
          expect(again.minus(value).abs().lessThan(value.abs().plus(1).times('1e-18'))).toBe(true);
        }
      }),
      runs,
    );
  });

  it('is exact where all operands are', () => {
    fc.assert(
      fc.property(drawn, ({ of }) => {
        const exact = new Set(
          of.points.flatMap((p) => (p.statement.qualifier === 'exact' ? [p.period.text] : [])),
        );
        for (const point of transforms[name].apply(of, options)) {
          const told = derived(point);
          if (told.value && told.operands.every((o) => exact.has(o.statement.period.text)))
            expect(told.qualifier).toBe('exact');
        }
      }),
      runs,
    );
  });

  it('answers every known period once, and no other', () => {
    fc.assert(
      fc.property(drawn, ({ of }) => {
        expect(transforms[name].apply(of, options).map((p) => p.period.text)).toEqual(
          of.points.map((p) => p.period.text),
        );
      }),
      runs,
    );
  });
});

describe('level', () => {
  it('returns the given digits', () => {
    fc.assert(
      fc.property(drawn, ({ of }) => {
        for (const point of transforms.level.apply(of, options)) {
          const { value, bounds } = derived(point);
          expect(value && servedNumber(value)).toBe(point.statement.value);
          expect(bounds && servedBounds(bounds)).toEqual(point.statement.bounds);
        }
      }),
      runs,
    );
  });
});

describe('two series', () => {
  const other = (of: PointSeries) => ({
    ...of,
    indicator: { ...of.indicator, id: 'rate', unit: 'CNY_PER_USD' },
  });
  const renamed = drawn.map(({ of, truths }) => ({
    truths,
    of: other({
      ...of,
      points: series(
        of.points.map((p) => ({
          indicator: 'rate',
          period: p.period.text,
          printed: `${p.statement.digits}e${p.statement.exponent}`,
          qualifier: p.statement.qualifier,
        })),
      ).points,
    }),
  }));

  it.each<[string, (a: PointSeries, b: PointSeries) => PointSeries]>([
    ['ratio', (a, b) => ratio(a, b, { percent: false, parameter: 'by' })],
    ['conversion', (a, b) => convert(a, b, 'USD')],
  ])('%s contains the results of all true values inside its operands', (_, divided) => {
    fc.assert(
      fc.property(drawn, renamed, (a, b) => {
        for (const point of divided(a.of, b.of).points) {
          const divisor = positive(b.truths.get(point.period.text) ?? null);
          const value = a.truths.get(point.period.text);
          if (value && divisor) expect(held(point, value.dividedBy(divisor))).toBe(true);
        }
      }),
      runs,
    );
  });
});

describe('aggregation', () => {
  const months = fc.array(figure, { minLength: 12, maxLength: 12 });

  it.each([
    ['sum', (all: readonly Decimal[]) => added(all)],
    ['average', (all: readonly Decimal[]) => added(all)?.dividedBy(12)],
    ['last', (all: readonly Decimal[]) => all.at(-1)],
  ] as const)('%s holds what true values inside its parts give', (by, whole) => {
    fc.assert(
      fc.property(months, (figures) => {
        const of = series(
          figures.map(({ digits, exponent, qualifier }, i) => ({
            period: `2024-${String(i + 1).padStart(2, '0')}`,
            printed: `${digits}e${exponent}`,
            qualifier: qualifier satisfies Qualifier,
          })),
        );
        const truths = of.points.map((p, i) => truthIn(p.figure?.bounds, figures[i]?.way ?? 1));
        const [year, ...rest] = aggregate(of, { to: 'A', by, partial: false }).points;
        const truth = whole(truths);
        expect(rest).toEqual([]);
        expect(year && truth && held(year, truth)).toBe(true);
      }),
      runs,
    );
  });
});

describe('served numbers', () => {
  it('are rounded outwards at the ends', () => {
    fc.assert(
      fc.property(drawn, ({ of }) => {
        for (const point of transforms.pctChange.apply(of, options)) {
          const { bounds } = derived(point);
          if (bounds === null) continue;
          const { lower, upper } = servedBounds(bounds);
          if (lower !== null) expect(bounds.lower?.greaterThanOrEqualTo(lower)).toBe(true);
          if (upper !== null) expect(bounds.upper?.lessThanOrEqualTo(upper)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('are the number itself, or its first fifteen digits', () => {
    expect(servedNumber(new Decimal('17794781986104.457'))).toBe(17794781986104.457);
    expect(servedNumber(new Decimal(2).dividedBy(3))).toBe(0.666666666666667);
    expect(servedNumber(new Decimal('0.30000000000000004000'))).toBe(0.30000000000000004);
  });
});

function workedOut(formula: string, values: ReadonlyMap<string, Decimal>): Decimal {
  return readFormula<Decimal>(formula, {
    number: precise,
    known: precise,
    name: (name) => values.get(name) ?? precise(Number.NaN),
    hedged: (_, text) => precise(text),
    '+': (x, y) => x.plus(y),
    '-': (x, y) => x.minus(y),
    '*': (x, y) => x.times(y),
    '/': (x, y) => x.dividedBy(y),
    '^': (x, y) => x.pow(y),
    ln: (x) => x.ln(),
  });
}
