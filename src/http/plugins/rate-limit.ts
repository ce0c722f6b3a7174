import { BlockList, isIP } from 'node:net';
import rateLimit, { type FastifyRateLimitStore, type FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import { Problem } from '../../domain/problems.ts';
import { ClientCounts, type Counts } from '../client-counts.ts';
import { connectRedis } from '../redis-counts.ts';
import { isOwn } from '../request/own-request.ts';

/** Counts a request of a client. @throws Problem `rate-limited` beyond the limit */
export type CountRequest = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** Seconds of the window of a client, which begins with its first request. */
export const windowSeconds = 60;
/** Requests of one /64 network count together: one customer is given that many IPv6 addresses. */
const ipv6Subnet = 64;
/** Paths whose requests are not counted. */
export const unlimited: readonly string[] = ['/healthz', '/readyz'];

/**
 * Limits the requests of each client in a minute, and says so in `RateLimit` and `RateLimit-Policy`
 * (draft-ietf-httpapi-ratelimit-headers, a draft that may still change). One hook for all requests, unknown paths included:
 * the hooks that the library adds to each route would run after the cache. Health checks, preflights and
 * clients of the networks that the configuration names are free.
 * With `rateLimitRedis` a Redis counts, for all machines; while it does not answer, nothing is limited.
 * Returns the same count for requests that reach no hook.
 */
export async function registerRateLimit(
  app: FastifyInstance,
  {
    rateLimit: perMinute,
    rateLimitAllow,
    rateLimitRedis: redis,
  }: Pick<Config, 'rateLimit' | 'rateLimitAllow' | 'rateLimitRedis'>,
  counts: Counts = new ClientCounts(),
): Promise<CountRequest> {
  if (perMinute === null) return async () => {};
  const allowed = networksOf(rateLimitAllow);
  await app.register(rateLimit, {
    global: false,
    max: perMinute,
    timeWindow: windowSeconds * 1000,
    ipv6Subnet,
    allowList: (request) => isOwn(request) || isIn(allowed, request),
    ...(redis === undefined
      ? { store: storeOf(counts) }
      : {
          redis: await connectRedis(app, redis),
          nameSpace: 'china-data-economy:requests:',
          skipOnError: true,
        }),
  });
  const limiter = app.createRateLimit();
  const policy = `"default";q=${perMinute};w=${windowSeconds}`;
  const count: CountRequest = async (request, reply) => {
    const left = await limiter(request);
    // Without time left of a window there is none: Redis did not answer.
    if (left.isAllowed || left.ttl === 0) return;
    reply.header('ratelimit-policy', policy);
    reply.header('ratelimit', `"default";r=${left.remaining};t=${left.ttlInSeconds}`);
    if (left.isExceeded)
      throw new Problem('rate-limited', `This client sent more than ${perMinute} requests in a minute.`, {
        retryAfter: left.ttlInSeconds,
      });
  };
  app.addHook('onRequest', async (request, reply) => {
    const isFree = request.method === 'OPTIONS' || unlimited.includes(request.routeOptions.url ?? '');
    if (!isFree) await count(request, reply);
  });
  return count;
}

/** The class that the library makes its store of: each is the given one. */
function storeOf(counts: Counts): FastifyRateLimitStoreCtor {
  return class Store implements FastifyRateLimitStore {
    incr(...request: Parameters<Counts['incr']>): void {
      counts.incr(...request);
    }

    child(): FastifyRateLimitStore {
      return this;
    }
  };
}

/** Networks, IPv4 and IPv6; an IPv4 address that is mapped into IPv6 is in both of its forms. */
function networksOf(texts: readonly string[]): BlockList {
  const networks = new BlockList();
  for (const text of texts) {
    const [address = '', bits] = text.split('/');
    const isShort = isIP(address) === 4;
    networks.addSubnet(address, Number(bits ?? (isShort ? 32 : 128)), isShort ? 'ipv4' : 'ipv6');
  }
  return networks;
}

/** True for a client in one of some networks; what a proxy names may be no address. */
function isIn(networks: BlockList, { ip }: FastifyRequest): boolean {
  const family = isIP(ip);
  return family !== 0 && networks.check(ip, family === 4 ? 'ipv4' : 'ipv6');
}
