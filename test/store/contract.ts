import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { describeCatalogue } from './catalogue.ts';
import { describeFilters } from './filters.ts';
import { describePaging } from './paging.ts';
import { describeReleases } from './releases.ts';
import { describeSearch } from './search.ts';
import { describeSelection } from './selection.ts';
import { describeVintages } from './vintages.ts';

/** The store that a test asks, once it is open. */
export type Opened = () => Store;

/** What any store promises, shown on the seed of test/fixtures. */
export function describeStore(name: string, open: () => Store | Promise<Store>): void {
  describe(name, () => {
    let store: Store | null = null;
    const opened: Opened = () => {
      if (store === null) throw new Error('The store is not open yet.');
      return store;
    };
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store?.close());
    describePaging(opened);
    describeSelection(opened);
    describeFilters(opened);
    describeVintages(opened);
    describeReleases(opened);
    describeCatalogue(opened);
    describeSearch(opened);
  });
}
