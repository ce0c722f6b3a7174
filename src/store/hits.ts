import type { Postings } from './postings.ts';

/** Scores of what a word finds, by place, and the places in the order in which they were found. */
export class Hits {
  readonly #scores: Float64Array;
  #places: number[] = [];

  constructor(documents: number) {
    this.#scores = new Float64Array(documents);
  }

  /** Adds the postings of a range, from the first to before the second. */
  add({ places, worth }: Postings, [from, to]: readonly [number, number], weight: number): void {
    const scores = this.#scores;
    for (let at = from; at < to; at += 1) {
      const place = places[at] ?? 0;
      const before = scores[place] ?? 0;
      // Whatever is found is worth something.
      if (before === 0) this.#places.push(place);
      scores[place] = before + weight * (worth[at] ?? 0);
    }
  }

  /** What another word finds as well. */
  both(other: Hits): Hits {
    const scores = this.#scores;
    this.#places = this.#places.filter((place) => {
      const too = other.#scores[place] ?? 0;
      scores[place] = too === 0 ? 0 : too + (scores[place] ?? 0);
      return too !== 0;
    });
    return this;
  }

  /** Places, best first; equals as they were found. */
  ranked(words: number): number[] {
    // As many words for all of them: the factor matters only where it rounds two scores to one.
    const scores = this.#scores.map((score) => score * words);
    return this.#places.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  }
}
