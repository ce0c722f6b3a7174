import { compareText } from '../compare-text.ts';
import { frequencies } from '../time/period.ts';
import { lanes, wordsOf } from './codes.ts';
import type { Statement } from './statement.ts';

const laneOrder = wordsOf(lanes);

/** The default order of the API: indicator, area, frequency, period, lane, day of publication, source. */
export function byDefaultOrder(a: Statement, b: Statement): number {
  return (
    compareText(a.indicator, b.indicator) ||
    compareText(a.area, b.area) ||
    frequencies.indexOf(a.period.frequency) - frequencies.indexOf(b.period.frequency) ||
    compareText(a.period.start, b.period.start) ||
    compareText(a.period.end, b.period.end) ||
    laneOrder.indexOf(a.lane) - laneOrder.indexOf(b.lane) ||
    compareText(a.publishedOn, b.publishedOn) ||
    compareText(a.source, b.source)
  );
}
