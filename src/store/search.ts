import MiniSearch from 'minisearch';
import type { Catalogue, Indicator } from '../domain/catalogue.ts';

interface Document {
  readonly id: string;
  readonly names: string;
  readonly keywords: string;
  readonly definitions: string;
}

const han = /\p{Script=Han}/u;
const words = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;

/** Words of a text: Latin ones whole, Chinese ones as single characters and overlapping pairs, since Chinese has no spaces. */
export function tokens(text: string): string[] {
  return (text.match(words) ?? []).flatMap((word) => (han.test(word) ? pairs(word) : [word]));
}

function pairs(word: string): string[] {
  const characters = [...word];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, place) => `${characters[place]}${character}`);
}

/** An index over ids, names, topics, producers and definitions in both languages. */
export class Search {
  readonly #index: MiniSearch<Document>;

  private constructor(index: MiniSearch<Document>) {
    this.#index = index;
  }

  /** Builds the index a part at a time, so that requests get their turn between. */
  static async of(catalogue: Catalogue): Promise<Search> {
    const index = new MiniSearch<Document>({
      fields: ['id', 'names', 'keywords', 'definitions'],
      tokenize: tokens,
      searchOptions: { boost: { names: 4, id: 3, keywords: 2 }, combineWith: 'AND' },
    });
    const documents = [...catalogue.indicators.values()].map((indicator) => documentOf(indicator, catalogue));
    await index.addAllAsync(documents, { chunkSize: 50 });
    return new Search(index);
  }

  /** Ids that have every word of the text: as written, as the beginning of a word, or with a letter or two wrong; best first. */
  find(text: string): string[] {
    const exact = this.#index.search(text, { prefix: (term) => !han.test(term) || term.length === 1 });
    const hits = exact.length > 0 ? exact : this.#index.search(text, { prefix: true, fuzzy: typos });
    return hits.map((hit) => String(hit.id));
  }
}

/** How many letters of a word may be wrong: none in Chinese or in short words; two that changed places count twice. */
function typos(term: string): number | false {
  if (han.test(term) || term.length < 4) return false;
  return term.length < 5 ? 1 : 2;
}

function documentOf(indicator: Indicator, catalogue: Catalogue): Document {
  const names = (entry: { name: { en: string; zh: string } } | undefined) =>
    entry ? `${entry.name.en} ${entry.name.zh}` : '';
  const producer = catalogue.producers.get(indicator.producer);
  return {
    id: indicator.id,
    names: names(indicator),
    keywords: [
      names(catalogue.topics.get(indicator.topic)),
      names(indicator.concept === null ? undefined : catalogue.concepts.get(indicator.concept)),
      names(producer),
      producer ? `${producer.short.en} ${producer.short.zh}` : '',
    ].join(' '),
    definitions: `${indicator.definition.en} ${indicator.definition.zh}`,
  };
}
