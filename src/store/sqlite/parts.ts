import { turn } from '../../turns.ts';

/** Keys of indicators, from the first to the last of a part. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** So many milliseconds a part may take, roughly; and how many indicators the first one has, of which nothing is known. */
const [goal, firstWidth] = [3, 40];

/**
 * All indicators from one on, a part at a time: SQLite cannot be interrupted within a query, so what walks over all
 * statements asks several times, and requests get their turn between. Each part is as wide as the one before it was fast.
 */
export async function* partsOf(indicators: number, first = 1): AsyncGenerator<Part> {
  let width = firstWidth;
  for (let from = first; from <= indicators; ) {
    const since = performance.now();
    const to = Math.min(indicators, from + width - 1);
    yield { from, to };
    from = to + 1;
    // A pause of the machine is no reason to go on in crumbs.
    width = Math.ceil(width * Math.min(2, Math.max(0.5, goal / (performance.now() - since))));
    if (from <= indicators) await turn();
  }
}
