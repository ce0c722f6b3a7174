import type { FastifyInstance } from 'fastify';
import type { Redis } from 'ioredis';

/** Milliseconds that a request waits for its count, that a connection may take, and after which a silent Redis counts as away. */
export const redisPatience = { count: 200, connect: 1000, silence: 500 } as const;
/** Milliseconds between attempts to reach a Redis that is away. */
const retry = 1000;

/**
 * A client of the Redis that counts the requests of all machines, connected once the application is ready. Where Redis does
 * not answer, a count fails at once or within `redisPatience.count`; the log says so once, and again when it is back.
 */
export async function connectRedis(app: FastifyInstance, url: string): Promise<Redis> {
  // Loaded only where it is used: it takes time and memory.
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: redisPatience.connect,
    commandTimeout: redisPatience.count,
    socketTimeout: redisPatience.silence,
    retryStrategy: () => retry,
  });
  let isAway = false;
  const onAway = ({ message }: Error): void => {
    if (!isAway) app.log.warn(`Redis does not count requests, which are not limited meanwhile: ${message}`);
    isAway = true;
  };
  redis.on('error', onAway);
  redis.on('ready', () => {
    if (isAway) app.log.warn('Redis counts requests again.');
    isAway = false;
  });
  // A Redis that is away is no reason not to serve.
  app.addHook('onReady', () => redis.connect().catch(onAway));
  app.addHook('onClose', async () => redis.disconnect());
  return redis;
}
