import { LRUCache } from 'lru-cache';
import type { Indicator } from '../../domain/catalogue/catalogue.ts';
import { byId } from '../../domain/statements/ordering.ts';
import type { Store } from '../../store/store.ts';
import { inTurns, othersTurn } from '../../turns.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { Facets, type Filters, isFiltered, type Narrowed } from './indicator-facets.ts';

/** An indicator with what lists sort, filter and count by. */
export interface Entry {
  readonly id: string;
  /** In the order of ids, from 0. */
  readonly place: number;
  readonly indicator: Indicator;
  readonly coverage: Coverage;
}

/** How many texts of a search are remembered, with what they found. */
const keptSearches = 100;

/** All indicators of a snapshot, ready to be searched, filtered and counted. */
export class Overview {
  readonly #store: Store;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #facets: Facets;
  readonly #all: Narrowed;
  readonly #found = new LRUCache<string, Narrowed>({ max: keptSearches });

  private constructor(store: Store, entries: readonly Entry[], facets: Facets) {
    this.#store = store;
    this.#entries = new Map(entries.map((entry) => [entry.id, entry]));
    this.#facets = facets;
    this.#all = facets.narrow(entries, {});
  }

  /** Looks at every indicator, other requests having their turn between. */
  static async of(store: Store): Promise<Overview> {
    const { indicators, series } = await store.catalogue();
    const facets = new Facets();
    // Ten thousand indicators have few different lists of areas and frequencies.
    const lists = new Map<string, Coverage>();
    const sorted = [...indicators.values()].sort((a, b) => byId(a.id, b.id));
    const entries = await inTurns([...sorted.entries()], ([place, indicator]) => {
      const coverage = coverageOf(series.get(indicator.id) ?? []);
      const key = `${coverage.areas.join()} ${coverage.frequencies.join()}`;
      const { areas, frequencies } = lists.get(key) ?? coverage;
      if (!lists.has(key)) lists.set(key, coverage);
      const entry = { id: indicator.id, place, indicator, coverage: { ...coverage, areas, frequencies } };
      facets.add(entry);
      return entry;
    });
    await othersTurn();
    const overview = new Overview(store, entries, facets);
    await othersTurn();
    return overview;
  }

  /** Indicators that a text finds, best first, or all by their ids; as many as pass the filters. */
  async find(text: string | undefined, filters: Filters): Promise<Narrowed> {
    const found = text === undefined ? this.#all : await this.#search(text);
    return isFiltered(filters) ? this.#facets.narrow(found.entries, filters) : found;
  }

  async #search(text: string): Promise<Narrowed> {
    const known = this.#found.get(text);
    if (known !== undefined) return known;
    const entries: Entry[] = [];
    for (const id of await this.#store.search(text)) {
      const entry = this.#entries.get(id);
      if (entry !== undefined) entries.push(entry);
    }
    const found = this.#facets.narrow(entries, {});
    this.#found.set(text, found);
    return found;
  }
}
