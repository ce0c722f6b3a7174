import type { Arrival } from '../../../domain/catalogue/catalogue.ts';
import { extentOf } from '../../../domain/catalogue/extent.ts';
import type { Statement } from '../../../domain/statements/statement.ts';
import { codes } from '../../relational/column-codes.ts';
import type { StatementKeys } from '../../relational/keys.ts';
import type { series } from '../../sqlite/schema.ts';

/** One row for each series and lane of some statements, with its extent. */
export function seriesRows(
  statements: readonly Statement[],
  keys: StatementKeys,
): (typeof series.$inferInsert)[] {
  const groups = Map.groupBy(
    statements,
    ({ indicator, area, period, lane }) => `${indicator} ${area} ${period.frequency} ${lane}`,
  );
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    const extent = extentOf(members.map(arrivalOf));
    if (first === undefined || extent === null) return [];
    return {
      indicator: keys.indicator.key(first.indicator),
      area: keys.area.key(first.area),
      frequency: codes.frequency.encode(first.period.frequency),
      lane: codes.lane.encode(first.lane),
      ...extent,
    };
  });
}

/** A back-dated figure is dated by the calendar of its producer, any other by its document. */
function arrivalOf({ period, knownFrom, publishedPrecision, compiledOn }: Statement): Arrival {
  return { period: period.text, knownFrom, dated: publishedPrecision === 'day' || compiledOn !== null };
}
