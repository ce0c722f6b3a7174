import rateLimit, { type FastifyRateLimitStore } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { Problem } from '../../domain/problems.ts';
import { isOwn } from '../request/own-request.ts';

/** Counts a request of a client. @throws Problem `rate-limited` beyond the limit */
export type CountRequest = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

const windowSeconds = 60;
/** Requests of one /64 network count together: one customer is given that many IPv6 addresses. */
const ipv6Subnet = 64;
/** Paths whose requests are not counted. */
export const unlimited: readonly string[] = ['/healthz', '/readyz'];

/**
 * Limits the requests of each client in a minute, and says so in `RateLimit` and `RateLimit-Policy`
 * (draft-ietf-httpapi-ratelimit-headers, a draft that may still change). One hook for all requests, unknown paths included:
 * the hooks that the library adds to each route would run after the cache. Health checks and preflights are free.
 * Returns the same count for requests that reach no hook.
 */
export async function registerRateLimit(
  app: FastifyInstance,
  perMinute: number | null,
): Promise<CountRequest> {
  if (perMinute === null) return async () => {};
  await app.register(rateLimit, {
    global: false,
    max: perMinute,
    timeWindow: windowSeconds * 1000,
    ipv6Subnet,
    allowList: isOwn,
    store: ClientCounts,
  });
  const limiter = app.createRateLimit();
  const policy = `"default";q=${perMinute};w=${windowSeconds}`;
  const count: CountRequest = async (request, reply) => {
    const left = await limiter(request);
    if (left.isAllowed) return;
    reply.header('ratelimit-policy', policy);
    reply.header('ratelimit', `"default";r=${left.remaining};t=${left.ttlInSeconds}`);
    if (left.isExceeded)
      throw new Problem('rate-limited', `This client sent more than ${perMinute} requests in a minute.`, {
        retryAfter: left.ttlInSeconds,
      });
  };
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'OPTIONS' && !unlimited.includes(request.url)) await count(request, reply);
  });
  return count;
}

/** Requests of a client in its current window. */
interface Count {
  requests: number;
  /** When the window ends, on the clock of `performance.now()`. */
  readonly end: number;
}

/**
 * Clients that are counted at a time, in at most 30 MB. Beyond it the client that has been silent longest is forgotten:
 * to free an exhausted client, so many others have to send a request within its window.
 */
export const countedClients = 100_000;

/** The counts behind `@fastify/rate-limit`: windows begin with the first request and follow a clock that nobody can set. */
export class ClientCounts implements FastifyRateLimitStore {
  readonly #counts = new LRUCache<string, Count>({ max: countedClients });

  incr(client: string, done: Parameters<FastifyRateLimitStore['incr']>[1], window: number): void {
    const now = performance.now();
    let count = this.#counts.get(client);
    if (count === undefined || count.end <= now) {
      count = { requests: 0, end: now + window };
      this.#counts.set(client, count);
    }
    count.requests += 1;
    done(null, { current: count.requests, ttl: count.end - now });
  }

  child(): ClientCounts {
    return new ClientCounts();
  }
}
