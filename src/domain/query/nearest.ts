import { distance } from 'fastest-levenshtein';
import { compareText } from '../compare-text.ts';

/**
 * The candidates most similar to a word, best first. Those that contain it, or are contained in it, rank higher; dissimilar
 * ones are left out: at `mostUnlike` 0 all but the same word, at 1 none.
 */
export function nearest(word: string, candidates: Iterable<string>, count = 3, mostUnlike = 0.6): string[] {
  const target = word.toLowerCase();
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of candidates) {
    const score = unlikeness(target, candidate.toLowerCase(), mostUnlike);
    if (score <= mostUnlike) scored.push({ candidate, score });
  }
  // Of equally similar ones that of the same letters: `vlaue` is `value` and not `lane`.
  const others = ({ candidate }: { candidate: string }) =>
    distance(lettersOf(target), lettersOf(candidate.toLowerCase()));
  scored.sort((a, b) => a.score - b.score || others(a) - others(b) || compareText(a.candidate, b.candidate));
  return scored.slice(0, count).map(({ candidate }) => candidate);
}

function lettersOf(word: string): string {
  return [...word].sort().join('');
}

/** 0 for the same word, 1 for words without a common letter. Beyond `most` it is a lower bound: lengths that differ need no counting. */
function unlikeness(a: string, b: string, most: number): number {
  const contained = a.length > 2 && (b.includes(a) || a.includes(b)) ? 0.5 : 1;
  const scored = (edits: number) => (edits / Math.max(a.length, b.length, 1)) * contained;
  const least = scored(Math.abs(a.length - b.length));
  return least > most ? least : scored(distance(a, b));
}
