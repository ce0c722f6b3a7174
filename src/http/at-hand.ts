import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Store } from '../store/store.ts';
import { type Answer, Answers } from './answers.ts';
import { isFresh, sendWhole } from './respond.ts';

interface Pending {
  readonly store: Store;
  readonly address: string;
}

/** Answers from memory, and remembers of the other requests under which address to keep their answers. */
export class AnswersAtHand {
  readonly answers: Answers;
  readonly #store: () => Store;
  readonly #pending = new WeakMap<FastifyRequest, Pending>();

  constructor(bytes: number, store: () => Store) {
    this.answers = new Answers(bytes);
    this.#store = store;
  }

  /** To be registered behind every hook that a kept answer must pass as well: it runs before validation. */
  register(app: FastifyInstance): void {
    app.addHook('onRequest', (request, reply, done) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return done();
      const store = this.#store();
      const address = addressOf(request);
      const answer = this.answers.find(store, address);
      if (answer !== null) return void send(answer, request, reply);
      this.#pending.set(request, { store, address });
      done();
    });
  }

  /** Keeps the answer to a request, for the next one like it. */
  keep(request: FastifyRequest, answer: Answer): void {
    const pending = this.#pending.get(request);
    // A snapshot that came while the request was under way may have served a part of it.
    if (pending !== undefined && pending.store === this.#store())
      this.answers.keep(pending.store, pending.address, answer);
  }
}

/** Everything that an answer depends on besides the snapshot: the address as it was asked for, and what is negotiated. */
function addressOf({ url, headers, protocol, host }: FastifyRequest): string {
  return `${url}\n${protocol}\n${host}\n${headers.accept}\n${headers['accept-encoding']}`;
}

/** Sends a finished answer, or 304 where the client has it already. */
export function send(answer: Answer, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (isFresh(request, answer.etag, answer.modified)) return reply.code(304).headers(answer.unchanged).send();
  return sendWhole(answer, reply);
}
