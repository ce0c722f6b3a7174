import { openSeeded } from '../../src/store/seed/file/open-seeded.ts';
import type { Store } from '../../src/store/store.ts';
import { fixture } from './server.ts';

/** A store that holds the fixture, but for what is said. */
export function storeWith(change: Partial<Store>): Store {
  const whole = openSeeded(':memory:', fixture);
  return {
    build: whole.build,
    catalogue: () => whole.catalogue(),
    arrivals: (...what) => whole.arrivals(...what),
    read: (...what) => whole.read(...what),
    count: (...what) => whole.count(...what),
    firstHelpful: (...what) => whole.firstHelpful(...what),
    search: (...what) => whole.search(...what),
    file: (...what) => whole.file(...what),
    close: () => whole.close(),
    ...change,
  };
}
