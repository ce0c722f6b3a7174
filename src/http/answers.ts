import type { Store } from '../store/store.ts';
import type { Finished } from './finished.ts';
import { Whole } from './whole.ts';

/** A finished answer. */
export interface Answer extends Finished {
  readonly etag: string;
  readonly modified: Date;
  /** Pattern of the path that it answers, for the metrics. */
  readonly route: string;
}

interface Kept extends Answer {
  readonly wholes: NonNullable<Finished['wholes']>;
  readonly bytes: number;
  /** How many addresses lead to it. */
  addresses: number;
}

interface Address {
  readonly answer: Kept;
  readonly bytes: number;
  /** Asked for since it was last looked over. */
  used: boolean;
}

/**
 * Finished answers of the snapshot that serves, in memory, at most so many bytes of them.
 * An address is a URL with everything of a request that its answer depends on; several may lead to one answer, which its ETag names.
 * What was not asked for since it was last looked over goes first.
 */
export class Answers {
  readonly #most: number;
  readonly #addresses = new Map<string, Address>();
  readonly #answers = new Map<string, Kept>();
  #store: Store | null = null;
  #bytes = 0;
  hits = 0;
  misses = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The answer at an address; everything is dropped when another snapshot serves. */
  find(store: Store, address: string): Answer | null {
    if (store !== this.#store) this.#restart(store);
    const found = this.#addresses.get(address);
    if (found === undefined) {
      this.misses += 1;
      return null;
    }
    this.hits += 1;
    found.used = true;
    return found.answer;
  }

  /** Keeps an answer that came from a snapshot; not when another one serves by now, nor when it alone would fill a tenth of the room. */
  keep(store: Store, address: string, answer: Answer): void {
    if (store !== this.#store || this.#addresses.has(address)) return;
    const size = sizeOf(answer);
    if (size > this.#most / 10) return;
    const kept = this.#answers.get(answer.etag) ?? keptAs(answer, size);
    if (kept.addresses === 0) {
      this.#answers.set(answer.etag, kept);
      this.#bytes += kept.bytes;
    }
    kept.addresses += 1;
    const entry = { answer: kept, bytes: 2 * address.length + overhead, used: false };
    this.#addresses.set(address, entry);
    this.#bytes += entry.bytes;
    this.#makeRoom();
  }

  #makeRoom(): void {
    for (const [address, entry] of this.#addresses) {
      if (this.#bytes <= this.#most) return;
      this.#addresses.delete(address);
      if (entry.used) {
        entry.used = false;
        this.#addresses.set(address, entry);
      } else this.#forget(entry);
    }
  }

  #forget({ answer, bytes }: Address): void {
    this.#bytes -= bytes;
    answer.addresses -= 1;
    if (answer.addresses > 0) return;
    this.#answers.delete(answer.etag);
    this.#bytes -= answer.bytes;
  }

  #restart(store: Store): void {
    this.#store = store;
    this.#addresses.clear();
    this.#answers.clear();
    this.#bytes = 0;
  }
}

/** What the objects around one entry take, roughly. */
const overhead = 400;

function keptAs(answer: Answer, bytes: number): Kept {
  const whole = new Whole(answer.body);
  return {
    ...answer,
    wholes: { 200: whole, 304: new Whole([]) },
    get body() {
      return [whole.body];
    },
    bytes,
    addresses: 0,
  };
}

function sizeOf({ body, head, unchanged }: Answer): number {
  // Heads are kept in one piece with their bodies as well.
  const parts = [head, head, unchanged, unchanged, ...body];
  return parts.reduce((sum, { length }) => sum + length, overhead);
}
