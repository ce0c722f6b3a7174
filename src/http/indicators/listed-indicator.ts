import { z } from 'zod';
import type { Vantage } from '../../domain/freshness/freshness.ts';
import { memoized } from '../../domain/memoized.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import type { Valued } from '../../domain/statements/latest-statements.ts';
import { compareEnds } from '../../domain/time/period.ts';
import type { Store } from '../../store/store.ts';
import { type LatestFigure, latestFiguresOf, latestSchema } from '../latest/latest-figures-view.ts';
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

/** An indicator of a list, with its newest outturn. */
export interface ListedEntry extends IndicatorEntry {
  readonly latest: Valued | null;
}

/** Indicators with the newest outturn of each, as known on a day. */
export async function withLatest(
  entries: readonly IndicatorEntry[],
  store: Store,
  vantage: Vantage,
): Promise<ListedEntry[]> {
  const outturns = outturnsIn(await latestFiguresOf(store, vantage));
  return entries.map((entry) => {
    const where = entry.area ?? standingArea(entry.coverage.areas);
    const own = outturns.get(entry.id)?.findLast((statement) => statement.area === where);
    return { ...entry, latest: own ?? null };
  });
}

/** The newest outturns of each indicator, the one that ends last at the end. */
const outturnsIn = memoized((figures: readonly LatestFigure[]) => {
  const outturns = figures.map(({ statement }) => statement).filter(({ lane }) => lane === 'outturn');
  const sorted = outturns.sort((a, b) => compareEnds(a.period, b.period));
  return Map.groupBy(sorted, ({ indicator }) => indicator);
});

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
