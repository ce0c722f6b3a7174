import { setImmediate } from 'node:timers/promises';
import { missingProvinces } from '../../domain/catalogue/area-coverage.ts';
import type { Catalogue, Indicator, Series } from '../../domain/catalogue/catalogue.ts';
import { type ArrivalsOf, seriesKnownOn } from '../../domain/catalogue/extent.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { known } from '../../domain/catalogue/known.ts';
import { compareText } from '../../domain/compare-text.ts';
import { type Prospects, prospectsOf, type Vantage } from '../../domain/freshness/freshness.ts';
import { outlooksOf } from '../../domain/freshness/outlooks.ts';
import { lanes, wordsOf } from '../../domain/statements/codes.ts';
import type { SearchHit, Store } from '../../store/store.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { keptByDay } from './vantage.ts';

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

/** Indicators between two turns of the event loop: each may have figures of hundreds of areas. */
const atATime = 25;

/** Indicators of a snapshot with what they have, in their order. */
async function entriesFor(
  indicators: readonly Indicator[],
  store: Store,
  vantage: Vantage,
): Promise<IndicatorEntry[]> {
  const catalogue = await store.catalogue();
  const entries: IndicatorEntry[] = [];
  for (let from = 0; from < indicators.length; from += atATime) {
    if (from > 0) await setImmediate();
    const some = indicators.slice(from, from + atATime);
    const otherwise = some.flatMap(({ id }) =>
      isAsNow(id, catalogue, vantage) ? [] : seriesIn(id, catalogue),
    );
    const arrivals = await store.arrivals(otherwise.map((series) => series.arrivals));
    for (const indicator of some)
      entries.push(entryAt(indicator, catalogue, { vantage, arrivalsOf: (key) => known(arrivals, key) }));
  }
  return entries;
}

/** An indicator of a snapshot with what it has. */
export async function entryOf(indicator: Indicator, store: Store, vantage: Vantage): Promise<IndicatorEntry> {
  const [entry] = await entriesFor([indicator], store, vantage);
  if (entry === undefined) throw new Error(`There is no entry of ${indicator.id}.`);
  return entry;
}

interface Seen {
  readonly vantage: Vantage;
  /** For indicators that were not `isAsNow`. */
  readonly arrivalsOf: ArrivalsOf;
}

function entryAt(indicator: Indicator, catalogue: Catalogue, { vantage, arrivalsOf }: Seen): IndicatorEntry {
  const { id, covers } = indicator;
  const { day } = vantage;
  const asNow = isAsNow(id, catalogue, vantage);
  const all = seriesIn(id, catalogue);
  const series = asNow ? all : seriesKnownOn(all, day, arrivalsOf);
  const outlooks = asNow ? (catalogue.outlooks.get(id) ?? []) : outlooksOf(all, arrivalsOf, day);
  const coverage = coverageOf(series);
  const missing = covers === null ? missingProvinces(new Set(coverage.areas), catalogue) : null;
  return {
    ...{ id, indicator, series, coverage, missing },
    area: null,
    ...prospectsOf(indicator, catalogue, outlooks, day),
  };
}

/** True where all statements of an indicator were known on the day. */
function isAsNow(id: string, catalogue: Catalogue, { day, isPast }: Vantage): boolean {
  return !isPast || seriesIn(id, catalogue).every(({ lastKnown }) => lastKnown <= day);
}

function seriesIn(id: string, { series }: Catalogue): readonly Series[] {
  return series.get(id) ?? [];
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
  const entries = await entriesOf(store, vantage);
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

/** All indicators of a snapshot by id, as known on a day. */
const entriesOf = keptByDay(async (store, vantage): Promise<ReadonlyMap<string, IndicatorEntry>> => {
  const living = livingIndicators(await store.catalogue());
  const sorted = [...living.values()].sort((a, b) => compareText(a.id, b.id));
  return new Map((await entriesFor(sorted, store, vantage)).map((entry) => [entry.id, entry]));
});
