import { isIPv6 } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../domain/problems.ts';

const window = 60;
const mostClients = 5000;
const names = { policy: 'ratelimit-policy', field: 'ratelimit' } as const;

interface Window {
  requests: number;
  /** When it ends, in milliseconds. */
  readonly end: number;
}

/** What a client may still ask in its window. */
export interface Left {
  readonly exceeded: boolean;
  /** Seconds to the end of the window. */
  readonly seconds: number;
  /** `RateLimit-Policy`: how much, in which time. */
  readonly policy: string;
  /** `RateLimit`: what is left of it. */
  readonly field: string;
}

/**
 * Counts requests of each client in windows of a minute, which begin with its first request.
 * Of more clients than it holds, the one whose window began first is forgotten.
 */
export class RateLimit {
  readonly perMinute: number;
  readonly #policy: string;
  readonly #windows = new Map<string, Window>();

  constructor(perMinute: number) {
    this.perMinute = perMinute;
    this.#policy = `"default";q=${perMinute};w=${window}`;
  }

  /** Counts one request more, and tells what is left. */
  take(ip: string, now = Date.now()): Left {
    const client = clientOf(ip);
    const running = this.#windows.get(client);
    const current = running !== undefined && running.end > now ? running : this.#begin(client, now);
    current.requests += 1;
    const remaining = this.perMinute - current.requests;
    const seconds = Math.ceil((current.end - now) / 1000);
    return {
      exceeded: remaining < 0,
      seconds,
      policy: this.#policy,
      field: `"default";r=${Math.max(0, remaining)};t=${seconds}`,
    };
  }

  #begin(client: string, now: number): Window {
    this.#windows.delete(client);
    const [oldest] = this.#windows.size < mostClients ? [] : this.#windows.keys();
    if (oldest !== undefined) this.#windows.delete(oldest);
    const begun = { requests: 0, end: now + window * 1000 };
    this.#windows.set(client, begun);
    return begun;
  }
}

/** The header fields that say so, each with the end of its line. */
export function linesOf({ policy, field }: Left): string {
  return `${names.policy}: ${policy}\r\n${names.field}: ${field}\r\n`;
}

/** Whose requests count together: of IPv6 the network of 64 bits, since one customer is given that many addresses. */
function clientOf(ip: string): string {
  if (!ip.includes(':') || !isIPv6(ip)) return ip;
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(ip) ?? [];
  if (mapped !== undefined) return mapped;
  const [front = '', back] = ip.split('%')[0]?.split('::') ?? [];
  const groups = front.split(':').filter((group) => group !== '');
  const behind = back?.split(':').filter((group) => group !== '') ?? [];
  const zeros = Array.from({ length: 8 - groups.length - behind.length }, () => '0');
  const network = [...groups, ...zeros, ...behind].slice(0, 4);
  return network.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

/**
 * Limits requests a minute and client, and says so in `RateLimit` and `RateLimit-Policy`
 * (draft-ietf-httpapi-ratelimit-headers, a draft that may still change). Health checks and preflights are free.
 */
export function registerRateLimit(app: FastifyInstance, limit: RateLimit | null): void {
  if (limit === null) return;
  app.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'OPTIONS' || request.url === '/healthz' || request.url === '/readyz')
      return done();
    const left = limit.take(request.ip);
    reply.header(names.policy, left.policy);
    reply.header(names.field, left.field);
    if (left.exceeded)
      throw new Problem(
        'rate-limited',
        `More than ${limit.perMinute} requests in a minute came from this client.`,
        { retryAfter: left.seconds },
      );
    done();
  });
}
