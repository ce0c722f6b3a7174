import { earlier, type Period } from '../time/period.ts';

/** A period whose figure was news when it became known: no later period of its sequence was known by then. */
export interface Publication {
  readonly period: Period;
  readonly knownFrom: string;
  readonly dated: boolean;
}

/** Those of the figures that were news when they became known: a later compilation tells nothing of the rhythm. */
export function publicationsOf(figures: readonly Publication[]): Publication[] {
  let next = '9999-12-31';
  return figures
    .toReversed()
    .filter(({ knownFrom }) => {
      const isNews = knownFrom < next;
      next = earlier(next, knownFrom);
      return isNews;
    })
    .toReversed();
}
