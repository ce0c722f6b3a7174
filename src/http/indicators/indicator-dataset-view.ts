import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { newestIn } from '../../domain/catalogue/extent.ts';
import { known } from '../../domain/catalogue/known.ts';
import { compareEnds, parsePeriod } from '../../domain/time/period.ts';
import type { DescribedDataset, Distribution } from '../../formats/catalogues/described-dataset.ts';
import { bareType } from '../../formats/format.ts';
import { listFormats } from '../../formats/formats.ts';
import type { IndicatorEntry } from './indicator-entries.ts';

interface Surroundings {
  readonly base: string;
  readonly sources: readonly { readonly url: string | null }[];
}

/** An indicator as catalogues of data describe it. */
export function indicatorDataset(
  { id, indicator, series, coverage }: IndicatorEntry,
  { areas, concepts, producers, topics }: Catalogue,
  { base, sources }: Surroundings,
): DescribedDataset {
  const { name, definition, unit, topic, concept, producer, coProducers } = indicator;
  const [frequency = null, ...others] = coverage.frequencies;
  return {
    ...{ iri: `${base}/v1/indicators/${id}`, id, title: name, description: definition },
    page: `${base}/indicators/${id}`,
    issued: series.map(({ firstKnown }) => firstKnown).sort()[0] ?? null,
    modified: newestIn(series),
    version: null,
    producers: [producer, ...coProducers].map((each) => known(producers, each).name),
    keywords: [known(topics, topic).name, ...(concept === null ? [] : [known(concepts, concept).name])],
    areas: coverage.areas.map((area) => known(areas, area)),
    ...{ days: daysOf(series), frequency: others.length === 0 ? frequency : null, measure: { name, unit } },
    distributions: distributionsOf(id, base),
    sources: [...new Set(sources.flatMap(({ url }) => url ?? []))],
  };
}

/** From the first day of the first period to the last day of the last one. */
function daysOf(series: IndicatorEntry['series']): DescribedDataset['days'] {
  const periods = series.flatMap(({ firstPeriod, lastPeriod }) => [firstPeriod, lastPeriod].map(parsePeriod));
  const end = periods.toSorted(compareEnds).at(-1)?.end;
  const [start] = periods.map((period) => period.start).sort();
  return start === undefined || end === undefined ? null : { start, end };
}

/** Its figures in every format that holds all of them, at their short addresses. */
function distributionsOf(id: string, base: string): readonly Distribution[] {
  return listFormats.map((format) => ({
    address: `${base}/v1/indicators/${id}.${format.extension}`,
    title: format.title,
    mediaType: bareType(format),
    ...{ bytes: null, sha256: null },
  }));
}
