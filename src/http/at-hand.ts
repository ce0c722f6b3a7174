import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Store } from '../store/store.ts';
import { begin } from '../turns.ts';
import { type Answer, Answers } from './answers.ts';
import { type Exchange, fieldLines, finishedSender } from './finished.ts';
import { linesOf, type RateLimit } from './plugins/rate-limit.ts';
import type { Tell } from './plugins/request-log.ts';
import { isFresh } from './response/validators.ts';
import type { PlainSeries } from './series.ts';

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
  readonly #commonLines: string;
  readonly #pending = new WeakMap<IncomingMessage, Pending>();

  /** `common` headers are those of every answer. */
  constructor(bytes: number, store: () => Store, common: Headers) {
    this.#common = common;
    this.#commonLines = fieldLines(common);
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
    const send = sender(finishedSender(server), passing);
    let open = true;
    app.addHook('preClose', async () => {
      open = false;
    });
    server.removeAllListeners('request');
    const onward = ({ request, response }: Exchange, pending?: Pending) => {
      if (pending !== undefined) this.#pending.set(request, pending);
      for (const listener of listeners) listener.call(server, request, response);
    };
    const made = (exchange: Exchange, pending: Pending, since: number) => {
      const making = series.answer(exchange.request, pending.store);
      if (making === null) return onward(exchange, pending);
      making
        .then((answer) => answer && this.#keep(pending, answer))
        .then(
          (answer) => {
            if (answer === null) return onward(exchange, pending);
            return send(answer, exchange, since) || onward(exchange);
          },
          () => onward(exchange, pending),
        );
    };
    // Makes no function of its own for a request: that takes as long as finding its answer.
    const missed = (exchange: Exchange, pending: Pending, since: number) =>
      begin(() => made(exchange, pending, since));
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const since = performance.now();
      const exchange = { request, response };
      if (!open || (request.method !== 'GET' && request.method !== 'HEAD')) return onward(exchange);
      const store = this.#store();
      const address = addressOf(request, passing.trustProxy);
      const answer = this.answers.find(store, address);
      if (answer === null) return missed(exchange, { store, address }, since);
      return send(answer, exchange, since) || onward(exchange);
    });
  }

  /** Keeps the answer to a request, for the next one like it. */
  keep({ raw, routeOptions }: FastifyRequest, made: Omit<Made, 'route' | 'keep'>): void {
    const pending = this.#pending.get(raw);
    if (pending !== undefined)
      this.#keep(pending, { ...made, keep: true, route: routeOptions.url ?? 'unknown' });
  }

  /** True where the snapshot that serves now served already when the request came, so that nothing in its answer is older. */
  isOfNow({ raw }: FastifyRequest): boolean {
    return this.#pending.get(raw)?.store === this.#store();
  }

  #keep({ store, address }: Pending, made: Made): Answer {
    const { etag, modified, route, body, keep, headers, unchanged, without } = made;
    const length = String(body.reduce((sum, part) => sum + part.length, 0));
    const answer = {
      etag,
      modified,
      route,
      body,
      head: this.#besides(headers, without) + fieldLines({ ...headers, 'content-length': length }),
      unchanged: this.#besides(unchanged, []) + fieldLines(unchanged),
    };
    // A snapshot that came while the request was under way may have served a part of it.
    if (keep && store === this.#store()) this.answers.keep(store, address, answer);
    return answer;
  }

  /** The common headers but for those that an answer has otherwise, or not at all. */
  #besides(own: Headers, without: readonly string[]): string {
    const names = Object.keys(this.#common).filter((name) => name in own || without.includes(name));
    if (names.length === 0) return this.#commonLines;
    return fieldLines(
      Object.fromEntries(Object.entries(this.#common).filter(([name]) => !names.includes(name))),
    );
  }
}

/** Sends a finished answer, or 304 where the client has it already; false where the client may ask no more. */
function sender(send: ReturnType<typeof finishedSender>, { rateLimit, tell, nextId, trustProxy }: Passing) {
  return (answer: Answer, exchange: Exchange, since: number): boolean => {
    const { request } = exchange;
    const ip = clientOf(request, trustProxy);
    const left = rateLimit?.take(ip);
    if (left?.exceeded) return false;
    const status = isFresh(request, answer.etag, answer.modified) ? 304 : 200;
    const passing = left === undefined ? '' : linesOf(left);
    send(exchange, answer, { status, passing });
    const { method = '', url = '' } = request;
    const ms = performance.now() - since;
    tell({ requestId: nextId(), method, url, ip, route: answer.route, status, ms });
    return true;
  };
}

/** Everything that an answer depends on besides the snapshot: the address as it was asked for, and what is negotiated. */
function addressOf({ url, headers }: IncomingMessage, trustProxy: boolean): string {
  const asked = `${url}\n${headers.host}\n${headers.accept}\n${headers['accept-encoding']}`;
  return trustProxy ? `${asked}\n${headers['x-forwarded-host']}\n${headers['x-forwarded-proto']}` : asked;
}

/** As Fastify finds it where every proxy is trusted: the first that was forwarded for. */
function clientOf({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const { remoteAddress = '' } = socket;
  const forwarded = trustProxy ? headers['x-forwarded-for'] : undefined;
  if (forwarded === undefined) return remoteAddress;
  const [first = ''] = String(forwarded).split(',');
  return first.trim();
}
