import { monthsOf } from '../time/period.ts';
import { type Aggregation, aggregate, aggregateRefusal, type PlainFrequency } from './aggregate.ts';
import { convert, convertRefusal, statedEquivalents, statedRefusal } from './currency.ts';
import type { KnownPoint, Point, PointSeries } from './points.ts';
import { ratio, ratioRefusal } from './ratio.ts';
import type { Refusal } from './refusal.ts';
import type { TransformOptions } from './transform-rules.ts';
import { type TransformName, transforms } from './transforms.ts';

/** A series between two steps of a derivation, with the exchange rates that converted its points. */
export interface Derivable {
  readonly series: PointSeries;
  readonly rates: ReadonlyMap<Point, KnownPoint>;
}

/** Another series, or why there is none. */
export type StepResult = Derivable | Refusal;

/** One step of a derivation: it makes another series, or refuses with a remedy. */
export type Step = (from: Derivable) => StepResult;

/** The series after all steps in order, or the first refusal. */
export function derive(series: PointSeries, steps: readonly Step[]): StepResult {
  let result: Derivable = { series, rates: new Map() };
  for (const step of steps) {
    const next = step(result);
    if (isRefusal(next)) return next;
    result = next;
  }
  return result;
}

/** True where a step cannot be computed. */
export function isRefusal(result: StepResult): result is Refusal {
  return 'problem' in result;
}

/** Converts to a lower frequency. */
export function aggregateStep(to: PlainFrequency, by: Aggregation, partial: boolean): Step {
  return ({ series }) =>
    aggregateRefusal(series, { to, by, partial }) ?? made(aggregate(series, { to, by, partial }));
}

/** Converts to another currency at the average rates of each year. */
export function currencyStep(to: string, rates: PointSeries): Step {
  return ({ series }) => convertRefusal(series, rates, to) ?? made(convert(series, rates, to));
}

/** Replaces figures by the equivalents that sources stated themselves, each with the rate that it implies. */
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
    const indicator = { ...series.indicator, unit: to };
    return { series: { ...series, indicator, earlier: [], points }, rates };
  };
}

/** Divides by another series, which `divisorOf` finds. */
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

/** Applies a transform. */
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

/** Of the series of one indicator and area, the finest of those that can be aggregated to `to`; the first one where none can. */
export function finestBelow(candidates: readonly PointSeries[], to: PlainFrequency): PointSeries | undefined {
  const monthsIn = ({ frequency }: PointSeries) => (frequency === 'YTD' ? monthsOf.A : monthsOf[frequency]);
  const below = candidates.filter((candidate) => monthsIn(candidate) < monthsOf[to]);
  return below.toSorted((a, b) => monthsIn(a) - monthsIn(b))[0] ?? candidates[0];
}
