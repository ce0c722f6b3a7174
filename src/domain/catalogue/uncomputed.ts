import type { Catalogue } from './catalogue.ts';

/** What a build computes of a catalogue. */
type ComputedKey = 'releases' | 'series' | 'outlooks' | 'areaYears' | 'checks';

/** The entries of a catalogue, as the seed has them. */
export type CatalogueEntries = Omit<Catalogue, ComputedKey>;

/** What a build computes of a catalogue, before it has: for what needs the entries alone. */
export const uncomputed: Pick<Catalogue, ComputedKey> = {
  releases: [],
  series: new Map(),
  outlooks: new Map(),
  areaYears: new Map(),
  checks: new Map(),
};
