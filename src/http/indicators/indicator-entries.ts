import { LRUCache } from 'lru-cache';
import { missingProvinces } from '../../domain/catalogue/area-coverage.ts';
import type { Catalogue, Indicator, Series } from '../../domain/catalogue/catalogue.ts';
import { seriesKnownOn } from '../../domain/catalogue/extent.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { compareText } from '../../domain/compare-text.ts';
import { type Prospects, prospectsOf, type Vantage } from '../../domain/freshness/freshness.ts';
import { memoized } from '../../domain/memoized.ts';
import { lanes, wordsOf } from '../../domain/statements/codes.ts';
import type { SearchHit, Store } from '../../store/store.ts';
import { type Coverage, coverageOf } from './coverage.ts';

/** An indicator with what lists sort, filter and count by, as known on a day. */
export interface IndicatorEntry extends Prospects {
  readonly id: string;
  readonly indicator: Indicator;
  readonly series: readonly Series[];
  readonly coverage: Coverage;
  /** Provinces without a figure, where two or more have one; null where it is not provincial, or covers a part of its areas only. */
  readonly missing: readonly string[] | null;
  /** The area that a search names, where it has figures of it. */
  readonly area: string | null;
}

/** An indicator of a catalogue with what it has. */
export function entryOf(indicator: Indicator, catalogue: Catalogue, vantage: Vantage): IndicatorEntry {
  const { id, covers } = indicator;
  const all = catalogue.series.get(id) ?? [];
  const series = vantage.isPast ? seriesKnownOn(all, vantage.day) : all;
  const coverage = coverageOf(series);
  const missing = covers === null ? missingProvinces(new Set(coverage.areas), catalogue) : null;
  return {
    id,
    indicator,
    series,
    coverage,
    missing,
    area: null,
    ...prospectsOf(indicator, catalogue, vantage),
  };
}

/** Addresses of an indicator and its figures, of the area that a search names where it names one. */
export function addressesOf({ id, area }: IndicatorEntry, base: string) {
  const observations = `${base}/v1/observations?indicator=${id}`;
  return {
    self: `${base}/v1/indicators/${id}`,
    observations: area === null ? observations : `${observations}&area=${area}`,
  };
}

/** The same, and addresses of what is near: its concept, its newest figures, all of its series in SDMX. */
export function detailAddressesOf(entry: IndicatorEntry, base: string) {
  const { id, coverage, series, indicator } = entry;
  const links = addressesOf(entry, base);
  // Lanes are named, for a dot at the end of an address is easily lost.
  const sdmx = `${base}/sdmx/v1/data/DATA_ECONOMY/.${id}..${wordsOf(lanes).join('+')}`;
  return {
    ...links,
    latest: `${base}/v1/latest?indicator=${id}`,
    ...(series.length > 0 && { sdmx }),
    ...(coverage.areas.length > 1 && { areas: `${links.observations}&last=1` }),
    ...(indicator.concept !== null && { concept: `${base}/v1/concepts/${indicator.concept}` }),
  };
}

type Entries = ReadonlyMap<string, IndicatorEntry>;

/** The entries of a catalogue by day, for the days that were asked for last. */
const keptEntries = memoized((_: Catalogue) => new LRUCache<string, Entries>({ max: 8 }));

/** What a text finds, and what comes near where it finds nothing. */
export interface FoundEntries {
  readonly entries: readonly IndicatorEntry[];
  readonly near: readonly IndicatorEntry[];
}

/** Indicators that a text finds, best first; all of them by their ids where there is no text. */
export async function findEntries(
  store: Store,
  text: string | undefined,
  vantage: Vantage,
): Promise<FoundEntries> {
  const entries = entriesOf(await store.catalogue(), vantage);
  if (text === undefined) return { entries: [...entries.values()], near: [] };
  const { hits, near } = await store.search(text);
  const entriesAt = (found: readonly SearchHit[]) =>
    found.flatMap(({ id, area }) => {
      const entry = entries.get(id);
      if (entry === undefined) return [];
      return area !== null && entry.coverage.areas.includes(area) ? { ...entry, area } : entry;
    });
  return { entries: entriesAt(hits), near: entriesAt(near) };
}

/** All indicators of a catalogue by id, as known on a day. */
function entriesOf(catalogue: Catalogue, vantage: Vantage): Entries {
  const kept = keptEntries(catalogue);
  const key = `${vantage.isPast} ${vantage.day}`;
  const found = kept.get(key);
  if (found !== undefined) return found;
  const sorted = [...livingIndicators(catalogue).values()].sort((a, b) => compareText(a.id, b.id));
  const made = new Map(sorted.map((indicator) => [indicator.id, entryOf(indicator, catalogue, vantage)]));
  kept.set(key, made);
  return made;
}
