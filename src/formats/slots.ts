import { setImmediate } from 'node:timers/promises';
import { Problem } from '../domain/problems.ts';

interface Capacity {
  /** Tasks that run at the same time: their memory is bounded, and so is what they do in one turn of the event loop. */
  readonly running: number;
  /** Tasks that wait for one of them to end. */
  readonly waiting: number;
}

/** Who waits for a task. */
export interface Caller {
  /** Aborted when nobody wants the result any more. */
  readonly signal: AbortSignal;
  /** True for a caller that is never refused. */
  readonly patient?: boolean;
}

/** A bounded queue for work that is dear: tasks run in the order in which they came, a few at a time. */
export class Slots {
  readonly #capacity: Capacity;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(capacity: Capacity) {
    this.#capacity = capacity;
  }

  /**
   * What the task returns, begun when its turn comes.
   * @throws Problem `unavailable` where too many wait already; the reason of the signal where it is aborted before the turn comes
   */
  async run<T>({ signal, patient = false }: Caller, task: () => Promise<T>): Promise<T> {
    if (this.#running < this.#capacity.running) this.#running += 1;
    else await this.#turn(signal, patient);
    try {
      // The end of a connection is read one turn of the event loop after the request that came before it.
      for (let turn = 0; turn < 2; turn += 1) await setImmediate();
      signal.throwIfAborted();
      return await task();
    } finally {
      const [next] = this.#waiting;
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  async #turn(signal: AbortSignal, patient: boolean): Promise<void> {
    if (!patient && this.#waiting.size >= this.#capacity.waiting)
      throw new Problem('unavailable', 'Too many large answers are being made. Try again in a few seconds.', {
        retryAfter: 5,
      });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const begin = () => {
      this.#waiting.delete(begin);
      resolve();
    };
    const leave = () => {
      if (this.#waiting.delete(begin)) reject(signal.reason);
    };
    this.#waiting.add(begin);
    signal.addEventListener('abort', leave);
    await promise.finally(() => signal.removeEventListener('abort', leave));
  }
}
