import { isPositive } from '../numbers/bounded-figure.ts';
import { type Expression, multiple, quotient } from '../numbers/expression.ts';
import { periodAt, startMonth } from '../time/period.ts';
import {
  computedPoint,
  finder,
  type KnownPoint,
  knownPoint,
  mergedNotes,
  notesOf,
  type Outcome,
  type Place,
  type Point,
  type PointSeries,
} from './points.ts';
import { notComputable, type Refusal } from './refusal.ts';

/** The two currencies of an exchange rate: `CNY_PER_USD` is the price in yuan of a dollar. */
interface Pair {
  readonly price: string;
  readonly of: string;
}

/** A converted point and its exchange rate. */
export interface Converted {
  readonly point: Point;
  /** Null where the point has no value. */
  readonly rate: KnownPoint | null;
}

/**
 * The series in another currency, each figure at the average rate of its year, also stocks and shorter periods.
 * Without a rate for the year a point becomes null with `noRate`. Call `convertRefusal` first.
 */
export function convert(series: PointSeries, rates: PointSeries, to: string): PointSeries {
  const conversion = conversionTo(series, rates, to);
  if (conversion === null) return series;
  const rateOf = rateFinder(rates);
  const points = series.points.map((point) => {
    if (point.figure === null) return point;
    const rate = rateOf(point);
    return computedPoint(point, rate === null ? 'noRate' : atRate(point, rate, conversion));
  });
  return { ...series, indicator: { ...series.indicator, unit: to }, earlier: [], points };
}

/** Finds the rate that `convert` uses for a point: the outturn of its year; null where there is none. */
export function rateFinder(rates: PointSeries): (point: Place) => KnownPoint | null {
  const { at } = finder(rates);
  return ({ period }) => {
    const rate = at('outturn', periodAt('A', startMonth(period) - (startMonth(period) % 12)));
    return rate && isPositive(rate.figure) ? rate : null;
  };
}

/** Why a series cannot be converted with these rates, with a remedy; null where it can. */
export function convertRefusal(series: PointSeries, rates: PointSeries, to: string): Refusal | null {
  const { id, unit } = series.indicator;
  if (unit === to) return null;
  const { price, of } = pairOf(rates);
  if (conversionTo(series, rates, to) === null)
    return notComputable(
      'currency',
      'noSuchConversion',
      `${id} is in ${unit}, and ${rates.indicator.id} converts ${price} and ${of} only: leave currency out.`,
      unconverted,
    );
  const known = series.points.filter(({ figure }) => figure !== null);
  const rateOf = rateFinder(rates);
  if (known.length === 0 || known.some((point) => rateOf(point) !== null)) return null;
  const years = rates.points.filter(({ figure }) => figure !== null).map(({ period }) => period.text);
  return notComputable(
    'currency',
    'noRate',
    `${rates.indicator.id} has no rate for any year of this query: it has ${years.join(', ') || 'none'}. Leave currency out to see the figures as published.`,
    unconverted,
  );
}

const unconverted = { currency: null, rate: null };

/**
 * The equivalents that sources stated themselves, with the rate that each implies, bounds included.
 * Of several equivalents of a figure, the one of the same source is used. Call `statedRefusal` first.
 */
export function statedEquivalents(series: PointSeries, equivalents: PointSeries): Converted[] {
  return series.points.map((point) => {
    const own = equivalentOf(point, equivalents);
    if (own === null) return { point: computedPoint(point, 'noEquivalent'), rate: null };
    const notes = mergedNotes([own], ['statedEquivalent']);
    return {
      point: computedPoint(point, { expression: own.expression, notes }),
      rate: point.figure ? impliedRate(point, own) : null,
    };
  });
}

/** Why no stated equivalent can be shown, with a remedy; null where one can. */
export function statedRefusal(series: PointSeries, equivalents: PointSeries | null): Refusal | null {
  if (series.points.length === 0) return null;
  if (equivalents && series.points.some((point) => equivalentOf(point, equivalents) !== null)) return null;
  return notComputable(
    'rate',
    'noEquivalent',
    `No source states an equivalent of the figures of ${series.indicator.id} in this query: rate=annualAverage converts them.`,
    { rate: 'annualAverage' },
  );
}

/** The exchange rate that a figure and its stated equivalent imply, as the source of the equivalent has it; null where that is not positive. */
export function impliedRate(point: KnownPoint, equivalent: KnownPoint): KnownPoint | null {
  if (!isPositive(equivalent.figure)) return null;
  return knownPoint(
    equivalent,
    quotient(point.expression, equivalent.expression),
    notesOf(point, equivalent),
  );
}

function equivalentOf({ lane, period, statement }: Point, { points }: PointSeries): KnownPoint | null {
  const here = points.filter((p): p is KnownPoint => {
    return p.figure !== null && p.lane === lane && p.period.text === period.text;
  });
  return here.find((p) => p.statement.source === statement.source) ?? here[0] ?? null;
}

function atRate(
  point: KnownPoint,
  rate: KnownPoint,
  conversion: (a: Expression, b: Expression) => Expression,
): Outcome {
  const notes = mergedNotes(
    [point, rate],
    point.lane === 'outturn' ? ['annualAverageRate'] : ['annualAverageRate', 'outturnRate'],
  );
  return { expression: conversion(point.expression, rate.expression), notes };
}

/** How to convert: yuan over the price of a dollar are dollars, dollars times that price are yuan; null for other units. */
function conversionTo({ indicator }: PointSeries, rates: PointSeries, to: string) {
  const { price, of } = pairOf(rates);
  if (indicator.unit === price && to === of) return quotient;
  return indicator.unit === of && to === price ? multiple : null;
}

function pairOf({ indicator }: PointSeries): Pair {
  return { price: indicator.unit.replace(/_PER_.*/, ''), of: indicator.unit.replace(/.*_PER_/, '') };
}
