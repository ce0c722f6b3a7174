import underPressure from '@fastify/under-pressure';
import type { FastifyContextConfig, FastifyInstance } from 'fastify';
import { Problem } from '../../domain/problems.ts';
import { isOwn } from '../request/own-request.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Called instead of the handler below while the event loop lags; undefined lets the request pass. */
    pressureHandler?: () => undefined;
  }
}

/** Configuration of a route that answers under pressure as well: supervisors must not take a busy process for a dead one. */
export const evenUnderPressure: FastifyContextConfig = { pressureHandler: () => undefined };

/** Milliseconds over which the delay is averaged: so long that one pause, as at the start, is no pressure. */
const sampleInterval = 5000;

/**
 * Refuses new work with 503 and `Retry-After` while the event loop lags; answers from the cache, which come first, are still sent.
 * @param maxEventLoopDelay mean delay in milliseconds; 0 for no limit
 */
export async function registerUnderPressure(app: FastifyInstance, maxEventLoopDelay: number): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay,
    sampleInterval,
    pressureHandler: async (request) => {
      // A trial or an example is part of work that was accepted.
      if (isOwn(request)) return;
      throw new Problem('unavailable', 'The server is overloaded. Try again in a few seconds.', {
        retryAfter: 5,
      });
    },
  });
}
