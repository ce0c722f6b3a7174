import MiniSearch from 'minisearch';
import type { Catalogue, Indicator } from '../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../domain/catalogue/indicators-at.ts';
import { isChinese, wordsIn } from './tokenizer.ts';

interface Document {
  readonly id: string;
  readonly names: string;
  readonly keywords: string;
  readonly definitions: string;
  readonly areas: string;
}

/** Documents that are indexed between two yields to the event loop: some milliseconds. */
const chunkSize = 50;

/** Full-text search for indicators by ids (those that were retired for them too), names, topics, concepts, producers, definitions and areas in both languages. */
export class Search {
  readonly #index: MiniSearch<Document>;

  private constructor(index: MiniSearch<Document>) {
    this.#index = index;
  }

  /** The index of a catalogue; yields to the event loop while it is built. */
  static async of(catalogue: Catalogue): Promise<Search> {
    const index = new MiniSearch<Document>({
      fields: ['id', 'names', 'keywords', 'definitions', 'areas'],
      tokenize: wordsIn,
      searchOptions: { boost: { names: 4, id: 3, keywords: 2 }, combineWith: 'AND' },
    });
    const documents = [...livingIndicators(catalogue).values()].map((indicator) =>
      documentOf(indicator, catalogue),
    );
    await index.addAllAsync(documents, { chunkSize });
    return new Search(index);
  }

  /** Ids of the indicators that match every word of a text, best first: exactly or by prefix, and if none does, with typos. */
  find(text: string): string[] {
    const exact = this.#index.search(text, { prefix: (word) => !isChinese(word) || word.length === 1 });
    const hits = exact.length > 0 ? exact : this.#index.search(text, { prefix: true, fuzzy: typos });
    return hits.map(({ id }) => String(id));
  }
}

/** The edit distance that is tolerated; none in Chinese and in short words. Two transposed letters count as two edits. */
function typos(word: string): number {
  if (isChinese(word) || word.length < 4) return 0;
  return word.length < 5 ? 1 : 2;
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
      ...retiredFor(indicator, catalogue),
    ].join(' '),
    definitions: `${indicator.definition.en} ${indicator.definition.zh}`,
    areas: areasOf(indicator, catalogue)
      .map((id) => names(catalogue.areas.get(id)))
      .join(' '),
  };
}

/** Ids of the retired indicators whose place an indicator has taken. */
function retiredFor({ id }: Indicator, { indicators }: Catalogue): string[] {
  return [...indicators.values()].flatMap((former) => (former.retired?.successor === id ? [former.id] : []));
}

/** The provinces and cities of an indicator: of China are nearly all, so that its name would find nothing. */
function areasOf({ id }: Indicator, { series }: Catalogue): string[] {
  return [...new Set((series.get(id) ?? []).map(({ area }) => area))].filter((area) =>
    area.startsWith('CN-'),
  );
}
