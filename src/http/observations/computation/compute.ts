import { setImmediate } from 'node:timers/promises';
import { indicatorsAt } from '../../../domain/catalogue/indicators-at.ts';
import { known } from '../../../domain/catalogue/known.ts';
import { references } from '../../../domain/catalogue/reference-series.ts';
import { compareText } from '../../../domain/compare-text.ts';
import {
  aggregateStep,
  currencyStep,
  type Derivable,
  derive,
  isRefusal,
  ratioStep,
  type Step,
  statedStep,
  transformStep,
} from '../../../domain/derivation/derivation.ts';
import { type Point, type PointSeries, within } from '../../../domain/derivation/points.ts';
import { quotientUnit } from '../../../domain/derivation/ratio.ts';
import { derived } from '../../../domain/derivation/rows/derived-figure.ts';
import type { Computed } from '../../../domain/derivation/rows/derived-observation.ts';
import { transforms } from '../../../domain/derivation/transforms.ts';
import { currencies, type Measured } from '../../../domain/numbers/measures.ts';
import { Problem } from '../../../domain/problems.ts';
import type { Selection } from '../../../domain/query/selection.ts';
import type { Warning } from '../../response/warnings.ts';
import { keyOfSeries, pointSeries } from './point-series.ts';
import { type Asked, readableParts, readSeries, withEarlier } from './read-series.ts';
import { nullSeries, problemOf, type Refused, warningsOfRefused } from './refused.ts';
import { areasOf } from './series-names.ts';
import { aggregatedTo, chosenSeries, warningsOfOthers } from './series-to-use.ts';
import { withoutDivisor } from './without-divisor.ts';

/** The computed rows of a query in the default order, and what was left null. */
interface DerivedRows {
  readonly rows: readonly Computed[];
  readonly warnings: readonly Warning[];
}

/** What is computed of some indicators. */
interface Part {
  readonly rows: readonly Computed[];
  /** Number of the series that are computed. */
  readonly chosen: number;
  /** The series that have rows without the computation. */
  readonly meant: readonly PointSeries[];
  readonly refused: readonly Refused[];
  /** Series of frequencies other than that of the base: they have no rows. */
  readonly others: readonly PointSeries[];
}

/**
 * What a query computes. Of several series those that cannot be computed are null, with a warning. A sample is a part of
 * the rows, empty only where there are none.
 * @throws Problem naming every refusal, with an address that works, where not one series can be computed
 */
export async function derivedRows(asked: Asked, isSample: boolean): Promise<DerivedRows> {
  const { request } = asked;
  const parts: Part[] = [];
  for (const selection of await readableParts(asked)) {
    const part = await computedPart({ ...asked, selection });
    parts.push(part);
    if (isSample && part.rows.length > 0 && part.refused.length < part.chosen) break;
  }
  const rows = parts.flatMap((part) => part.rows);
  const refused = parts.flatMap((part) => part.refused);
  const chosen = parts.reduce((sum, part) => sum + part.chosen, 0);
  const problem = refused.length === chosen ? problemOf(refused, request.address, asked) : null;
  if (problem) throw problem;
  const others = parts.flatMap((part) => part.others);
  const meant = parts.flatMap((part) => part.meant);
  const leftOut = [
    ...warningsOfRefused(refused, areasOf(meant), asked),
    ...warningsOfOthers(others, meant, asked),
  ];
  return { rows, warnings: [...leftOut, ...withoutDivisor(rows, asked)] };
}

async function computedPart(asked: Asked): Promise<Part> {
  const { query, selection } = asked;
  const read = await readSeries(asked, selection);
  const meant = read.filter(({ points }) => points.some((point) => isMeant(point, asked)));
  const { series: found, others } = chosenSeries(read, meant, query);
  const compared = found.filter(({ points }) => points.some(({ lane }) => lane !== 'outturn'));
  const ahead = compared.length > 0;
  const indicators = compared.map(({ indicator }) => indicator.id);
  const chosen = await withEarlier({ ...asked, ahead, selection: { ...selection, indicators } }, found);
  const steps = chosen.length === 0 ? [] : await stepsOf({ ...asked, ahead });
  const refused: Refused[] = [];
  const results: Derivable[] = [];
  for (const series of chosen) {
    await setImmediate();
    asked.request.gone.throwIfAborted();
    const result = derive(series, steps);
    if (isRefusal(result)) refused.push({ series, refusal: result });
    results.push(
      isRefusal(result)
        ? { series: nullSeries({ series, refusal: result }, resultOf(asked)), rates: new Map() }
        : result,
    );
  }
  const all = results.flatMap(({ series, rates }) =>
    series.points.map((point) => ({ point, series, rate: rates.get(point) ?? null })),
  );
  const rows = all.filter(({ point }) => isAsked(point, selection));
  return { rows: newest(rows, selection.last), chosen: chosen.length, meant, refused, others };
}

/** Unit and frequency of the rows of a query; the frequency is null where it does not change. */
function resultOf({ query, catalogue }: Asked) {
  const { transform, aggregate, currency, per, by } = query;
  const over = (measured: Measured, id: string | undefined, forPeople: boolean): Measured => {
    const divisor = id === undefined ? undefined : catalogue.indicators.get(id);
    return divisor === undefined ? measured : { ...measured, ...quotientUnit(measured, divisor, forPeople) };
  };
  return {
    unit: ({ unit, binary }: Measured) => {
      const converted = currency !== undefined && currencies.includes(unit) ? currency : unit;
      const divided =
        per === 'gdp'
          ? { unit: 'percent', binary }
          : over({ unit: converted, binary }, per && references[per], true);
      return transform === 'ratio' ? over(divided, by, false).unit : transforms[transform].unit(divided.unit);
    },
    to: aggregate === undefined ? null : aggregatedTo(query),
  };
}

