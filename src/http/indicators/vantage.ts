import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Vantage } from '../../domain/freshness/freshness.ts';
import { memoized } from '../../domain/memoized.ts';
import type { Store } from '../../store/store.ts';

/** The day of `asOf`, by which only what was known counts; today without one. */
export function vantageOf({ today }: FastifyRequest, asOf: string | undefined): Vantage {
  return { day: asOf ?? today, isPast: asOf !== undefined };
}

/** What an answer says of its day, and that it is of today where the request names none. */
export function datedFor({ day, isPast }: Vantage) {
  return { meta: { asOf: day }, ...(isPast ? {} : { day }) };
}

/** What is computed of a snapshot for a day: once for whoever waits, and kept for the days that were asked for last. */
export function keptByDay<T>(
  compute: (store: Store, vantage: Vantage) => Promise<T>,
): (store: Store, vantage: Vantage) => Promise<T> {
  const kept = memoized((_: Store) => new LRUCache<string, Promise<T>>({ max: 8 }));
  return (store, vantage) => {
    const key = `${vantage.isPast} ${vantage.day}`;
    const computed = kept(store).get(key) ?? compute(store, vantage);
    kept(store).set(key, computed);
    computed.catch(() => kept(store).delete(key));
    return computed;
  };
}
