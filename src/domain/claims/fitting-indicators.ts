import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { speaksOfGrowth } from './rise-and-fall.ts';
import { contentWords, hasNameOf, unreadWords } from './unread-words.ts';

/** What a claim says of the indicator that it is about. */
export interface Told {
  /** Its words without figure and period. */
  readonly words: string;
  /** All that it says, with names of its unit; null where it names its indicator by an id. */
  readonly said: string | null;
  /** Ids of the areas that it may name. */
  readonly areas: readonly string[];
  /** The indicators whose whole names it has. */
  readonly named: readonly Indicator[];
}

/** The indicators that have all words of a claim, as it has all of their names; where none has, what is in the way. */
export interface Fit {
  readonly fitting: readonly Indicator[];
  readonly obstacle: 'unreadWords' | 'otherName' | 'noIndicator' | null;
  /** The words of the claim that the nearest indicator does not have. */
  readonly unread: readonly string[];
  /** Those that have all words of the claim, and more in their names. */
  readonly others: readonly Indicator[];
}

/**
 * Which of some indicators, the best first, a claim is about: no other one may decide whether it is right.
 * @param near indicators that fit a part of the claim, where there are no candidates
 */
export function fittingIndicators(
  candidates: readonly Indicator[],
  near: readonly Indicator[],
  { words, said, areas, named }: Told,
  catalogue: Catalogue,
): Fit {
  const unread = (indicator: Indicator) => unreadWords(words, { indicator, areas }, catalogue);
  const having = candidates.filter((entry) => unread(entry).length === 0);
  const isNamed = said === null ? () => true : hasNameOf(said, catalogue);
  const fitting = having.filter(
    (entry) => named.includes(entry) || (isOfItsSort(entry, said) && isNamed(entry)),
  );
  if (fitting.length > 0) return { fitting, obstacle: null, unread: [], others: [] };
  if (having.length > 0) return { fitting, obstacle: 'otherName', unread: [], others: having };
  const all = contentWords(words).length;
  const [left = []] = (candidates.length > 0 ? candidates : near)
    .map(unread)
    .filter(({ length }) => said === null || length < all)
    .sort((one, other) => one.length - other.length);
  return { fitting, obstacle: left.length > 0 ? 'unreadWords' : 'noIndicator', unread: left, others: [] };
}

/** False for an indicator of growth where nothing is said to grow, or over another span. */
function isOfItsSort({ nature, name }: Indicator, said: string | null): boolean {
  return nature !== 'growth' || said === null || speaksOfGrowth(said, `${name.en} ${name.zh}`);
}
