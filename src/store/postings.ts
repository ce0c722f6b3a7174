import SearchableMap from 'minisearch/SearchableMap';
import { eachInTurn } from '../turns.ts';
import { wordsIn } from './tokenizer.ts';

/** Places of documents, and what it is worth that a word stands there. */
export interface Postings {
  readonly places: Uint32Array;
  readonly worth: Float64Array;
}

/** Where words stand, all of them one after the other: each in lists of its own would be tens of thousands of objects. */
export class Index {
  readonly documents: number;
  /** Words by their numbers. */
  readonly words: SearchableMap<number>;
  readonly postings: Postings;
  readonly #fields: number;
  readonly #starts: Uint32Array;

  constructor(
    documents: number,
    words: SearchableMap<number>,
    postings: Postings,
    fields: number,
    starts: Uint32Array,
  ) {
    this.documents = documents;
    this.words = words;
    this.postings = postings;
    this.#fields = fields;
    this.#starts = starts;
  }

  /** Which postings are those of a word in a field, ascending by place: from the first to before the second. */
  range(word: number, field: number): [number, number] {
    const slot = word * this.#fields + field;
    return [this.#starts[slot] ?? 0, this.#starts[slot + 1] ?? 0];
  }
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

/** Whole numbers, more and more of them. */
class Integers {
  length = 0;
  #kept = new Uint32Array(1024);

  get all(): Uint32Array {
    return this.#kept.subarray(0, this.length);
  }

  push(value: number): void {
    if (this.length === this.#kept.length) {
      const larger = new Uint32Array(2 * this.length);
      larger.set(this.#kept);
      this.#kept = larger;
    }
    this.#kept[this.length] = value;
    this.length += 1;
  }
}

/** Indexes documents, each a list of so many fields, some at a time, so that requests get their turn between. */
export async function indexOf(documents: Iterable<readonly string[]>, fields: number): Promise<Index> {
  const numbers = new Map<string, number>();
  // One of each for every word of a field of a document: which word in which field, where, and how often.
  const [slots, places, times] = [new Integers(), new Integers(), new Integers()];
  const lengths = Array.from({ length: fields }, () => new Lengths());
  let count = 0;
  await eachInTurn(documents, (texts) => {
    for (const [field, text] of texts.entries()) {
      const found = wordsIn(text);
      lengths[field]?.add(new Set(found).size);
      for (const [word, often] of counted(found)) {
        const number = numbers.get(word) ?? numbers.size;
        numbers.set(word, number);
        slots.push(number * fields + field);
        places.push(count);
        times.push(often);
      }
    }
    count += 1;
  });
  const words = new SearchableMap<number>();
  await eachInTurn(numbers, ([word, number]) => {
    words.set(word, number);
  });
  const starts = startsOf(slots.all, numbers.size * fields);
  const all = { places: new Uint32Array(slots.length), worth: new Float64Array(slots.length) };
  const filled = starts.slice();
  const [where, often] = [places.all, times.all];
  await eachInTurn(slots.all.entries(), ([entry, slot]) => {
    const at = filled[slot] ?? 0;
    filled[slot] = at + 1;
    const place = where[entry] ?? 0;
    all.places[at] = place;
    const having = (starts[slot + 1] ?? 0) - (starts[slot] ?? 0);
    all.worth[at] = worthOf(often[entry] ?? 0, having, count, lengths[slot % fields], place);
  });
  return new Index(count, words, all, fields, starts);
}

/** How often each word is there, in small letters. */
function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) {
    const lower = word.toLowerCase();
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
  return counts;
}

/** Where each slot begins when all entries are sorted by their slots, and where the last one ends. */
function startsOf(slots: Uint32Array, most: number): Uint32Array {
  const starts = new Uint32Array(most + 1);
  for (const slot of slots) starts[slot + 1] = (starts[slot + 1] ?? 0) + 1;
  for (let slot = 0; slot < most; slot += 1) starts[slot + 1] = (starts[slot + 1] ?? 0) + (starts[slot] ?? 0);
  return starts;
}

/** What it is worth that a word stands so often in a field of a document, where so many of all documents have it there. */
function worthOf(
  often: number,
  having: number,
  documents: number,
  lengths: Lengths | undefined,
  place: number,
): number {
  const rarity = Math.log(1 + (documents - having + 0.5) / (having + 0.5));
  const length = lengths?.each[place] ?? 0;
  const room = saturation * (1 - lengthMatters + (lengthMatters * length) / (lengths?.mean ?? 1));
  return rarity * (least + (often * (saturation + 1)) / (often + room));
}
