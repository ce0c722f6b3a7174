import type { Language } from '../languages.ts';
import type { PlacedFigure } from './province-figures.ts';

/** The place of a figure in words: `rank 3 of 11, uncertain: 1 to 4`; that it has none where it is an estimate. */
export function rankText({ rank }: Pick<PlacedFigure, 'rank'>, of: number, { t }: Language): string {
  if (rank === null) return t('notRankedEstimate');
  const place = t('rankOf', { rank: rank.rank, n: of });
  return rank.uncertain ? `${place}${t('rankUncertain', { a: rank.best, b: rank.worst })}` : place;
}
