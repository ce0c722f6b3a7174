import { monthsOf } from '../time/period.ts';
import { type Aggregation, aggregate, aggregateRefusal, type PlainFrequency } from './aggregate.ts';
import { convert, convertRefusal, statedEquivalents, statedRefusal } from './currency.ts';
import type { KnownPoint, Point, PointSeries } from './points.ts';
import { ratio, ratioRefusal } from './ratio.ts';
import type { Refusal } from './refusal.ts';
import type { TransformOptions } from './transform-rules.ts';
import { type TransformName, transforms } from './transforms.ts';

/** A series on its way through a derivation; each point may know the exchange rate that converted it. */
export interface Derivable {
  readonly series: PointSeries;
  readonly rates: ReadonlyMap<Point, KnownPoint>;
}

export type StepResult = Derivable | Refusal;

/** One step of a derivation: a series becomes another, or is refused with what would work. */
export type Step = (from: Derivable) => StepResult;

/** Works the steps off in order; the first refusal ends it. */
export function derive(series: PointSeries, steps: readonly Step[]): StepResult {
  let result: Derivable = { series, rates: new Map() };
  for (const step of steps) {
    const next = step(result);
    if (isRefusal(next)) return next;
    result = next;
  }
  return result;
}

export function isRefusal(result: StepResult): result is Refusal {
  return 'problem' in result;
}

/** To a lower frequency. */
export function aggregateStep(to: PlainFrequency, by: Aggregation, partial: boolean): Step {
  return ({ series }) =>
    aggregateRefusal(series, { to, by, partial }) ?? made(aggregate(series, { to, by, partial }));
}

/** To another currency by average rates of the year. */
export function currencyStep(to: string, rates: PointSeries): Step {
  return ({ series }) => convertRefusal(series, rates, to) ?? made(convert(series, rates, to));
}

/** To the equivalents that sources stated themselves, each with the rate that it implies. */
export function statedStep(to: string, equivalentOf: (series: PointSeries) => PointSeries | null): Step {
  return ({ series }) => {
    const equivalents = equivalentOf(series);
    const refusal = statedRefusal(series, equivalents);
    if (refusal || equivalents === null) return refusal ?? made(series);
    const converted = statedEquivalents(series, equivalents);
    const points = converted.map(({ point }) => point);
    const rates = new Map(
      converted.flatMap(({ point, rate }) => (rate === null ? [] : [[point, rate] as const])),
    );
    return { series: { ...series, indicator: { ...series.indicator, unit: to }, points }, rates };
  };
}

/** Over another series; `divisorOf` finds it for an area, or null where it has none there. */
export function ratioStep(
  parameter: 'by' | 'per',
  percent: boolean,
  divisorOf: (series: PointSeries) => PointSeries,
): Step {
  return ({ series }) => {
    const divisor = divisorOf(series);
    return (
      ratioRefusal(series, divisor, { percent, parameter }) ??
      made(ratio(series, divisor, { percent, parameter }))
    );
  };
}

/** A transform of the series by itself. */
export function transformStep(name: TransformName, options: TransformOptions): Step {
  const { refuses, apply, unit } = transforms[name];
  return ({ series }) => {
    const refusal = refuses(series, options);
    if (refusal) return refusal;
    return made({
      ...series,
      indicator: { ...series.indicator, unit: unit(series.indicator.unit) },
      points: apply(series, options),
    });
  };
}

function made(series: PointSeries): Derivable {
  return { series, rates: new Map() };
}

/** Of the series of one indicator and area, the finest from which a lower frequency can be made; the first where there is none. */
export function finestBelow(candidates: readonly PointSeries[], to: PlainFrequency): PointSeries | undefined {
  const monthsIn = ({ frequency }: PointSeries) => (frequency === 'YTD' ? monthsOf.A : monthsOf[frequency]);
  const below = candidates.filter((candidate) => monthsIn(candidate) < monthsOf[to]);
  return below.toSorted((a, b) => monthsIn(a) - monthsIn(b))[0] ?? candidates[0];
}
