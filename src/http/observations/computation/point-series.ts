import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../../domain/catalogue/indicators-at.ts';
import { known } from '../../../domain/catalogue/known.ts';
import { type PointSeries, statedPoint } from '../../../domain/derivation/points.ts';
import { memoized } from '../../../domain/memoized.ts';
import type { Statement } from '../../../domain/statements/statement.ts';
import { type Frequency, parsePeriod } from '../../../domain/time/period.ts';

interface Place {
  readonly indicator: string;
  readonly area: string;
  readonly frequency: Frequency;
}

/** The series of an indicator, area and frequency with some of its statements. */
export function pointSeries(
  { indicator: id, area, frequency }: Place,
  statements: readonly Statement[],
  catalogue: Catalogue,
): PointSeries {
  const { unit, nature, covers, months, concept, comparable, signed, binary, breaks } = known(
    catalogue.indicators,
    id,
  );
  const all = catalogue.series.get(id) ?? [];
  const here = breaks.filter((each) => each.area === null || each.area === area);
  return {
    indicator: { id, unit, nature, covers, months, concept, comparable, signed, binary },
    growth: growthsIn(catalogue).get(id) ?? null,
    breaks: here.map(({ period }) => parsePeriod(period).start),
    area,
    areas: [...new Set(all.map((each) => each.area))],
    frequency,
    hasYears: all.some((each) => each.area === area && each.frequency === 'A'),
    points: statements.map(statedPoint),
  };
}

/** Statements as series, in their order. */
export function seriesOfStatements(statements: readonly Statement[], catalogue: Catalogue): PointSeries[] {
  const groups = Map.groupBy(statements, seriesKey);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { indicator, area, period } = first;
    return pointSeries({ indicator, area, frequency: period.frequency }, group, catalogue);
  });
}

/** Equal for statements of one indicator, area and frequency. */
export function seriesKey({ indicator, area, period }: Statement): string {
  return `${indicator} ${area} ${period.frequency}`;
}

/** The `seriesKey` of its statements. */
export function keyOfSeries({ indicator, area, frequency }: PointSeries): string {
  return `${indicator.id} ${area} ${frequency}`;
}

/** Published growth by the level that it is the growth of. */
const growthsIn = memoized(
  (catalogue: Catalogue) =>
    new Map(
      [...livingIndicators(catalogue).values()].flatMap(({ id, growthOf }) =>
        growthOf === null ? [] : [[growthOf, id] as const],
      ),
    ),
);
