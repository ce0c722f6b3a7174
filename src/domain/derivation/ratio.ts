import { isPositive } from '../numbers/bounded-figure.ts';
import { Decimal } from '../numbers/decimal.ts';
import { multiple, number, quotient } from '../numbers/expression.ts';
import { currencies, factorBetween, type Measured, unitPerPerson } from '../numbers/measures.ts';
import { computedPoint, finder, type KnownPoint, notesOf, type Outcome, type PointSeries } from './points.ts';
import { notComputable, type Refusal, type Remedy } from './refusal.ts';
import type { RefusalCode } from './refusal-words.ts';
import { isPercentage } from './transform-rules.ts';

interface RatioOptions {
  /** True for a share in percent, which needs two series of one unit; false for the plain quotient. */
  readonly percent: boolean;
  /** The parameter that names the divisor: `by` or `per`. */
  readonly parameter: string;
}

/**
 * Each point divided by that of the divisor for the same period: of its own lane, or else the outturn as it was known
 * when the forecast or target was made. Without a positive divisor it becomes null with `noDivisor` or `divisorNotPositive`. Call `ratioRefusal` first.
 */
export function ratio(
  series: PointSeries,
  divisor: PointSeries,
  { percent, parameter }: RatioOptions,
): PointSeries {
  const { baseOf } = finder(divisor);
  const { unit, factor } = quotientUnit(series.indicator, divisor.indicator, parameter === 'per');
  return {
    ...series,
    indicator: { ...series.indicator, unit: percent ? 'percent' : unit, nature: 'ratio' },
    breaks: [...series.breaks, ...divisor.breaks],
    earlier: [],
    points: series.points.map((point) => {
      if (point.figure === null) return point;
      return computedPoint(point, divided(point, baseOf(point, point.period), percent ? hundred : factor));
    }),
  };
}

const hundred = new Decimal(100);
const one = new Decimal(1);
const million = new Decimal(1e6);

/**
 * Unit of a quotient, `RATIO` for two of one dimension, else such as `CNY_PER_person`, and the factor that converts to
 * it: EB over ZB is a ratio of EB, and people read gigabytes per person and firms per million people.
 */
export function quotientUnit(a: Measured, b: Measured, forPeople: boolean) {
  if (a.unit === b.unit) return { unit: 'RATIO', factor: one };
  const factor = factorBetween(a, b);
  if (factor !== null) return { unit: 'RATIO', factor };
  const people = forPeople && b.unit === 'person';
  if (people && a.unit === 'count') return { unit: 'count_PER_millionPeople', factor: million };
  const unit = people ? unitPerPerson(a.unit) : a.unit;
  const toUnit = factorBetween(a, { unit, binary: a.binary }) ?? one;
  return { unit: `${unit}_PER_${b.unit}`, factor: toUnit };
}

/** Why a ratio of two series would be meaningless, with a remedy; null where it is meaningful. */
export function ratioRefusal(
  series: PointSeries,
  divisor: PointSeries,
  options: RatioOptions,
): Refusal | null {
  const [a, b] = [series.indicator, divisor.indicator];
  const mixedAreas = mismatchedAreas(series, divisor, options);
  if (mixedAreas) return mixedAreas;
  if (a.concept !== null && a.concept === b.concept && a.id !== b.id)
    return {
      ...notComputable(
        options.parameter,
        'mixedDefinitions',
        `${a.id} and ${b.id} measure the concept ${a.concept} by different definitions: their ratio would compare the definitions. Show them side by side with concept=${a.concept}.`,
        { concept: a.concept, indicator: null, ...level },
      ),
      problem: 'mixed-definitions',
      suggestions: [a.id],
    };
  return (
    meaninglessRatio(series, divisor, options) ??
    (haveCommonPeriod(series, divisor) ? null : noCommonPeriod(series, divisor, options))
  );
}

