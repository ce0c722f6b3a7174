import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Store } from '../store/store.ts';
import { type Answer, Answers } from './answers.ts';
import type { RateLimit } from './limits.ts';
import type { Tell } from './log.ts';
import { isFresh } from './respond.ts';

interface Pending {
  readonly store: Store;
  readonly address: string;
}

type Headers = Readonly<Record<string, string>>;

/** An answer as it was made: its own headers, those of the 304 that stands for it, and the common ones that it goes without. */
interface Made extends Pick<Answer, 'etag' | 'modified' | 'body'> {
  readonly headers: Headers;
  readonly unchanged: Headers;
  readonly without: readonly string[];
}

/** What an answer at hand has to pass as well, and who is told of it. */
interface Passing {
  readonly rateLimit: RateLimit | null;
  readonly tell: Tell;
  readonly nextId: () => string;
  /** Whether the client and the host are those of `X-Forwarded-*`. */
  readonly trustProxy: boolean;
}

/** Answers from memory, and remembers of the other requests under which address to keep their answers. */
export class AnswersAtHand {
  readonly answers: Answers;
  readonly #store: () => Store;
  readonly #common: Headers;
  readonly #pending = new WeakMap<IncomingMessage, Pending>();

  /** `common` headers are those of every answer. */
  constructor(bytes: number, store: () => Store, common: Headers) {
    this.#common = common;
    this.answers = new Answers(bytes);
    this.#store = store;
  }

  /**
   * Answers ahead of Fastify, whose request, routing and hooks take longer than such an answer.
   * Whatever is not at hand, or more than the client may ask, goes on to Fastify.
   */
  ahead(app: FastifyInstance, { rateLimit, tell, nextId, trustProxy }: Passing): void {
    const { server } = app;
    const fastify = server.listeners('request');
    let open = true;
    app.addHook('preClose', async () => {
      open = false;
    });
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const since = performance.now();
      const answer = open ? this.#find(request, trustProxy) : null;
      const ip = answer === null ? '' : addressOfClient(request, trustProxy);
      const left = answer === null ? null : (rateLimit?.take(ip) ?? null);
      if (answer === null || left?.exceeded) {
        for (const listener of fastify) listener.call(server, request, response);
        return;
      }
      const status = isFresh(request, answer.etag, answer.modified) ? 304 : 200;
      const head = (status === 304 ? answer.unchanged : answer.head).slice();
      if (rateLimit !== null && left !== null)
        head.push('ratelimit-policy', rateLimit.policy, 'ratelimit', left.field);
      response.writeHead(status, head);
      response.end(status === 304 ? undefined : answer.body);
      const { method = '', url = '' } = request;
      const ms = performance.now() - since;
      tell({ requestId: nextId(), method, url, ip, route: answer.route, status, ms });
    });
  }

  #find(request: IncomingMessage, trustProxy: boolean): Answer | null {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    const store = this.#store();
    const address = addressOf(request, trustProxy);
    const answer = this.answers.find(store, address);
    if (answer === null) this.#pending.set(request, { store, address });
    return answer;
  }

  /** Keeps the answer to a request, for the next one like it. */
  keep({ raw, routeOptions }: FastifyRequest, made: Made): void {
    const pending = this.#pending.get(raw);
    // A snapshot that came while the request was under way may have served a part of it.
    if (pending === undefined || pending.store !== this.#store()) return;
    const { etag, modified, body } = made;
    const length = { 'content-length': String(body.length) };
    const head = Object.entries({ ...this.#common, ...made.headers, ...length });
    this.answers.keep(pending.store, pending.address, {
      etag,
      modified,
      body,
      route: routeOptions.url ?? 'unknown',
      head: head.filter(([name]) => !made.without.includes(name)).flat(),
      unchanged: Object.entries({ ...this.#common, ...made.unchanged }).flat(),
    });
  }
}

/** Everything that an answer depends on besides the snapshot: the address as it was asked for, and what is negotiated. */
function addressOf({ url, headers }: IncomingMessage, trustProxy: boolean): string {
  const asked = `${url}\n${headers.host}\n${headers.accept}\n${headers['accept-encoding']}`;
  return trustProxy ? `${asked}\n${headers['x-forwarded-host']}\n${headers['x-forwarded-proto']}` : asked;
}

/** As Fastify finds it where every proxy is trusted: the first that was forwarded for. */
function addressOfClient({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? headers['x-forwarded-for'] : undefined;
  return (
    String(forwarded ?? socket.remoteAddress ?? '')
      .split(',')[0]
      ?.trim() ?? ''
  );
}
