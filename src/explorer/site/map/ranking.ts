import type { Bounds } from '../../page/base/model.ts';

/** A figure of an area as far as its rank goes. */
export interface Rankable {
  readonly value: number;
  readonly qualifier: string | null;
  readonly bounds: Bounds | null;
}

/** A place among others. */
export interface Rank {
  /** 1 for the greatest value; equal values have the same rank. */
  readonly rank: number;
  /** The ranks that the bounds of all allow. */
  readonly best: number;
  readonly worst: number;
  /** True where bounds overlap with those of another figure, other than by a tie of two exact ones. */
  readonly uncertain: boolean;
}

/** The rank of each figure, in the order in which they come: by value, whatever hedge it has. */
export function ranksOf(figures: readonly Rankable[]): readonly Rank[] {
  return figures.map((figure) => {
    const others = figures.filter((other) => other !== figure);
    const above = others.filter((other) => isSurelyAbove(other, figure)).length;
    const below = others.filter((other) => isSurelyAbove(figure, other)).length;
    return {
      rank: 1 + others.filter(({ value }) => value > figure.value).length,
      best: 1 + above,
      worst: figures.length - below,
      uncertain: others.some((other) => areInDoubt(figure, other)),
    };
  });
}

function areInDoubt(a: Rankable, b: Rankable): boolean {
  const tie = a.value === b.value && a.qualifier === 'exact' && b.qualifier === 'exact';
  return !tie && !isSurelyAbove(a, b) && !isSurelyAbove(b, a);
}

/** Whether all that `a` may be is greater than all that `b` may be. */
function isSurelyAbove(a: Rankable, b: Rankable): boolean {
  const { lower, lowerInclusive } = a.bounds ?? exactly(a.value);
  const { upper, upperInclusive } = b.bounds ?? exactly(b.value);
  if (lower === null || upper === null) return false;
  return lower > upper || (lower === upper && !(lowerInclusive && upperInclusive));
}

function exactly(value: number): Omit<Bounds, 'basis'> {
  return { lower: value, upper: value, lowerInclusive: true, upperInclusive: true };
}
