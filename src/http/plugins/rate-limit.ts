import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problems.ts';
import { isOwn } from '../request/own-request.ts';

/** Counts a request of a client. @throws Problem `rate-limited` beyond the limit */
export type CountRequest = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

const windowSeconds = 60;
/** Requests of one /64 network count together: one customer is given that many IPv6 addresses. */
const ipv6Subnet = 64;
const unlimited: readonly string[] = ['/healthz', '/readyz'];

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
