import { wordsOf } from '../../domain/statements/codes.ts';
import type { RequestAddress } from '../../http/request/addresses.ts';
import { allDimensions, attributes, timeDimension } from '../model/components.ts';
import { type ComponentFilters, componentFilters } from './component-filters.ts';
import { SdmxFault } from './sdmx-fault.ts';
import { type SeriesKey, seriesKeys } from './series-key.ts';
import { oneOf } from './structure-parameters.ts';
import type { ApiVersion } from './structure-path.ts';
import { dayBefore, dayOf, daysOf } from './time-bounds.ts';

/** The package of observations that are no part of a series. */
export const flat = 'AllDimensions';

/** Which observations a data query asks for. */
export interface ObservationQuery {
  readonly keys: readonly SeriesKey[] | null;
  readonly filters: ComponentFilters;
  /** Days between which whole periods lie; null where an end is open. */
  readonly from: string | null;
  readonly to: string | null;
  /** Number of oldest and of newest periods of each series. */
  readonly first: number | null;
  readonly last: number | null;
  /** Only what became known after this day. */
  readonly knownAfter: string | null;
  readonly asOf: string | null;
  /** True for every state that an observation has had. */
  readonly hasHistory: boolean;
}

/** How observations are shown. */
export interface DataShape {
  /** Id of the dimension that tells the observations of a series apart, or `AllDimensions`. */
  readonly observedBy: string;
  /** Ids of the attributes that are shown. */
  readonly attributes: ReadonlySet<string>;
  readonly hasValues: boolean;
  /** False for series alone. */
  readonly hasObservations: boolean;
}

/** The observations that key and parameters ask for. @throws SdmxFault where one has no value of SDMX, or is of a day to come */
export function observationQuery(
  { address, today }: { readonly address: RequestAddress; readonly today: string },
  key: string,
  api: ApiVersion,
): ObservationQuery {
  const [start, end] = [address.given('startPeriod'), address.given('endPeriod')];
  const [after, asOf] = [address.given('updatedAfter'), address.given('asOf')];
  const query = {
    keys: seriesKeys(key, api),
    filters: componentFilters(address),
    from: start === null ? null : daysOf(start).start,
    to: end === null ? null : daysOf(end).end,
    first: countOf(address, 'firstNObservations'),
    last: countOf(address, 'lastNObservations'),
    // Days are all that is known: what became known on the day itself may be news.
    knownAfter: after === null ? null : dayBefore(dayOf(after, 'updatedAfter')),
    asOf: asOf === null ? null : dayOf(asOf, 'asOf'),
    hasHistory:
      oneOf(address.given('includeHistory') ?? 'false', ['true', 'false'], 'includeHistory') === 'true',
  };
  if (query.from !== null && query.to !== null && query.from > query.to)
    throw new SdmxFault('syntax', 'startPeriod lies after endPeriod.');
  if (query.asOf !== null && query.asOf > today)
    throw new SdmxFault(
      'syntax',
      `asOf lies after today, ${today} (UTC): what will be known then is not known yet.`,
    );
  if (query.knownAfter !== null && query.asOf !== null && query.knownAfter >= query.asOf)
    throw new SdmxFault('syntax', 'updatedAfter is more recent than asOf.');
  return query;
}

function countOf(address: RequestAddress, name: string): number | null {
  const text = address.given(name);
  if (text === null) return null;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new SdmxFault('syntax', `${name} "${text.slice(0, 60)}" is no positive number.`);
  return Number(text);
}

const ofSeries = attributes.filter(({ attachedTo }) => attachedTo === 'series').map(({ id }) => id);
const ofObservations = attributes
  .filter(({ attachedTo }) => attachedTo === 'observation')
  .map(({ id }) => id);
const all = [...ofSeries, ...ofObservations];

/** `detail` of version 1, as what is shown. */
const details = {
  full: { attributes: all, hasValues: true, hasObservations: true },
  dataonly: { attributes: [], hasValues: true, hasObservations: true },
  serieskeysonly: { attributes: [], hasValues: false, hasObservations: false },
  nodata: { attributes: ofSeries, hasValues: false, hasObservations: false },
} as const;

/** How `detail` of version 1, or `attributes` and `measures` of version 2, show observations. @throws SdmxFault */
export function dataShape(address: RequestAddress): DataShape {
  const detail = oneOf(address.given('detail') ?? 'full', wordsOf(details), 'detail');
  const shown = details[detail];
  const named = address.given('attributes');
  const hasValues = shown.hasValues && address.given('measures') !== 'none';
  const kept = named === null ? shown.attributes : named.split(',').flatMap(attributesNamed);
  return {
    ...wholeShape(address),
    attributes: new Set(kept),
    hasValues,
    hasObservations: shown.hasObservations && (hasValues || kept.some((id) => ofObservations.includes(id))),
  };
}

/** Every component, with what `dimensionAtObservation` says. @throws SdmxFault */
export function wholeShape(address: RequestAddress): DataShape {
  const observedBy = oneOf(
    address.given('dimensionAtObservation') ?? timeDimension.id,
    [...allDimensions.map(({ id }) => id), flat],
    'dimensionAtObservation',
  );
  return { observedBy, attributes: new Set(all), hasValues: true, hasObservations: true };
}

const groups: Readonly<Record<string, readonly string[]>> = {
  dsd: all,
  all,
  series: ofSeries,
  obs: ofObservations,
  dataset: [],
  msd: [],
  none: [],
};

function attributesNamed(word: string): readonly string[] {
  const found = Object.hasOwn(groups, word) ? groups[word] : undefined;
  if (found !== undefined) return found;
  if (!all.includes(word)) throw new SdmxFault('syntax', `There is no attribute "${word.slice(0, 60)}".`);
  return [word];
}
