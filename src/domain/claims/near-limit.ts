import { Decimal, powerOfTen } from '../numbers/decimal.ts';
import type { Interval } from '../numbers/interval.ts';

/**
 * The part of an interval with one open end that lies near its limit: as far as one unit of the limit's last digit that is
 * no zero or a share of the limit, and half of the limit at most. An interval with two ends stays as it is.
 */
export function nearLimit(interval: Interval, share = 0): Interval {
  const { lower, upper } = interval;
  const limit = lower ?? upper;
  if (limit === null || (lower !== null && upper !== null)) return interval;
  const size = limit.abs();
  const unit = Decimal.max(powerOfTen(limit.e - limit.sd() + 1), size.times(share));
  const reach = Decimal.min(unit, size.dividedBy(2));
  return lower === null
    ? { ...interval, lower: limit.minus(reach), lowerInclusive: false }
    : { ...interval, upper: limit.plus(reach), upperInclusive: false };
}
