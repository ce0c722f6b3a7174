import { partOf, type Span } from '../numbers/expression.ts';
import {
  type Frequency,
  monthsIn,
  monthsOf,
  type Period,
  periodAt,
  shift,
  startMonth,
} from '../time/period.ts';
import {
  computedPoint,
  isBroken,
  type KnownPoint,
  mergedNotes,
  type Outcome,
  type Place,
  type PointSeries,
} from './points.ts';
import { notComputable, type Refusal } from './refusal.ts';
import { mean, total } from './running.ts';

export const aggregations = ['sum', 'average', 'last'] as const;
export type Aggregation = (typeof aggregations)[number];

/** A frequency other than year to date. */
export type PlainFrequency = keyof typeof monthsOf;

export interface AggregateOptions {
  readonly to: PlainFrequency;
  readonly by: Aggregation;
  /** Whether a period may be computed from the known ones of its parts. */
  readonly partial: boolean;
}

/**
 * The series in a lower frequency, lane by lane. A period that lacks a part (for `last`: its last part) becomes null
 * with `missingInWindow`, unless partial periods are allowed. Call `aggregateRefusal` first.
 */
export function aggregate(series: PointSeries, options: AggregateOptions): PointSeries {
  const groups = new Map<string, Parts>();
  for (const point of series.points) {
    const period = periodAround(point.period, options.to);
    const key = `${point.lane} ${period.text}`;
    const known = groups.get(key)?.known ?? [];
    groups.set(key, { place: { ...point, period }, known: point.figure ? [...known, point] : known });
  }
  const points = [...groups.values()].map(({ place, known }) =>
    computedPoint(place, joined(series, { place, known }, options)),
  );
  return { ...series, frequency: options.to, earlier: [], points };
}

/** Why a series cannot be aggregated, with a remedy; null where it can. */
export function aggregateRefusal(series: PointSeries, { to, by }: AggregateOptions): Refusal | null {
  const { id, nature, months } = series.indicator;
  const { frequency } = series;
  if (frequency === 'YTD')
    return notComputable(
      'aggregate',
      'yearToDate',
      `Year-to-date figures of ${id} contain each other and are never aggregated: transform=yoy compares them, frequency=YTD shows them.`,
      { aggregate: null, partial: null, frequency: 'YTD' },
    );
  if (monthsOf[to] <= monthsOf[frequency])
    return {
      ...notComputable(
        'frequency',
        'notLower',
        `Figures of frequency ${frequency} aggregate to a lower one, and ${to} is none: frequency=${frequency} shows them as they are.`,
        { aggregate: null, partial: null, frequency },
      ),
      suggestions: lowerThan(frequency),
    };
  if (by === 'sum' && nature !== 'flow')
    return notComputable(
      'aggregate',
      'sumOfNonFlow',
      `${id} is no flow, and only flows add up: ${otherWays[nature]}.`,
      {
        aggregate: nature === 'stock' ? 'last' : 'average',
      },
    );
  if (months !== null)
    return notComputable(
      'aggregate',
      'otherSpan',
      `Figures of ${id} are totals of ${months} months, not of their period: they are no parts of a longer one.`,
      { aggregate: null, partial: null, frequency },
    );
  if (by === 'last' && nature === 'flow')
    return notComputable(
      'aggregate',
      'lastOfFlow',
      `${id} is a flow: its last part is not the figure of the whole period; aggregate=sum adds the parts up.`,
      { aggregate: 'sum' },
    );
  return null;
}

/** An aggregated period and the known points of its parts. */
interface Parts {
  readonly place: Place;
  readonly known: readonly KnownPoint[];
}

const otherWays = {
  stock: 'aggregate=last gives its level at the end, aggregate=average its mean',
  ratio: 'aggregate=average gives its mean',
  growth: 'aggregate=average gives its mean, which is not the growth over the longer period',
  index: 'aggregate=average gives its mean',
} as const;

function joined(
  series: PointSeries,
  { place: { period }, known }: Parts,
  { by, partial }: AggregateOptions,
): Outcome {
  const [oldest, newest] = [known[0], known.at(-1)];
  if (oldest === undefined || newest === undefined) return 'missingInWindow';
  const complete =
    by === 'last'
      ? newest.period.end === period.end
      : known.reduce((months, part) => months + monthsIn(part.period), 0) === monthsIn(period);
  if (!complete && !partial) return 'missingInWindow';
  if (by !== 'last' && isBroken(series, oldest.period, newest.period)) return 'seriesBreak';
  const used = by === 'last' ? [newest] : known;
  const expression = by === 'average' ? mean(used) : total(used);
  if (complete) return { expression, notes: mergedNotes(used) };
  const isLeast = by === 'sum' && !series.indicator.signed;
  return {
    expression: partOf(expression, spansOf(used), isLeast),
    notes: mergedNotes(used, ['partialPeriod']),
  };
}

/** The periods of some points, those that follow each other together. */
function spansOf(points: readonly KnownPoint[]): Span[] {
  const spans: Span[] = [];
  for (const { period } of points) {
    const [from, to] = spans.at(-1) ?? [];
    if (from && to && shift(to, 1).text === period.text) spans[spans.length - 1] = [from, period];
    else spans.push([period, period]);
  }
  return spans;
}

function periodAround(period: Period, to: PlainFrequency): Period {
  return periodAt(to, Math.floor(startMonth(period) / monthsOf[to]) * monthsOf[to]);
}

function lowerThan(frequency: PlainFrequency): string[] {
  const order: readonly Frequency[] = ['A', 'S', 'Q', 'M'];
  return order.slice(0, order.indexOf(frequency));
}
