import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { known } from '../../../domain/catalogue/known.ts';
import { references } from '../../../domain/catalogue/reference-series.ts';
import type { PlainFrequency } from '../../../domain/derivation/aggregate.ts';
import {
  aggregateStep,
  currencyStep,
  derive,
  finestBelow,
  isRefusal,
  ratioStep,
  type Step,
  statedStep,
  transformStep,
} from '../../../domain/derivation/derivation.ts';
import type { Computed } from '../../../domain/derivation/derived-observation.ts';
import { type Point, type PointSeries, statedPoint, within } from '../../../domain/derivation/points.ts';
import { type Refusal, refusalProblem } from '../../../domain/derivation/refusal.ts';
import { Problem } from '../../../domain/problems.ts';
import { limits } from '../../../domain/query/limits.ts';
import { defaultOrder, type Selection } from '../../../domain/query/selection.ts';
import type { Statement } from '../../../domain/statements/statement.ts';
import type { Store } from '../../../store/store.ts';
import type { RequestAddress } from '../../request/addresses.ts';
import { batchesOf } from '../batches.ts';
import type { ObservationParameters } from '../observation-parameters.ts';
import { withoutComputation } from './combinations.ts';

interface Asked {
  readonly request: { readonly address: RequestAddress };
  readonly query: ObservationParameters;
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  /** Most statements that are read; the declared limit unless said. */
  readonly mostStatements?: number;
}

/**
 * The computed rows of a query, in the default order.
 * @throws Problem `not-computable`, `mixed-definitions` or `mismatched-areas` naming every refusal, with an address that works
 */
export async function derivedRows(asked: Asked): Promise<Computed[]> {
  const { query, selection } = asked;
  const chosen = seriesToUse(await readSeries(asked, selection), query);
  const steps = chosen.length === 0 ? [] : await stepsOf(asked);
  const refusals: Refusal[] = [];
  const rows: Computed[] = [];
  for (const series of chosen) {
    const result = derive(series, steps);
    if (isRefusal(result)) refusals.push(result);
    else
      for (const point of result.series.points)
        rows.push({ point, series: result.series, rate: result.rates.get(point) ?? null });
  }
  refuse(refusals, asked);
  return newest(
    rows.filter(({ point }) => isAsked(point, selection)),
    selection.last,
  );
}

function refuse(refusals: readonly Refusal[], { request: { address } }: Asked): void {
  const remedy = refusals[0]?.remedy;
  const change = remedy ? { cursor: null, ...remedy } : withoutComputation;
  const problem = refusalProblem(refusals, (parameter) => address.given(parameter), address.with(change));
  if (problem) throw problem;
}

/** Series of the frequencies asked for; to aggregate, the finest one below of each indicator and area. */
function seriesToUse(
  all: readonly PointSeries[],
  { aggregate, frequency, base }: ObservationParameters,
): PointSeries[] {
  if (aggregate === undefined && frequency == null && base !== undefined) {
    // A base is a period of one frequency: that says which series are meant.
    const fitting = all.filter((series) => series.frequency === base.frequency);
    return fitting.length > 0 ? fitting : [...all];
  }
  if (aggregate === undefined) return all.filter((series) => frequency?.includes(series.frequency) ?? true);
  const [to] = frequency ?? [];
  const groups = Map.groupBy(all, ({ indicator, area }) => `${indicator.id} ${area}`);
  return [...groups.values()].flatMap((group) => finestBelow(group, to as PlainFrequency) ?? []);
}

/** The steps of a query, the same for each of its series: rates, divisors and equivalents are read once. */
async function stepsOf(asked: Asked): Promise<Step[]> {
  const { query, selection } = asked;
  const { aggregate, frequency, currency, rate, per, transform, by } = query;
  const options = { base: query.base ?? null, window: query.window ?? 3, asked: selection.period };
  const steps: Step[] = [];
  if (aggregate !== undefined)
    steps.push(
      aggregateStep((frequency?.[0] ?? 'A') as PlainFrequency, aggregate, query.partial !== undefined),
    );
  if (currency !== undefined)
    steps.push(
      rate === 'stated'
        ? await stated(asked, currency)
        : currencyStep(currency, await single(asked, references.exchangeRate, 'CN', 'A')),
    );
  if (per !== undefined) steps.push(ratioStep('per', per === 'gdp', await divisors(asked, references[per])));
  if (transform === 'ratio') steps.push(ratioStep('by', false, await divisors(asked, by ?? '')));
  else if (transform !== 'level') steps.push(transformStep(transform, options));
  return steps;
}

