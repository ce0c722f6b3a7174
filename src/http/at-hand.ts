import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Store } from '../store/store.ts';
import { type Answer, Answers } from './answers.ts';
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

/** Answers from memory, and remembers of the other requests under which address to keep their answers. */
export class AnswersAtHand {
  readonly answers: Answers;
  readonly #store: () => Store;
  readonly #common: Headers;
  readonly #pending = new WeakMap<FastifyRequest, Pending>();

  /** `common` headers are those of every answer. */
  constructor(bytes: number, store: () => Store, common: Headers) {
    this.#common = common;
    this.answers = new Answers(bytes);
    this.#store = store;
  }

  /** To be registered behind what a kept answer must pass as well, and before the hooks that set the common headers. */
  register(app: FastifyInstance): void {
    app.addHook('onRequest', (request, reply, done) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return done();
      const store = this.#store();
      const address = addressOf(request);
      const answer = this.answers.find(store, address);
      if (answer !== null) return send(answer, request, reply);
      this.#pending.set(request, { store, address });
      done();
    });
  }

  /** Keeps the answer to a request, for the next one like it. */
  keep(request: FastifyRequest, made: Made): void {
    const pending = this.#pending.get(request);
    // A snapshot that came while the request was under way may have served a part of it.
    if (pending === undefined || pending.store !== this.#store()) return;
    const { etag, modified, body } = made;
    const length = { 'content-length': String(body.length) };
    const head = Object.entries({ ...this.#common, ...made.headers, ...length });
    this.answers.keep(pending.store, pending.address, {
      etag,
      modified,
      body,
      head: head.filter(([name]) => !made.without.includes(name)).flat(),
      unchanged: Object.entries({ ...this.#common, ...made.unchanged }).flat(),
    });
  }
}

/** Everything that an answer depends on besides the snapshot: the address as it was asked for, and what is negotiated. */
function addressOf({ url, headers, protocol, host }: FastifyRequest): string {
  return `${url}\n${protocol}\n${host}\n${headers.accept}\n${headers['accept-encoding']}`;
}

/**
 * Sends a finished answer, or 304 where the client has it already, with what the hooks before have set.
 * Straight to Node, as one flat list: by Fastify's way, header by header, that takes as long as all the rest.
 */
function send(answer: Answer, request: FastifyRequest, reply: FastifyReply): void {
  const fresh = isFresh(request, answer.etag, answer.modified);
  const head = [...(fresh ? answer.unchanged : answer.head)];
  for (const [name, value] of Object.entries(reply.getHeaders())) head.push(name, String(value));
  reply.hijack();
  reply.raw.writeHead(fresh ? 304 : 200, head);
  reply.raw.end(fresh ? undefined : answer.body);
}
