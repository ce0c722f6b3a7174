import type { Reading } from '../data/observed.ts';
import { dimensions, timeDimension } from '../model/components.ts';
import type { Constraint } from '../model/constraint.ts';
import type { AvailabilityParameters } from '../request/availability-parameters.ts';
import type { ObservationQuery } from '../request/data-query.ts';
import { type SeriesSpan, seriesSpans } from './series-spans.ts';

interface Asked extends Pick<AvailabilityParameters, 'mode' | 'components'> {
  readonly query: ObservationQuery;
}

/**
 * What data there are: of each dimension the codes that the data of a query have (`exact`), or those that could be asked
 * for while the other dimensions stay as they are (`available`); none where there are no data.
 * @throws SdmxFault where more observations must be read than a message holds
 */
export async function availability(
  { query, mode, components }: Asked,
  reading: Reading,
): Promise<Omit<Constraint, 'id' | 'attachedTo'>> {
  const found = await seriesSpans(query, reading);
  const wanted = dimensions.filter(({ id }) => components.has(id));
  const regions = [];
  for (const { id } of wanted) {
    const place = dimensions.findIndex((dimension) => dimension.id === id);
    const spans = mode === 'exact' ? found : await seriesSpans(freed(query, id, place), reading);
    const codes = [...new Set(spans.map((span) => span.codes[place] ?? ''))].toSorted();
    if (codes.length > 0) regions.push({ id, codes });
  }
  const time = components.has(timeDimension.id) ? covered(found) : null;
  return {
    regions,
    time,
    metrics: {
      series: found.length,
      observations: found.reduce((sum, { observations }) => sum + observations, 0),
    },
  };
}

/** A query that does not restrict a dimension. */
function freed(query: ObservationQuery, id: string, place: number): ObservationQuery {
  return {
    ...query,
    keys: query.keys?.map((key) => key.with(place, null)) ?? null,
    filters: query.filters.filter((filter) => filter.id !== id),
  };
}

/** The first and the last day of some series; null of none. */
function covered(spans: readonly SeriesSpan[]): Constraint['time'] {
  const [first, ...others] = spans;
  if (first === undefined) return null;
  return others.reduce(
    (all, { start, end }) => ({
      start: start < all.start ? start : all.start,
      end: end > all.end ? end : all.end,
    }),
    { start: first.start, end: first.end },
  );
}
