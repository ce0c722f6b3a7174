import type { Series } from '../../page/base/model.ts';
import { isOnMap } from './tile-places.ts';

/** Whether two provinces may have outturns for the same period, so that a map shows them side by side. */
export function mayCompareProvinces(series: readonly Series[]): boolean {
  const measured = series.filter(({ area, lane }) => lane === 'outturn' && isOnMap(area));
  return measured.some((one) => measured.some((other) => other.area > one.area && mayShare(one, other)));
}

function mayShare(a: Series, b: Series): boolean {
  return a.frequency === b.frequency && a.firstPeriod <= b.lastPeriod && b.firstPeriod <= a.lastPeriod;
}
