import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.ts';
import { isOwn } from '../request/own-request.ts';

const levels: readonly Config['logLevel'][] = ['info', 'debug', 'trace'];

/** Logs every answer in one line at the level `info`: request id, method, URL, client, status and milliseconds. */
export function registerRequestLog(app: FastifyInstance, { logLevel }: Pick<Config, 'logLevel'>): void {
  // At other levels nothing is written, so nothing need be collected.
  if (!levels.includes(logLevel)) return;
  app.addHook('onResponse', (request, reply, done) => {
    if (isOwn(request)) return done();
    const { id: requestId, method, url, ip } = request;
    const ms = Math.round(reply.elapsedTime * 1000) / 1000;
    request.log.info({ requestId, method, url, ip, status: reply.statusCode, ms }, 'answered');
    done();
  });
}
