import { compareText } from '../../../domain/compare-text.ts';
import type { Statement } from '../../../domain/statements/statement.ts';
import { codes } from '../../sqlite/column-codes.ts';
import type { StatementKeys } from '../../sqlite/keys.ts';
import type { series } from '../../sqlite/schema.ts';

/** One row for each series and lane of some statements: its first and last period, and how many periods and statements it has. */
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
    if (first === undefined) return [];
    const periods = new Map(members.map(({ period }) => [`${period.end} ${period.start}`, period.text]));
    const ordered = [...periods].sort(([a], [b]) => compareText(a, b)).map(([, text]) => text);
    return {
      indicator: keys.indicator.key(first.indicator),
      area: keys.area.key(first.area),
      frequency: codes.frequency.encode(first.period.frequency),
      lane: codes.lane.encode(first.lane),
      firstPeriod: ordered[0] ?? first.period.text,
      lastPeriod: ordered.at(-1) ?? first.period.text,
      periods: ordered.length,
      statements: members.length,
    };
  });
}
