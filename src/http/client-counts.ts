import type { FastifyRateLimitStore } from '@fastify/rate-limit';
import { LRUCache } from 'lru-cache';

/** Requests of a client in its current window. */
interface Count {
  requests: number;
  /** When the window ends, on the clock of `performance.now()`. */
  readonly end: number;
}

/** How many requests a client has sent in its window, this one included, and the milliseconds that are left of it. */
export interface Counted {
  readonly current: number;
  readonly ttl: number;
}

/**
 * Clients that are counted at a time, in at most 30 MB. Beyond it the client that has been silent longest is forgotten:
 * to free an exhausted client, so many others have to send a request within its window.
 */
export const countedClients = 100_000;

/** What counts requests for `@fastify/rate-limit`. */
export type Counts = Pick<FastifyRateLimitStore, 'incr'>;

/** The counts behind `@fastify/rate-limit`: windows begin with the first request and follow a clock that nobody can set. */
export class ClientCounts implements Counts {
  readonly #counts = new LRUCache<string, Count>({ max: countedClients });

  /** Counts a request. */
  count(client: string, window: number): Counted {
    const now = performance.now();
    let count = this.#counts.get(client);
    if (count === undefined || count.end <= now) {
      count = { requests: 0, end: now + window };
      this.#counts.set(client, count);
    }
    count.requests += 1;
    // The difference of two fractions may be greater by one in the last place.
    return { current: count.requests, ttl: Math.min(window, count.end - now) };
  }

  incr(client: string, done: Parameters<Counts['incr']>[1], window: number): void {
    done(null, this.count(client, window));
  }
}
