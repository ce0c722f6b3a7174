import { z } from 'zod';
import type { Suggestion } from '../response/envelope.ts';
import { addressesOf, type IndicatorEntry } from './indicator-entries.ts';
import { indicatorSchema, toIndicator } from './indicator-view.ts';

/** An indicator in a list. */
export const listedIndicatorSchema = indicatorSchema
  .extend({
    area: z
      .string()
      .nullable()
      .describe(
        'The area that `q` names, where the indicator has figures of it: `links.observations` leads to these.',
      ),
  })
  .meta({
    id: 'Indicator',
    description: 'One thing measured by one definition of one producer, in one unit.',
  });

/** An indicator as a list shows it, with the area that a search names. */
export function toListedIndicator(
  entry: IndicatorEntry,
  base: string,
): z.infer<typeof listedIndicatorSchema> {
  return { ...toIndicator(entry, base), area: entry.area };
}

/** An indicator that is near to a search that found nothing. */
export function toSuggestion(entry: IndicatorEntry, base: string): Suggestion {
  const { id, indicator, area } = entry;
  const { self: indicatorLink, observations } = addressesOf(entry, base);
  return { indicator: id, name: indicator.name, area, links: { indicator: indicatorLink, observations } };
}