/** The steps of a query, the same for each of its series: rates, divisors and equivalents are read once. */
async function stepsOf(asked: Asked): Promise<Step[]> {
  const { query, selection } = asked;
  const { aggregate, currency, per, transform, by } = query;
  const options = { base: query.base ?? null, window: query.window ?? 3, asked: selection.period };
  const steps: Step[] = [];
  if (aggregate !== undefined)
    steps.push(aggregateStep(aggregatedTo(query), aggregate, query.partial !== undefined));
  const conversion = currency === undefined ? null : await conversionTo(currency, asked);
  if (conversion !== null) steps.push(conversion);
  const divisorOf = async (id: string) => convertedToo(await divisors(asked, id), conversion);
  if (per !== undefined) steps.push(ratioStep('per', per === 'gdp', await divisorOf(references[per])));
  if (transform === 'ratio') steps.push(ratioStep('by', false, await divisorOf(by ?? '')));
  else if (transform !== 'level') steps.push(transformStep(transform, options));
  return steps;
}

async function conversionTo(currency: string, asked: Asked): Promise<Step> {
  return asked.query.rate === 'stated'
    ? await equivalents(asked, currency)
    : currencyStep(currency, await oneSeries(asked, references.exchangeRate, 'CN', 'A'));
}

/** Divisors in the currency of what they divide: money is converted on both sides. */
function convertedToo(divisorOf: (series: PointSeries) => PointSeries, conversion: Step | null) {
  return (series: PointSeries): PointSeries => {
    const divisor = divisorOf(series);
    if (conversion === null || !currencies.includes(divisor.indicator.unit)) return divisor;
    const converted = conversion({ series: divisor, rates: new Map() });
    return isRefusal(converted) ? divisor : converted.series;
  };
}

/** Equivalents of a series in another currency that sources stated. */
async function equivalents(asked: Asked, currency: string): Promise<Step> {
  const { catalogue } = asked;
  const release = asked.selection.release ?? catalogue.releases.length;
  const twins = [...indicatorsAt(catalogue, release).values()].filter(
    ({ equivalentOf, unit }) => equivalentOf !== null && unit === currency,
  );
  const all = await readSeries(asked, {
    ...asked.selection,
    indicators: twins.map(({ id }) => id),
    areas: null,
  });
  return statedStep(
    currency,
    ({ indicator, area, frequency }) =>
      all.find(
        (series) =>
          known(catalogue.indicators, series.indicator.id).equivalentOf === indicator.id &&
          series.area === area &&
          series.frequency === frequency,
      ) ?? null,
  );
}

/** The series to divide by: of the same area and frequency, else of one that shows what is wrong. */
async function divisors(asked: Asked, id: string): Promise<(series: PointSeries) => PointSeries> {
  const selection = { ...asked.selection, indicators: [id], areas: null };
  const found = await withEarlier({ ...asked, selection }, await readSeries(asked, selection));
  return ({ area, frequency }) =>
    found.find((entry) => entry.area === area && entry.frequency === frequency) ??
    found.find((entry) => entry.area === area) ??
    found.find((entry) => entry.frequency === frequency) ??
    found[0] ??
    pointSeries({ indicator: id, area, frequency }, [], asked.catalogue);
}

/** @throws Problem where nothing was known of it yet */
async function oneSeries(asked: Asked, id: string, area: string, frequency: string): Promise<PointSeries> {
  const found = await readSeries(asked, { ...asked.selection, indicators: [id], areas: [area] });
  const series = found.find((entry) => entry.frequency === frequency);
  if (series === undefined)
    throw new Problem('not-computable', `${id} has no figures at that day or release: ask for a later one.`);
  return series;
}

/** True for a figure from which a requested one may be computed; the periods of an aggregate are longer than those asked for. */
function isMeant(point: Point, { query, selection }: Asked): boolean {
  const period = query.aggregate === undefined ? selection.period : null;
  // Of an old figure something new may be computed, by a newer base or divisor.
  return isAsked(point, { ...selection, period, knownAfter: null });
}

function isAsked(point: Point, { period: range, kinds, lanes, ...by }: Selection): boolean {
  const { period, kind, lane, statement } = point;
  return (
    within(period, range) &&
    (kinds === null || kinds.includes(kind)) &&
    (lanes === null || lanes.includes(lane)) &&
    (by.sources === null || by.sources.includes(statement.source)) &&
    (by.knownAfter === null || derived(point).knownFrom > by.knownAfter)
  );
}

/** The newest `last` periods with a value, of each series and lane; all rows where `last` is null. */
function newest(rows: readonly Computed[], last: number | null): readonly Computed[] {
  if (last === null) return rows;
  const groups = Map.groupBy(
    rows.filter(({ point }) => point.figure?.value != null),
    ({ point, series }) => `${keyOfSeries(series)} ${point.lane}`,
  );
  const kept = new Set(
    [...groups.values()].flatMap((group) =>
      group.toSorted((a, b) => compareText(b.point.period.end, a.point.period.end)).slice(0, last),
    ),
  );
  return rows.filter((row) => kept.has(row));
}
