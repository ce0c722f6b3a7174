import type { Observation, Text } from '../../page/base/model.ts';
import type { Compared } from '../concepts/compared-figures.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import type { Language } from '../languages.ts';
import type { StructuredData } from '../rendering.ts';
import type { NamedCode } from '../rows.ts';
import { withQuery } from '../rows.ts';

interface AboutIndicator {
  readonly indicator: IndicatorAnswer;
  readonly areas: readonly NamedCode[];
  readonly producer: string;
  /** What the API says of the licence. */
  readonly licence: string;
}

/** Places that are named; a dataset of more names China alone. */
const mostPlaces = 40;

const formats = [
  ['csv', 'text/csv'],
  ['json', 'application/json'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['parquet', 'application/vnd.apache.parquet'],
] as const;

/** An indicator as a dataset. */
export function indicatorDataset(about: AboutIndicator, language: Language): StructuredData {
  const { indicator, areas, producer, licence } = about;
  const { id, name, definition, unit, firstPeriod, lastPeriod, latest } = indicator;
  const { pick } = language;
  const sources = [latest.outturn, latest.forecast, latest.target].flatMap((figure) =>
    sourceOf(figure, language),
  );
  return {
    ...datasetOf(
      { path: `/indicators/${id}`, name: pick(name), description: pick(definition), licence },
      language,
    ),
    identifier: id,
    creator: organization(producer),
    temporalCoverage: yearsOf(firstPeriod, lastPeriod),
    spatialCoverage: areas.slice(0, mostPlaces).map((area) => placeOf(area, language)),
    variableMeasured: {
      '@type': 'PropertyValue',
      name: pick(name),
      description: pick(definition),
      unitText: unit,
    },
    isBasedOn: sources.length === 0 ? undefined : sources,
    distribution: formats.map(([format, type]) => download(`/v1/indicators/${id}.${format}`, type)),
  };
}

/** The figures of the rivals of a concept as a dataset. */
export function conceptDataset(compared: Compared, language: Language): StructuredData {
  const { id, name, definition, figures, licence, others, periods } = compared;
  const { pick } = language;
  const years = periods.map(({ period }) => period).sort();
  const rivals = [...figures, ...others];
  return {
    ...datasetOf(
      { path: `/concepts/${id}`, name: pick(name), description: pick(definition), licence },
      language,
    ),
    identifier: id,
    temporalCoverage: yearsOf(years[0] ?? null, years.at(-1) ?? null),
    variableMeasured: rivals.map((rival) => ({
      '@type': 'PropertyValue',
      name: pick(rival.name),
      description: pick(rival.definition),
    })),
    hasPart: rivals.map(({ indicator, ...rival }) => ({
      '@type': 'Dataset',
      name: pick(rival.name),
      description: pick(rival.definition),
      url: `/indicators/${indicator}`,
    })),
    distribution: [
      download(withQuery(`/v1/concepts/${id}`, { format: 'csv' }), 'text/csv'),
      download(`/v1/concepts/${id}`, 'application/json'),
    ],
  };
}

interface AboutArea {
  readonly area: NamedCode;
  readonly description: string;
  readonly licence: string;
}

/** All figures of an area as a dataset. */
export function areaDataset({ area, description, licence }: AboutArea, language: Language): StructuredData {
  const { id, name } = area;
  const title = language.t('areaDataset', { name: language.pick(name) });
  const path = withQuery('/v1/observations', { indicator: '*', area: id, format: 'csv' });
  return {
    ...datasetOf({ path: `/areas/${id}`, name: title, description, licence }, language),
    identifier: id,
    spatialCoverage: placeOf(area, language),
    distribution: [download(path, 'text/csv')],
  };
}

interface AboutDataset {
  /** Own path of its page. */
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly licence: string;
}

function datasetOf(
  { path, name, description, licence }: AboutDataset,
  { lang, t }: Language,
): StructuredData {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name,
    description,
    url: `${path}?lang=${lang}`,
    inLanguage: lang,
    isAccessibleForFree: true,
    license: /https:[^\s)]+/.exec(licence)?.[0],
    includedInDataCatalog: { '@type': 'DataCatalog', name: t('product'), url: '/' },
  };
}

function organization(name: string): StructuredData {
  return { '@type': 'Organization', name };
}

function placeOf(
  { id, name }: { readonly id: string; readonly name: Text },
  { pick }: Language,
): StructuredData {
  return { '@type': 'Place', name: pick(name), identifier: id };
}

function download(contentUrl: string, encodingFormat: string): StructuredData {
  return { '@type': 'DataDownload', contentUrl, encodingFormat };
}

/** `2017/2023`, `2023`: the years of the first and the last period. */
function yearsOf(first: string | null, last: string | null): string | undefined {
  const years = [first, last].flatMap((period) => period?.slice(0, 4) ?? []);
  return years.length === 0 ? undefined : [...new Set(years)].join('/');
}

/** The document that a figure is from. */
function sourceOf(figure: Pick<Observation, 'source'> | null, { lang }: Language): readonly StructuredData[] {
  if (!figure?.source) return [];
  const { title, publisher, publisherZh, url } = figure.source;
  const by = lang === 'zh' ? (publisherZh ?? publisher) : publisher;
  return [{ '@type': 'CreativeWork', name: title, publisher: organization(by), url: url ?? undefined }];
}
