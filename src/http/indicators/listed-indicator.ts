import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Vantage } from '../../domain/freshness/freshness.ts';
import { memoized } from '../../domain/memoized.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import type { Valued } from '../../domain/statements/latest-statements.ts';
import { compareEnds } from '../../domain/time/period.ts';
import type { Store } from '../../store/store.ts';
import { latestSchema, latestSelection } from '../latest/latest-figures-view.ts';
import { allOf } from '../observations/batches.ts';
import type { Suggestion } from '../response/envelope.ts';
import { addressesOf, type IndicatorEntry } from './indicator-entries.ts';
import { indicatorSchema, toIndicator } from './indicator-view.ts';
import { standingArea } from './latest-figures.ts';

const { area, period, value, unit, qualifier, display } = latestSchema.shape;

/** An indicator in a list. */
export const listedIndicatorSchema = indicatorSchema
  .extend({
    area: z
      .string()
      .nullable()
      .describe(
        'The area that `q` names, where the indicator has figures of it: `links.observations` leads to these.',
      ),
    latest: z
      .strictObject({ area, period, value, unit, qualifier, display })
      .nullable()
      .describe(
        'The newest outturn of the area that `q` names, else of China, or of the only area; null where it has none, and where there are several areas and none is China.',
      ),
  })
  .meta({
    id: 'Indicator',
    description: 'One thing measured by one definition of one producer, in one unit.',
  });

/** An indicator of a list, with its newest outturn once it is read. */
export interface ListedEntry extends IndicatorEntry {
  readonly latest: Valued | null;
}

/** The newest outturns of indicators and areas by day, those that were asked for last. */
const keptOutturns = memoized(
  (_: Store) => new LRUCache<string, { readonly latest: Valued | null }>({ max: 5_000 }),
);

/** Indicators with the newest outturn of each, as known on a day. */
export async function withLatest(
  entries: readonly IndicatorEntry[],
  store: Store,
  vantage: Vantage,
): Promise<ListedEntry[]> {
  const kept = keptOutturns(store);
  const placed = entries.map((entry) => {
    const area = entry.area ?? standingArea(entry.coverage.areas);
    const key = `${vantage.isPast} ${vantage.day} ${entry.id} ${area}`;
    return { entry, area, key, known: kept.get(key) };
  });
  const missing = placed.filter(({ known }) => known === undefined);
  const read = await newestOutturns(missing, store, vantage);
  return placed.map(({ entry, area, key, known }) => {
    const newest = () => read.findLast((one) => one.indicator === entry.id && one.area === area) ?? null;
    const { latest } = known ?? { latest: newest() };
    kept.set(key, { latest });
    return { ...entry, latest };
  });
}

interface Placed {
  readonly entry: IndicatorEntry;
  readonly area: string | null;
}

/** The newest outturns of indicators in their areas, and of some in areas of others, the one that ends last at the end. */
async function newestOutturns(placed: readonly Placed[], store: Store, vantage: Vantage): Promise<Valued[]> {
  const places = placed.filter(({ area }) => area !== null);
  if (places.length === 0) return [];
  const statements = await allOf(
    {
      ...latestSelection(vantage),
      indicators: places.map(({ entry }) => entry.id),
      areas: [...new Set(places.flatMap(({ area }) => area ?? []))],
      ...{ lanes: ['outturn'], last: 1 },
    },
    store,
  );
  return statements
    .filter((statement): statement is Valued => statement.value !== null)
    .sort((a, b) => compareEnds(a.period, b.period));
}

/** An indicator as a list shows it, with the area that a search names. */
export function toListedIndicator(
  { latest, ...entry }: ListedEntry,
  base: string,
  lang: Lang,
): z.infer<typeof listedIndicatorSchema> {
  const item = toIndicator(entry, base);
  return {
    ...item,
    area: entry.area,
    latest: latest && {
      ...{ area: latest.area, period: latest.period.text, value: latest.value, unit: item.unit },
      ...{ qualifier: latest.qualifier, display: latest[lang].display },
    },
  };
}

/** An indicator that is near to a search that found nothing. */
export function toSuggestion(entry: IndicatorEntry, base: string): Suggestion {
  const { id, indicator, area } = entry;
  const { self: indicatorLink, observations } = addressesOf(entry, base);
  return { indicator: id, name: indicator.name, area, links: { indicator: indicatorLink, observations } };
}
