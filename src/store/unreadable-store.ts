import { Problem } from '../domain/problems.ts';
import type { Store } from './store.ts';

/** What stands for a store whose file was damaged: nothing is read from it, since it may be wrong. */
export const unreadableStore: Store = {
  build: '',
  catalogue: refuse,
  arrivals: refuse,
  read: refuse,
  count: refuse,
  firstHelpful: refuse,
  search: refuse,
  file: refuse,
  close: async () => {},
};

async function refuse(): Promise<never> {
  throw new Problem('unavailable', 'The database cannot be read.', { retryAfter: 5 });
}
