import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Store } from '../store/store.ts';
import { type Answer, Answers } from './answers.ts';
import { isFresh } from './head.ts';
import type { RateLimit } from './limits.ts';
import type { Tell } from './log.ts';
import type { PlainSeries } from './series.ts';
import { queue } from './turns.ts';

interface Pending {
  readonly store: Store;
  readonly address: string;
}

type Headers = Readonly<Record<string, string>>;

/** An answer as it was made: its own headers, those of the 304 that stands for it, and the common ones that it goes without. */
export interface Made extends Pick<Answer, 'etag' | 'modified' | 'route'> {
  /** One after the other. */
  readonly body: readonly Buffer[];
  /** Whether it is worth its room. */
  readonly keep: boolean;
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
  readonly #flat: readonly string[];
  readonly #pending = new WeakMap<IncomingMessage, Pending>();

  /** `common` headers are those of every answer. */
  constructor(bytes: number, store: () => Store, common: Headers) {
    this.#common = common;
    this.#flat = flat(common);
    this.answers = new Answers(bytes);
    this.#store = store;
  }

  /**
   * Answers ahead of Fastify, whose request, routing and hooks take longer than such an answer.
   * Whatever is neither at hand nor a plain series, or more than the client may ask, goes on to Fastify.
   */
  ahead(app: FastifyInstance, series: PlainSeries, passing: Passing): void {
    const { server } = app;
    const listeners = server.listeners('request');
    const inTurn = queue();
    let open = true;
    app.addHook('preClose', async () => {
      open = false;
    });
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const since = performance.now();
      const onward = (pending?: Pending) => {
        if (pending !== undefined) this.#pending.set(request, pending);
        for (const listener of listeners) listener.call(server, request, response);
      };
      if (!open || (request.method !== 'GET' && request.method !== 'HEAD')) return onward();
      const store = this.#store();
      const address = addressOf(request, passing.trustProxy);
      const answer = this.answers.find(store, address);
      if (answer !== null) return send(answer, request, response, passing, since) || onward();
      inTurn(() => {
        const pending = { store, address };
        const making = series.answer(request, store);
        if (making === null) return onward(pending);
        making.then(
          (made) => {
            if (made === null) return onward(pending);
            return send(this.#keep(pending, made), request, response, passing, since) || onward();
          },
          () => onward(pending),
        );
      });
    });
  }

  /** Keeps the answer to a request, for the next one like it. */
  keep({ raw, routeOptions }: FastifyRequest, made: Omit<Made, 'route' | 'keep'>): void {
    const pending = this.#pending.get(raw);
    if (pending !== undefined)
      this.#keep(pending, { ...made, keep: true, route: routeOptions.url ?? 'unknown' });
  }

  #keep({ store, address }: Pending, made: Made): Answer {
    const { etag, modified, route, body, keep, headers, unchanged, without } = made;
    const length = String(body.reduce((sum, part) => sum + part.length, 0));
    const answer = {
      etag,
      modified,
      route,
      body,
      head: [...this.#besides(headers, without), ...flat(headers), 'content-length', length],
      unchanged: [...this.#besides(unchanged, []), ...flat(unchanged)],
    };
    // A snapshot that came while the request was under way may have served a part of it.
    if (keep && store === this.#store()) this.answers.keep(store, address, answer);
    return answer;
  }

  /** The common headers but for those that an answer has otherwise, or not at all. */
  #besides(own: Headers, without: readonly string[]): readonly string[] {
    const names = Object.keys(this.#common).filter((name) => name in own || without.includes(name));
    if (names.length === 0) return this.#flat;
    return flat(Object.fromEntries(Object.entries(this.#common).filter(([name]) => !names.includes(name))));
  }
}

/** Names and values in turn. */
function flat(headers: Headers): string[] {
  const list: string[] = [];
  for (const name in headers) list.push(name, headers[name] ?? '');
  return list;
}

/** Sends a finished answer, or 304 where the client has it already; false where the client may ask no more. */
function send(
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
  { rateLimit, tell, nextId, trustProxy }: Passing,
  since: number,
): boolean {
  const ip = clientOf(request, trustProxy);
  const left = rateLimit?.take(ip);
  if (left?.exceeded) return false;
  const status = isFresh(request, answer.etag, answer.modified) ? 304 : 200;
  const head = (status === 304 ? answer.unchanged : answer.head).slice();
  if (left !== undefined) head.push('ratelimit-policy', left.policy, 'ratelimit', left.field);
  // As one flat list: header by header takes as long as all the rest.
  response.writeHead(status, head);
  const body = status === 304 ? [] : answer.body;
  for (const part of body.slice(0, -1)) response.write(part);
  response.end(body.at(-1));
  const { method = '', url = '' } = request;
  const ms = performance.now() - since;
  tell({ requestId: nextId(), method, url, ip, route: answer.route, status, ms });
  return true;
}

/** Everything that an answer depends on besides the snapshot: the address as it was asked for, and what is negotiated. */
function addressOf({ url, headers }: IncomingMessage, trustProxy: boolean): string {
  const asked = `${url}\n${headers.host}\n${headers.accept}\n${headers['accept-encoding']}`;
  return trustProxy ? `${asked}\n${headers['x-forwarded-host']}\n${headers['x-forwarded-proto']}` : asked;
}

/** As Fastify finds it where every proxy is trusted: the first that was forwarded for. */
function clientOf({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? headers['x-forwarded-for'] : undefined;
  return (
    String(forwarded ?? socket.remoteAddress ?? '')
      .split(',')[0]
      ?.trim() ?? ''
  );
}
