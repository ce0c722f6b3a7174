import type { Kind, Lane, Relation } from '../statements/codes.ts';
import type { Frequency, Period, PeriodRange } from '../time/period.ts';
import type { Sorting } from './sorting.ts';

/** A query for statements. A filter that is null does not apply. */
export interface Selection {
  readonly indicators: readonly string[] | null;
  readonly areas: readonly string[] | null;
  readonly sources: readonly string[] | null;
  readonly period: PeriodRange | null;
  readonly frequencies: readonly Frequency[] | null;
  readonly kinds: readonly Kind[] | null;
  readonly lanes: readonly Lane[] | null;
  /** Number of newest periods of each series and lane. */
  readonly last: number | null;
  /** Only statements that were known on this day. */
  readonly asOf: string | null;
  /** Only statements that became known after this day. */
  readonly knownAfter: string | null;
  readonly revisions: Revisions;
  /** Sequence of the release to read; null for the current one. */
  readonly release: number | null;
  readonly relations: readonly Relation[] | null;
  /** The sequence of the release before the one to read: only statements that this one added, withdrew, or let stand otherwise than that. */
  readonly afterRelease: number | null;
}

/** All statements, superseded ones included. */
export const everything: Selection = {
  indicators: null,
  areas: null,
  sources: null,
  period: null,
  frequencies: null,
  kinds: null,
  lanes: null,
  last: null,
  asOf: null,
  knownAfter: null,
  revisions: 'all',
  release: null,
  relations: null,
  afterRelease: null,
};

/** All statements of one indicator, area and period, in all lanes. */
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
type Revisions = (typeof revisionModes)[number];

/** Keys that a request can order observations by. The default order breaks ties. */
export const sortKeys = [
  'indicator',
  'area',
  'frequency',
  'period',
  'lane',
  'publishedOn',
  'knownFrom',
  'value',
] as const;

export type SortKey = (typeof sortKeys)[number];

export type Order = Sorting<SortKey>;

/** The order of statements where a request names none. A store breaks ties by the source. */
export const defaultOrder: readonly Order[] = (
  ['indicator', 'area', 'frequency', 'period', 'lane', 'publishedOn'] as const
).map((key) => ({ key, descending: false }));
