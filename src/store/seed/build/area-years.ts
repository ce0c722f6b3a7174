import type { AreaYear, Indicator } from '../../../domain/catalogue/catalogue.ts';
import { known } from '../../../domain/catalogue/known.ts';
import { compareText } from '../../../domain/compare-text.ts';
import type { Statement } from '../../../domain/statements/statement.ts';

/** The years of each area in which an indicator of the whole area has an outturn, whether or not a later one replaced it. */
export function areaYearsOf(
  statements: readonly Statement[],
  indicators: ReadonlyMap<string, Indicator>,
): ReadonlyMap<string, readonly AreaYear[]> {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const { indicator, area, period, lane, value } of statements) {
    if (lane !== 'outturn' || value === null || known(indicators, indicator).covers !== null) continue;
    const years = found.get(area) ?? new Map<string, Set<string>>();
    const year = period.end.slice(0, 4);
    years.set(year, (years.get(year) ?? new Set()).add(indicator));
    found.set(area, years);
  }
  return new Map([...found].map(([area, years]) => [area, inOrder(years)]));
}

function inOrder(years: ReadonlyMap<string, ReadonlySet<string>>): AreaYear[] {
  return [...years]
    .map(([year, { size }]) => ({ year, indicators: size }))
    .sort((a, b) => compareText(a.year, b.year));
}
