import type { Answered, Tell } from './plugins/request-log.ts';

/** Upper bounds of the durations that are told apart, in seconds. */
export const bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2];

type Kind = Pick<Answered, 'route' | 'method' | 'status'>;

/** Answers of one kind. */
export interface Counted extends Kind {
  count: number;
  /** How many took no longer than each bound, and longer than the one before. */
  readonly within: number[];
  /** Of their durations, in seconds. */
  sum: number;
}

/**
 * Counts answers and their durations by route, method and status.
 * The library of the metrics looks its labels up for each: here they are compared with those of the answer before.
 */
export class Counts {
  readonly #kinds = new Map<string, Counted>();
  #last: Counted | null = null;

  readonly tell: Tell = (answered) => {
    const counted = this.#of(answered);
    const seconds = answered.ms / 1000;
    counted.count += 1;
    counted.sum += seconds;
    const place = bounds.findIndex((bound) => seconds <= bound);
    if (place >= 0) counted.within[place] = (counted.within[place] ?? 0) + 1;
  };

  values(): Iterable<Counted> {
    return this.#kinds.values();
  }

  #of({ route, method, status }: Kind): Counted {
    const last = this.#last;
    if (last !== null && last.route === route && last.status === status && last.method === method)
      return last;
    const key = `${status} ${method} ${route}`;
    const counted = this.#kinds.get(key) ?? {
      route,
      method,
      status,
      count: 0,
      within: bounds.map(() => 0),
      sum: 0,
    };
    this.#kinds.set(key, counted);
    this.#last = counted;
    return counted;
  }
}