/** `per` divides by the figure of a whole area, so it needs one of the whole area above; `by` names the divisor. */
function mismatchedAreas(
  { indicator: { id, covers }, area, areas }: PointSeries,
  divisor: PointSeries,
  { parameter }: RatioOptions,
): Refusal | null {
  const of = divisor.indicator.id;
  if (parameter === 'per' && covers !== null)
    return mixesAreas(
      parameter,
      `${id} covers ${covers.en} only, and ${of} all of ${divisor.area}: over each other they would mix areas.`,
      { per: null },
    );
  if (area === divisor.area) return null;
  const mixed = `${id} of ${area} over ${of} of ${divisor.area} would mix areas`;
  const both = areas.filter((each) => divisor.areas.includes(each));
  if (both.length === 0)
    return mixesAreas('area', `${mixed}, and there is no area of which both have figures.`, level);
  const meant = both.includes(divisor.area) ? divisor.area : both.join(',');
  return mixesAreas('area', `${mixed}: take both of one area.`, { area: meant });
}

function mixesAreas(parameter: string, detail: string, remedy: Remedy): Refusal {
  return { ...notComputable(parameter, 'mismatchedAreas', detail, remedy), problem: 'mismatched-areas' };
}

const withoutDivisor = { by: null, per: null };
/** The remedy that leaves the levels as published. */
const level = { transform: null, ...withoutDivisor };

function meaninglessRatio(
  { indicator: a }: PointSeries,
  { indicator: b }: PointSeries,
  { parameter, percent }: RatioOptions,
): Refusal | null {
  const refused = (code: RefusalCode, detail: string, remedy: Remedy = level) =>
    notComputable(parameter, code, detail, remedy);
  const meaningless = `${a.id} in ${a.unit} over ${b.id} in ${b.unit} means nothing`;
  const rate = [a, b].find(({ nature }) => nature === 'growth');
  if (rate)
    return refused('ratioOfGrowth', `${rate.id} is a growth rate, and a ratio with it means nothing.`);
  const other = [a, b].find(({ months }) => months !== null);
  if (other)
    return refused(
      'otherSpan',
      `Figures of ${other.id} are totals of ${other.months} months, not of their period, and a ratio with one period means nothing.`,
    );
  if (isPercentage(a.unit) !== isPercentage(b.unit))
    return refused('ratioOfShare', `${meaningless}: one is a percentage.`);
  if (currencies.includes(a.unit) && currencies.includes(b.unit) && a.unit !== b.unit) {
    const conversion = { currency: b.unit, rate: null };
    return refused('currenciesDiffer', `${meaningless}: currency=${b.unit} converts both.`, conversion);
  }
  const index = [a, b].find(({ nature }) => nature === 'index');
  if (index)
    return refused('ratioOfIndex', `${index.id} is an index number, and a ratio with it means nothing.`);
  if (isQuotient(a) !== isQuotient(b))
    return refused('ratioOfRatio', `${meaningless}: one of them is a ratio already.`);
  if (percent && a.unit !== b.unit)
    return refused(
      'unitsDiffer',
      `${a.id} in ${a.unit} is no share of ${b.id} in ${b.unit}: the units differ.`,
    );
  return null;
}

/** True for what is a quotient already, such as base stations per 10,000 people; shares are told apart by their unit. */
function isQuotient({ nature, unit }: PointSeries['indicator']): boolean {
  return nature === 'ratio' && !isPercentage(unit);
}

function noCommonPeriod(series: PointSeries, divisor: PointSeries, { parameter }: RatioOptions): Refusal {
  const annual = series.frequency !== divisor.frequency && divisor.frequency === 'A';
  const none = `${divisor.indicator.id} has no figure for any period of ${series.indicator.id}`;
  const remedy = series.hasYears ? ': frequency=A.' : `, and ${series.indicator.id} has none.`;
  return notComputable(
    parameter,
    'noCommonPeriod',
    annual
      ? `${none} with frequency=${series.frequency}. Its figures are annual${remedy}`
      : `${none} in this query.`,
    annual && series.hasYears ? { frequency: 'A' } : level,
  );
}

/** True when some point has a divisor, or when there are no points to divide. */
function haveCommonPeriod({ points }: PointSeries, divisor: PointSeries): boolean {
  const { baseOf } = finder(divisor);
  const known = points.filter(({ figure }) => figure !== null);
  return known.length === 0 || known.some((point) => baseOf(point, point.period) !== null);
}

function divided(point: KnownPoint, divisor: KnownPoint | null, factor: Decimal): Outcome {
  if (divisor === null) return 'noDivisor';
  if (!isPositive(divisor.figure)) return 'divisorNotPositive';
  const share = quotient(point.expression, divisor.expression);
  const expression = factor.equals(1) ? share : multiple(share, number(factor));
  return { expression, notes: notesOf(point, divisor) };
}
