import type { Kind, Relation } from '../statements/codes.ts';
import type { Frequency, Period, PeriodRange } from '../time/period.ts';

/** Which statements to read. Null means: no such filter. */
export interface Selection {
  /** Null for all of them. */
  readonly indicators: readonly string[] | null;
  readonly areas: readonly string[] | null;
  readonly sources: readonly string[] | null;
  readonly period: PeriodRange | null;
  readonly frequencies: readonly Frequency[] | null;
  readonly kinds: readonly Kind[] | null;
  /** The newest so many periods of each series and lane. */
  readonly last: number | null;
  /** Only what was known on this day. */
  readonly asOf: string | null;
  readonly revisions: Revisions;
  /** Sequence of the release to read; null for the current one. */
  readonly release: number | null;
  /** How a statement stands to what was before it. */
  readonly relations: readonly Relation[] | null;
  /** Only what came with a release behind the one of this sequence. */
  readonly afterRelease: number | null;
}

/** Every statement that was ever made. */
export const everything: Selection = {
  indicators: null,
  areas: null,
  sources: null,
  period: null,
  frequencies: null,
  kinds: null,
  last: null,
  asOf: null,
  revisions: 'all',
  release: null,
  relations: null,
  afterRelease: null,
};

/** Every statement of one indicator, area and period, of all lanes. */
export function chainOf(indicator: string, area: string, { start, end, frequency }: Period): Selection {
  return {
    ...everything,
    indicators: [indicator],
    areas: [area],
    period: { from: start, to: end, only: null },
    frequencies: [frequency],
  };
}

export const revisionModes = ['latest', 'first', 'all'] as const;
export type Revisions = (typeof revisionModes)[number];

/** What observations can be ordered by, besides the default order that breaks every tie. */
export const sortKeys = ['indicator', 'area', 'frequency', 'period', 'lane', 'publishedOn', 'value'] as const;

/** What the store can order by: beside those, the release that brought a statement and the day it became known. */
export type SortKey = (typeof sortKeys)[number] | 'release' | 'knownFrom';

export interface Order {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** Order that belongs to the data: every statement has its place in it. */
export const defaultOrder: readonly Order[] = (
  ['indicator', 'area', 'frequency', 'period', 'lane', 'publishedOn'] as const
).map((key) => ({ key, descending: false }));
