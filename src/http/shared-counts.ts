import { ClientCounts, type Counted, type Counts } from './client-counts.ts';

/** What a worker sends to the process that started it: the clients whose requests came in one turn of its event loop. */
export interface CountsAsked {
  readonly batch: number;
  readonly clients: readonly string[];
  /** Milliseconds of the window. */
  readonly window: number;
}

/** The answer: the counts of a batch, in the order of its clients. */
export interface CountsGiven {
  readonly batch: number;
  readonly counted: readonly Counted[];
}

/** The two ends of the way to the process that counts. */
export interface CountsChannel {
  send(asked: CountsAsked): void;
  listen(hear: (message: unknown) => void): void;
}

interface Waiting {
  readonly client: string;
  readonly window: number;
  readonly done: Parameters<Counts['incr']>[1];
}

/** Milliseconds that a request waits for its count. */
export const countPatience = 100;
/** Milliseconds for which a worker counts alone once a count did not come. */
export const countAlone = 1000;

/** Counts that all workers share, since another process keeps them. Where that does not answer, a worker counts for itself. */
export class SharedCounts implements Counts {
  readonly #channel: CountsChannel;
  readonly #own = new ClientCounts();
  readonly #sent = new Map<number, readonly Waiting[]>();
  #collected: Waiting[] = [];
  #batches = 0;
  #aloneUntil = 0;

  constructor(channel: CountsChannel) {
    this.#channel = channel;
    channel.listen((message) => {
      if (isGiven(message)) this.#take(message);
    });
  }

  incr(client: string, done: Waiting['done'], window: number): void {
    if (performance.now() < this.#aloneUntil) {
      this.#own.incr(client, done, window);
      return;
    }
    // One message for all requests of this turn of the event loop.
    if (this.#collected.push({ client, window, done }) === 1) setImmediate(() => this.#send());
  }

  #send(): void {
    const waiting = this.#collected;
    this.#collected = [];
    this.#batches += 1;
    const batch = this.#batches;
    this.#sent.set(batch, waiting);
    setTimeout(() => this.#giveUp(batch), countPatience).unref();
    const [{ window = 0 } = {}] = waiting;
    this.#channel.send({ batch, window, clients: waiting.map(({ client }) => client) });
  }

  #take({ batch, counted }: CountsGiven): void {
    const waiting = this.#sent.get(batch) ?? [];
    this.#sent.delete(batch);
    for (const [place, { client, window, done }] of waiting.entries())
      done(null, counted[place] ?? this.#own.count(client, window));
  }

  #giveUp(batch: number): void {
    if (!this.#sent.has(batch)) return;
    this.#aloneUntil = performance.now() + countAlone;
    this.#take({ batch, counted: [] });
  }
}

/** Counts for all workers. */
export class CountKeeper {
  readonly #counts = new ClientCounts();

  answer({ batch, clients, window }: CountsAsked): CountsGiven {
    return { batch, counted: clients.map((client) => this.#counts.count(client, window)) };
  }
}

function isGiven(message: unknown): message is CountsGiven {
  return typeof message === 'object' && message !== null && 'counted' in message;
}
