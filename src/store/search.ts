import type { Catalogue, Indicator } from '../domain/catalogue/catalogue.ts';
import { Hits } from './hits.ts';
import { type Index, indexOf } from './postings.ts';
import { isChinese, wordsIn } from './tokenizer.ts';

/** How much more a hit counts in the id, the names, the topic with concept and producer, and the definitions. */
const boosts = [3, 4, 2, 1];
/** How much less the beginning of a word counts, or one with a slip, than the word itself. */
const [ofBeginning, ofSlip] = [0.375, 0.45];

interface Tolerance {
  readonly prefix: boolean;
  /** How many letters may be wrong. */
  readonly typos: number;
}

/** An index over ids, names, topics, producers and definitions in both languages. */
export class Search {
  readonly #ids: readonly string[];
  readonly #index: Index;

  private constructor(ids: readonly string[], index: Index) {
    this.#ids = ids;
    this.#index = index;
  }

  /** Builds the index a part at a time, so that requests get their turn between. */
  static async of(catalogue: Catalogue): Promise<Search> {
    const documents = catalogue.indicators.values().map((indicator) => fieldsOf(indicator, catalogue));
    return new Search([...catalogue.indicators.keys()], await indexOf(documents, boosts.length));
  }

  /** Ids that have every word of the text: as written, as the beginning of a word, or with a letter or two wrong; best first. */
  find(text: string): string[] {
    const words = wordsIn(text).map((word) => word.toLowerCase());
    const exact = this.#every(words, (word) => ({ prefix: !isChinese(word) || word.length === 1, typos: 0 }));
    const hits =
      exact.length > 0 ? exact : this.#every(words, (word) => ({ prefix: true, typos: typos(word) }));
    return hits.map((place) => this.#ids[place] ?? '');
  }

  /** Places of the indicators that have all of the words. */
  #every(words: readonly string[], tolerance: (word: string) => Tolerance): number[] {
    let all: Hits | null = null;
    for (const word of words) {
      const hits = this.#hits(word, tolerance(word));
      all = all === null ? hits : hits.both(all);
    }
    return all?.ranked(new Set(words).size) ?? [];
  }

  #hits(word: string, { prefix, typos }: Tolerance): Hits {
    const { words, documents } = this.#index;
    const hits = new Hits(documents);
    this.#add(hits, words.get(word), 1);
    const slips = typos > 0 ? words.fuzzyGet(word, typos) : null;
    if (prefix)
      for (const [longer, found] of words.atPrefix(word)) {
        const more = longer.length - word.length;
        if (more === 0) continue;
        slips?.delete(longer);
        this.#add(hits, found, (ofBeginning * longer.length) / (longer.length + 0.3 * more));
      }
    for (const [similar, [found, wrong]] of slips ?? [])
      if (wrong > 0) this.#add(hits, found, (ofSlip * similar.length) / (similar.length + wrong));
    return hits;
  }

  #add(hits: Hits, word: number | undefined, weight: number): void {
    if (word === undefined) return;
    for (const [field, boost] of boosts.entries())
      hits.add(this.#index.postings, this.#index.range(word, field), weight * boost);
  }
}

/** How many letters of a word may be wrong: none in Chinese or in short words; two that changed places count twice. */
function typos(word: string): number {
  if (isChinese(word) || word.length < 4) return 0;
  return word.length < 5 ? 1 : 2;
}

function fieldsOf(indicator: Indicator, catalogue: Catalogue): string[] {
  const names = (entry: { name: { en: string; zh: string } } | undefined) =>
    entry ? `${entry.name.en} ${entry.name.zh}` : '';
  const producer = catalogue.producers.get(indicator.producer);
  return [
    indicator.id,
    names(indicator),
    [
      names(catalogue.topics.get(indicator.topic)),
      names(indicator.concept === null ? undefined : catalogue.concepts.get(indicator.concept)),
      names(producer),
      producer ? `${producer.short.en} ${producer.short.zh}` : '',
    ].join(' '),
    `${indicator.definition.en} ${indicator.definition.zh}`,
  ];
}
