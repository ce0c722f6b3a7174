import { missingProvinces } from '../../domain/catalogue/area-coverage.ts';
import type { Catalogue, Indicator } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { compareText } from '../../domain/compare-text.ts';
import type { Store } from '../../store/store.ts';
import { type Coverage, coverageOf } from './coverage.ts';

/** An indicator with what lists sort, filter and count by. */
export interface IndicatorEntry {
  readonly id: string;
  readonly indicator: Indicator;
  readonly coverage: Coverage;
  /** Provinces without a figure, where two or more have one; null where it is not provincial, or covers a part of its areas only. */
  readonly missing: readonly string[] | null;
}

/** An indicator of a catalogue with what it has. */
export function entryOf(indicator: Indicator, catalogue: Catalogue): IndicatorEntry {
  const coverage = coverageOf(catalogue.series.get(indicator.id) ?? []);
  const missing = indicator.covers === null ? missingProvinces(new Set(coverage.areas), catalogue) : null;
  return { id: indicator.id, indicator, coverage, missing };
}

const entriesBySnapshot = new WeakMap<Store, Promise<ReadonlyMap<string, IndicatorEntry>>>();

/** Indicators that a text finds, best first; all of them by their ids where there is no text. */
export async function findEntries(store: Store, text: string | undefined): Promise<IndicatorEntry[]> {
  const entries = await entriesOf(store);
  if (text === undefined) return [...entries.values()];
  const ids = await store.search(text);
  return ids.flatMap((id) => entries.get(id) ?? []);
}

/** All indicators of a snapshot by id, made once. */
function entriesOf(store: Store): Promise<ReadonlyMap<string, IndicatorEntry>> {
  const known = entriesBySnapshot.get(store);
  if (known !== undefined) return known;
  const made = makeEntries(store);
  entriesBySnapshot.set(store, made);
  // A failure is not remembered.
  made.catch(() => entriesBySnapshot.delete(store));
  return made;
}

async function makeEntries(store: Store): Promise<ReadonlyMap<string, IndicatorEntry>> {
  const catalogue = await store.catalogue();
  const sorted = [...livingIndicators(catalogue).values()].sort((a, b) => compareText(a.id, b.id));
  return new Map(sorted.map((indicator) => [indicator.id, entryOf(indicator, catalogue)]));
}
