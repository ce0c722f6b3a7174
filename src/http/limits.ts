import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../domain/problems.ts';

const window = 60;

/**
 * Limits requests a minute and client, and says so in `RateLimit` and `RateLimit-Policy`
 * (draft-ietf-httpapi-ratelimit-headers, a draft that may still change). Health checks and preflights are free.
 */
export async function registerRateLimit(app: FastifyInstance, perMinute: number | null): Promise<void> {
  if (perMinute === null) return;
  await app.register(rateLimit, { global: false, max: perMinute, timeWindow: window * 1000 });
  const check = app.createRateLimit();
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'OPTIONS' || request.url === '/healthz' || request.url === '/readyz') return;
    const state = await check(request);
    if (state.isAllowed) return;
    reply.header('ratelimit-policy', `"default";q=${perMinute};w=${window}`);
    reply.header('ratelimit', `"default";r=${state.remaining};t=${state.ttlInSeconds}`);
    if (state.isExceeded)
      throw new Problem(
        'rate-limited',
        `More than ${perMinute} requests in a minute came from this client.`,
        { retryAfter: state.ttlInSeconds },
      );
  });
}
