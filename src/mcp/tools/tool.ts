import type { z } from 'zod';
import type { Store } from '../../store/store.ts';

/** What a call is answered from. */
export interface Asking {
  /** The snapshot that is read from first to last. */
  readonly store: Store;
  /** Base of links, without a slash at its end. */
  readonly base: string;
  /** Today in UTC, `YYYY-MM-DD`. */
  readonly today: string;
  /** Aborted when nobody wants the answer any more. */
  readonly signal: AbortSignal;
}

/** What all calls of a connection share. */
export type Session = Omit<Asking, 'signal'>;

/** Arguments of a call: as they were written, and as the schema reads them. */
export interface Arguments<I extends z.ZodType> {
  readonly written: Readonly<Record<string, unknown>>;
  readonly read: z.output<I>;
}

/** One answer in two forms. */
export interface Told<D> {
  /** What a model reads: the sentence to quote first, an entry on each further line, the link for more at the end. */
  readonly text: string;
  readonly data: D;
}

/** An answer that is as long as its room allows. */
export interface Elastic<D> {
  /** How many entries there are. */
  readonly entries: number;
  /** The answer with the first entries alone. */
  readonly withFirst: (count: number) => Told<D>;
}

/** A tool; `D` is what its output schema describes. */
export interface Tool<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType<object, object> = z.ZodType<object, object>,
> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: I;
  readonly output: O;
  /** @throws Problem that says what would work */
  readonly answer: (asked: Arguments<I>, asking: Asking) => Promise<Elastic<z.input<O>>>;
}

/** A tool whose types are known where it is written. */
export function tool<I extends z.ZodType, O extends z.ZodType<object, object>>(
  written: Tool<I, O>,
): Tool<I, O> {
  return written;
}
