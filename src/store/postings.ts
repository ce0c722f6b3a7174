import SearchableMap from 'minisearch/SearchableMap';
import { eachInTurn } from '../turns.ts';
import { wordsIn } from './words.ts';

/** Where a word stands in one field: documents by their place, ascending, and what standing there is worth. */
export interface Postings {
  readonly places: Uint32Array;
  readonly worth: Float64Array;
}

/** Of one word, field by field. */
export type Word = readonly (Postings | undefined)[];

export interface Index {
  readonly documents: number;
  readonly words: SearchableMap<Word>;
}

interface Draft {
  readonly places: number[];
  readonly times: number[];
}

/** How many different words a field has in each document, and in the mean. */
class Lengths {
  readonly each: number[] = [];
  mean = 0;

  add(length: number): void {
    const before = this.mean * this.each.length;
    this.each.push(length);
    this.mean = (before + length) / this.each.length;
  }
}

/** Parameters of BM25+, a common formula for what a word is worth where it stands. */
const { saturation, lengthMatters, least } = { saturation: 1.2, lengthMatters: 0.7, least: 0.5 };

/** Indexes documents, each a list of fields, some at a time, so that requests get their turn between. */
export async function indexOf(documents: Iterable<readonly string[]>): Promise<Index> {
  const drafts = new Map<string, (Draft | undefined)[]>();
  const lengths: Lengths[] = [];
  let count = 0;
  await eachInTurn(documents, (fields) => {
    const place = count;
    count += 1;
    for (const [field, text] of fields.entries()) {
      const found = wordsIn(text);
      lengths[field] ??= new Lengths();
      lengths[field].add(new Set(found).size);
      for (const word of found) note(drafts, word.toLowerCase(), field, place);
    }
  });
  const words = new SearchableMap<Word>();
  await eachInTurn(drafts, ([word, fields]) => {
    words.set(
      word,
      Array.from(fields, (draft, field) => draft && weighed(draft, lengths[field], count)),
    );
    drafts.delete(word);
  });
  return { documents: count, words };
}

function note(drafts: Map<string, (Draft | undefined)[]>, word: string, field: number, place: number): void {
  let fields = drafts.get(word);
  if (fields === undefined) {
    fields = [];
    drafts.set(word, fields);
  }
  const draft = fields[field] ?? { places: [], times: [] };
  fields[field] = draft;
  const last = draft.places.length - 1;
  if (draft.places[last] === place) draft.times[last] = (draft.times[last] ?? 0) + 1;
  else {
    draft.places.push(place);
    draft.times.push(1);
  }
}

function weighed({ places, times }: Draft, lengths: Lengths | undefined, documents: number): Postings {
  const rarity = Math.log(1 + (documents - places.length + 0.5) / (places.length + 0.5));
  const mean = lengths?.mean ?? 1;
  const worth = Float64Array.from(places, (place, at) => {
    const often = times[at] ?? 0;
    const length = lengths?.each[place] ?? 0;
    const room = saturation * (1 - lengthMatters + (lengthMatters * length) / mean);
    return rarity * (least + (often * (saturation + 1)) / (often + room));
  });
  return { places: Uint32Array.from(places), worth };
}
