import type { Config } from '../config.ts';
import type { Store } from '../store/store.ts';
import type { AnswersAtHand } from './at-hand.ts';
import type { Spool } from './spool.ts';

/** What a handler may use. */
export interface Services {
  /** The snapshot that serves now; take it once per request. */
  readonly store: () => Store;
  readonly config: Config;
  /** Version of this software, part of every ETag. */
  readonly version: string;
  /** Finished answers, for the next request like theirs. */
  readonly atHand: AnswersAtHand;
  /** Large answers that stream, in files. */
  readonly spool: Spool;
}
