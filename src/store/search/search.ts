import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import type { Catalogue, Indicator } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import type { Found, SearchHit } from '../store.ts';
import { normalized } from './normalized.ts';
import { fieldsOf, searchFields, termOf, termsOf } from './search-fields.ts';
import { anyOf, foundEnough, type Knows, queryOf } from './search-query.ts';
import { type Weight, weighing, weightsOf } from './search-weights.ts';
import { simplified } from './simplified.ts';
import { joined, type Part, Thesaurus, withoutLone } from './thesaurus.ts';

/** Documents that are indexed between two yields to the event loop: some milliseconds. */
const chunkSize = 8;
/** How many indicators are named as near where nothing is found. */
const nearest = 5;

const boost = { names: 4, ids: 3, meanings: 3, keywords: 2, areas: 2 };

/** Full-text search for indicators in both languages, by MiniSearch's documented options and the words of `seed/synonyms.yaml`. */
export class Search {
  readonly #index: MiniSearch<Indicator>;
  readonly #thesaurus: Thesaurus;
  readonly #weights: ReadonlyMap<string, Weight>;
  /** Whether a Latin word begins any that is indexed. */
  readonly #knows: Knows = (word) => this.#index.search(word, { prefix: true }).length > 0;

  private constructor(index: MiniSearch<Indicator>, thesaurus: Thesaurus, catalogue: Catalogue) {
    this.#index = index;
    this.#thesaurus = thesaurus;
    this.#weights = weightsOf(catalogue);
  }

  /** The index of a catalogue; yields to the event loop while it is built. */
  static async of(catalogue: Catalogue): Promise<Search> {
    const thesaurus = new Thesaurus(catalogue);
    const fields: Readonly<Record<string, (indicator: Indicator) => string>> = fieldsOf(catalogue, thesaurus);
    const index = new MiniSearch<Indicator>({
      fields: searchFields,
      extractField: (indicator, field) => fields[field]?.(indicator),
      tokenize: termsOf,
      processTerm: termOf,
      // A word that is said again asks for nothing more.
      searchOptions: { tokenize: (text) => [...new Set(termsOf(text))] },
    });
    await index.addAllAsync([...livingIndicators(catalogue).values()], { chunkSize });
    return new Search(index, thesaurus, catalogue);
  }

  /** The indicators that a text finds, best first; where there are none, some that parts of it find. */
  async find(text: string): Promise<Found> {
    const plain = normalized(await simplified(text));
    const told = this.#thesaurus.parts(plain).filter(({ text }) => termsOf(text).length > 0);
    const parts = told.length > 0 ? told : [{ text: plain, meaning: null, area: null }];
    const boostDocument = this.#boost(plain, parts);
    const areas = [...new Set(parts.flatMap(({ area }) => area ?? []))];
    const hitsOf = (results: readonly SearchResult[]) =>
      results.map(({ id }) => this.#hit(String(id), areas));
    const hits = hitsOf(this.#results(parts, { boost, boostDocument }));
    if (hits.length > 0) return { hits, near: [], areas, elsewhere: [] };
    const near = this.#index.search(anyOf(parts, this.#knows), { boost, boostDocument });
    const placeless = areas.length === 0 ? [] : parts.filter(({ area }) => area === null);
    const elsewhere = placeless.length === 0 ? [] : this.#results(placeless, { boost, boostDocument });
    return { hits, near: hitsOf(near.slice(0, nearest)), areas, elsewhere: hitsOf(elsewhere) };
  }

  /**
   * As the text is written; if that finds nothing, with typing errors; then without single Chinese characters beside
   * other words (看直播的人); then with wrong characters and parts of long runs; then with these where they may have
   * hidden a word.
   */
  #results(parts: readonly Part[], options: SearchOptions): SearchResult[] {
    const free = (tried: readonly Part[]) =>
      this.#index.search(queryOf(tried, 'free', this.#knows), {
        ...options,
        filter: (result) => foundEnough(tried, result),
      });
    const attempts = [
      () =>
        this.#index.search(
          queryOf(parts, 'exact', () => true),
          options,
        ),
      () => this.#index.search(queryOf(parts, 'exact', this.#knows), options),
      () => this.#index.search(queryOf(withoutLone(parts), 'exact', this.#knows), options),
      () => free(parts),
      () => free(joined(parts)),
    ];
    for (const attempt of attempts) {
      const found = attempt();
      if (found.length > 0) return found;
    }
    return [];
  }

  #boost(text: string, parts: readonly Part[]): NonNullable<SearchOptions['boostDocument']> {
    const factor = weighing(text, parts);
    return (id) => {
      const weight = this.#weights.get(id);
      return weight === undefined ? 1 : factor(weight);
    };
  }

  #hit(id: string, named: readonly string[]): SearchHit {
    const areas = this.#weights.get(id)?.areas;
    return { id, area: named.find((area) => areas?.has(area)) ?? null };
  }
}