/** Equivalents of a series in another currency that sources stated. */
async function stated(asked: Asked, currency: string): Promise<Step> {
  const { catalogue } = asked;
  const twins = [...catalogue.indicators.values()].filter(
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
  const found = await readSeries(asked, { ...asked.selection, indicators: [id], areas: null });
  const none = { indicator: pointIndicator(id, asked.catalogue), points: [] };
  return ({ area, frequency }) =>
    found.find((entry) => entry.area === area && entry.frequency === frequency) ??
    found.find((entry) => entry.area === area) ??
    found.find((entry) => entry.frequency === frequency) ??
    found[0] ?? { ...none, area, frequency };
}

async function single(asked: Asked, id: string, area: string, frequency: string): Promise<PointSeries> {
  const found = await readSeries(asked, { ...asked.selection, indicators: [id], areas: [area] });
  const series = found.find((entry) => entry.frequency === frequency);
  if (series === undefined)
    throw new Problem('not-computable', `${id} has no figures at that day or release.`);
  return series;
}

function pointIndicator(id: string, catalogue: Catalogue): PointSeries['indicator'] {
  const { unit, nature, concept } = known(catalogue.indicators, id);
  return { id, unit, nature, concept };
}

/** Every period of a selection, by indicator, area and frequency: transforms look back beyond the periods that are shown. */
async function readSeries(asked: Asked, selection: Selection): Promise<PointSeries[]> {
  const { store, catalogue, mostStatements = limits.computationStatements } = asked;
  const whole: Selection = {
    ...selection,
    period: null,
    kinds: null,
    last: null,
    sources: null,
    frequencies: null,
  };
  const statements: Statement[] = [];
  for await (const batch of batchesOf((paging) => store.read(whole, paging), defaultOrder)) {
    statements.push(...batch);
    if (statements.length > mostStatements) throw tooManyStatements(mostStatements, asked);
  }
  const groups = Map.groupBy(
    statements,
    ({ indicator, area, period }) => `${indicator} ${area} ${period.frequency}`,
  );
  return [...groups.values()].flatMap((group) => seriesOf(group, catalogue) ?? []);
}

function tooManyStatements(most: number, { request: { address } }: Asked): Problem {
  const detail = `A computation reads at most ${most} statements: name fewer indicators or areas.`;
  const value = address.given('indicator');
  return new Problem('not-computable', detail, {
    errors: [{ parameter: 'indicator', value, code: 'tooManyStatements', detail }],
    tryInstead: address.with(withoutComputation),
  });
}

/** Statements of one indicator, area and frequency as a series. */
function seriesOf(group: readonly Statement[], catalogue: Catalogue): PointSeries | null {
  const [first] = group;
  if (first === undefined) return null;
  return {
    indicator: pointIndicator(first.indicator, catalogue),
    area: first.area,
    frequency: first.period.frequency,
    points: group.map(statedPoint),
  };
}

function isAsked({ period, kind, statement }: Point, { period: range, kinds, sources }: Selection): boolean {
  return (
    within(period, range) &&
    (kinds === null || kinds.includes(kind)) &&
    (sources === null || sources.includes(statement.source))
  );
}

/** The newest `last` periods with a value, of each series and lane; all rows where `last` is null. */
function newest(rows: Computed[], last: number | null): Computed[] {
  if (last === null) return rows;
  const groups = Map.groupBy(
    rows.filter(({ point }) => point.figure?.value != null),
    ({ point, series }) => `${series.indicator.id} ${series.area} ${series.frequency} ${point.lane}`,
  );
  const kept = new Set(
    [...groups.values()].flatMap((group) =>
      group.toSorted((a, b) => (a.point.period.end < b.point.period.end ? 1 : -1)).slice(0, last),
    ),
  );
  return rows.filter((row) => kept.has(row));
}
