import { frequencies } from '../time/period.ts';
import { lanes, wordsOf } from './codes.ts';
import type { Statement } from './statement.ts';

/** Order of two ids or days by their characters. */
export function byId(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const laneOrder = wordsOf(lanes);

/** The default order of the API: indicator, area, frequency, period, lane, day of publication, source. */
export function byDefaultOrder(a: Statement, b: Statement): number {
  return (
    byId(a.indicator, b.indicator) ||
    byId(a.area, b.area) ||
    frequencies.indexOf(a.period.frequency) - frequencies.indexOf(b.period.frequency) ||
    byId(a.period.start, b.period.start) ||
    byId(a.period.end, b.period.end) ||
    laneOrder.indexOf(a.lane) - laneOrder.indexOf(b.lane) ||
    byId(a.publishedOn, b.publishedOn) ||
    byId(a.source, b.source)
  );
}
