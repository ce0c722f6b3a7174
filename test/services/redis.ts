import { existsSync } from 'node:fs';
import { freePort, Service, serviceFolder } from './service.ts';

const executable = '/usr/bin/redis-server';

/** Why no test over Redis can run here; null where they can. */
export const noRedis = existsSync(executable) ? null : `no ${executable}: install redis-server`;

/** An empty Redis in memory, on a port of 127.0.0.1. */
export interface Redis extends Service {
  readonly url: string;
}

/** Options of Redis, as `deploy` has them: it keeps nothing, because counts are of the last minute. */
export const redisOptions = ['--save', '', '--appendonly', 'no'] as const;

/** Starts Redis. @throws Error with what it printed */
export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  const options = ['--bind', '127.0.0.1', '--port', String(port), ...redisOptions];
  const command = [executable, ...options, '--dir', serviceFolder()];
  const service = new Service({ command, port, stopSignal: 'SIGTERM' });
  await service.start();
  return Object.assign(service, { url: `redis://127.0.0.1:${port}` });
}
