import type { IndicatorDetail } from '../../page/base/model.ts';

/** A part of what an indicator is: what computations mean something depends on no more. */
export type Measured = Pick<IndicatorDetail, 'unit' | 'nature' | 'covers' | 'comparable' | 'series'> & {
  /** Months of the totals that each figure is, where these are not those of its period. */
  readonly months?: number | null;
};

interface Shown {
  /** The area, or several joined by commas. */
  readonly area: string | null;
  /** Null where the indicator has only one. */
  readonly frequency: string | null;
}

const money = ['CNY', 'USD'] as const;

/** True for figures that relate to others already: shares, rates and index numbers. */
function isRelative({ nature, unit }: Measured): boolean {
  return !['stock', 'flow'].includes(nature) || unit.startsWith('percent');
}

/** The series of outturns in the areas that are shown. */
function outturnsIn({ series }: Measured, { area }: Pick<Shown, 'area'>) {
  const areas = area?.split(',') ?? [];
  return series.filter((entry) => entry.lane === 'outturn' && areas.includes(entry.area));
}

/** The longest of these in the frequency that is shown. */
function longestOf(indicator: Measured, shown: Shown) {
  const { frequency } = shown;
  const own = outturnsIn(indicator, shown);
  return own
    .filter((entry) => frequency === null || entry.frequency === frequency)
    .toSorted((a, b) => b.periods - a.periods)[0];
}

/** The words of `transform` that mean something for figures, without the usual one. Logarithms are an axis, no figures. */
export function transformsFor(indicator: Measured, shown: Shown): string[] {
  const { nature, comparable, months = null } = indicator;
  const { frequency = 'A', periods = 0 } = longestOf(indicator, shown) ?? {};
  const cumulated = frequency === 'YTD';
  const growing = !isRelative(indicator) && comparable;
  const rules: readonly (readonly [string, boolean])[] = [
    ['yoy', growing],
    ['pctChange', growing && !cumulated && frequency !== 'A'],
    ['change', comparable && !cumulated],
    ['index', growing && !cumulated],
    ['cagr', growing && frequency === 'A'],
    ['cumulative', nature === 'flow' && comparable && months === null && !cumulated],
    ['movingAverage', comparable && !cumulated && periods >= 4],
    ['ratio', !isRelative(indicator) && !cumulated],
  ];
  return periods < 2 ? [] : rules.filter(([, means]) => means).map(([word]) => word);
}

/** The words of `per` that mean something: people divide amounts, and GDP divides money. Both are known of China by year. */
export function divisorsFor(indicator: Measured, shown: Shown): string[] {
  const { frequency, periods = 0 } = longestOf(indicator, shown) ?? {};
  const national = shown.area === 'CN' && indicator.covers === null;
  if (isRelative(indicator) || !national || frequency !== 'A' || periods < 2) return [];
  return indicator.unit === 'CNY' ? ['person', 'gdp'] : ['person'];
}

/** Currencies into which the figures can be converted. */
export function currenciesFor({ unit }: Measured): string[] {
  return money.some((code) => code === unit) ? money.filter((code) => code !== unit) : [];
}

/** How figures can be put together to those of a longer period: only totals add up. */
export function aggregatesFor(indicator: Measured, shown: Pick<Shown, 'area'>): string[] {
  if (coarserThan(indicator, shown).length === 0) return [];
  if (indicator.nature === 'stock') return ['last', 'average'];
  return indicator.nature === 'flow' && (indicator.months ?? null) === null ? ['sum'] : [];
}

const monthsOf: Readonly<Record<string, number>> = { A: 12, S: 6, Q: 3, M: 1 };

/** Frequencies into which the finest one of an area can be put together, the year first; none where figures contain each other. */
export function coarserThan(indicator: Measured, shown: Pick<Shown, 'area'>): string[] {
  const own = outturnsIn(indicator, shown).map(({ frequency }) => frequency);
  const finest = Math.min(12, ...own.map((id) => monthsOf[id] ?? 12));
  return own.includes('YTD') ? [] : ['A', 'S', 'Q'].filter((id) => (monthsOf[id] ?? 0) > finest);
}
