import { parentPort, Worker } from 'node:worker_threads';

interface Question<Q> {
  readonly number: number;
  readonly what: Q;
}

interface Reply<A> {
  readonly number: number;
  readonly answer?: A;
  readonly error?: unknown;
}

interface Waiting<A> {
  resolve(answer: A): void;
  reject(error: unknown): void;
}

/**
 * A thread of its own for work that cannot be done in turns: started when it is first needed, and again after it broke.
 * Questions and answers are copied, so they must be small and plain; but an `ArrayBuffer` is handed over as it is.
 */
export class Aside<Q, A> {
  readonly #program: URL;
  readonly #waiting = new Map<number, Waiting<A>>();
  #worker: Worker | null = null;
  #asked = 0;

  /** The program calls `answerAside`. */
  constructor(program: URL) {
    this.#program = program;
  }

  /** Ends the thread, which forgets what it knew; nobody may be waiting. */
  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  ask(what: Q): Promise<A> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    this.#asked += 1;
    const number = this.#asked;
    const answer = new Promise<A>((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
    worker.ref();
    worker.postMessage({ number, what } satisfies Question<Q>);
    return answer;
  }

  #start(): Worker {
    // Nothing that was loaded into this process for its own sake is loaded there.
    const worker = new Worker(this.#program, { execArgv: [] });
    worker.on('message', ({ number, ...reply }: Reply<A>) => {
      const waiting = this.#waiting.get(number);
      this.#waiting.delete(number);
      // Who waits for nothing is free to end.
      if (this.#waiting.size === 0) worker.unref();
      if ('error' in reply) waiting?.reject(reply.error);
      else waiting?.resolve(reply.answer as A);
    });
    worker.on('error', (error) => {
      this.#worker = null;
      for (const waiting of this.#waiting.values()) waiting.reject(error);
      this.#waiting.clear();
    });
    return worker;
  }
}

/** In the thread's program: answers one question after the other. */
export function answerAside<Q, A>(answer: (question: Q) => Promise<A>): void {
  let before: Promise<unknown> = Promise.resolve();
  parentPort?.on('message', ({ number, what }: Question<Q>) => {
    before = before
      .then(() => answer(what))
      .then(
        (found) =>
          parentPort?.postMessage(
            { number, answer: found } satisfies Reply<A>,
            found instanceof ArrayBuffer ? [found] : [],
          ),
        (error) => parentPort?.postMessage({ number, error } satisfies Reply<A>),
      );
  });
}
