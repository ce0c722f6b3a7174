import type { Text } from '../../domain/statements/codes.ts';
import { hasDayBetween, parsePeriod } from '../../domain/time/period.ts';
import type { ChartOptions } from '../charted.ts';
import type { Line } from './chart-lines.ts';

/** A change of definition between two points of a line. */
export interface LineBreak {
  readonly period: string;
  /** First day of the new definition. */
  readonly day: string;
  readonly reason: Text;
}

/** The changes of definition between the first and the last point of a line. */
export function breaksOf(line: Line, { indicators }: Pick<ChartOptions, 'indicators'>): LineBreak[] {
  const [first, last] = [line.points[0]?.row, line.points.at(-1)?.row];
  if (first === undefined || last === undefined) return [];
  return (indicators[line.indicator]?.breaks ?? [])
    .filter(({ area }) => area === null || area === line.area)
    .map(({ period, reason }) => ({ period, reason, day: parsePeriod(period).start }))
    .filter(({ day }) => hasDayBetween([day], { end: first.periodEnd }, { end: last.periodEnd }));
}
