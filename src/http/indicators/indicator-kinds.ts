import type { Lang } from '../../domain/numbers/display.ts';
import type { ListKind } from '../response/list-response.ts';
import { type ListedEntry, listedIndicatorSchema, toListedIndicator } from './listed-indicator.ts';

/** Columns of every table. */
const columns: ListKind<ListedEntry>['columns'] = {
  id: ({ id }) => id,
  nameEn: ({ indicator }) => indicator.name.en,
  nameZh: ({ indicator }) => indicator.name.zh,
  definitionEn: ({ indicator }) => indicator.definition.en,
  definitionZh: ({ indicator }) => indicator.definition.zh,
  unit: ({ indicator }) => indicator.unit,
  topic: ({ indicator }) => indicator.topic,
  concept: ({ indicator }) => indicator.concept,
  producer: ({ indicator }) => indicator.producer,
  nature: ({ indicator }) => indicator.nature,
  frequencies: ({ coverage }) => coverage.frequencies.join(' '),
  areas: ({ coverage }) => coverage.areas.join(' '),
  firstPeriod: ({ coverage }) => coverage.firstPeriod,
  lastPeriod: ({ coverage }) => coverage.lastPeriod,
  statements: ({ coverage }) => coverage.statements,
  comparable: ({ indicator }) => indicator.comparable,
  breaks: ({ indicator }) => indicator.breaks.map(({ period }) => period).join(' ') || null,
  coversEn: ({ indicator }) => indicator.covers?.en ?? null,
  coversZh: ({ indicator }) => indicator.covers?.zh ?? null,
  months: ({ indicator }) => indicator.months,
  publicationsPerYear: ({ freshness }) => freshness.publicationsPerYear,
  publicationLag: ({ freshness }) => freshness.publicationLag,
  nextPeriod: ({ freshness }) => freshness.nextPeriod,
  nextExpected: ({ freshness }) => freshness.nextExpected,
  nextExpectedReason: ({ freshness }) => freshness.nextExpectedReason,
  overdue: ({ freshness }) => freshness.overdue,
};

/** The list of indicators with its texts in a language. */
export const indicatorKinds = { en: kindIn('en'), zh: kindIn('zh') } as const;

function kindIn(lang: Lang): ListKind<ListedEntry> {
  return {
    name: 'indicators',
    show: (entry, base) => toListedIndicator(entry, base, lang),
    brief: [
      ...['id', 'name', 'area', 'unit', 'topic', 'concept', 'producer', 'frequencies', 'firstPeriod'],
      ...['lastPeriod', 'statements', 'latest', 'links'],
    ],
    together: {
      coverage: ['areaCount', 'areas', 'missingAreas'],
      latest: ['latestArea', 'latestPeriod', 'latestValue', 'latestQualifier', 'latestDisplay'],
    },
    types: {
      areaCount: 'integer',
      statements: 'integer',
      comparable: 'boolean',
      months: 'integer',
      publicationsPerYear: 'integer',
      publicationLag: 'integer',
      nextExpected: 'date',
      overdue: 'boolean',
      latestValue: 'number',
    },
    keys: Object.keys(listedIndicatorSchema.shape),
    sortKeys: {
      id: ({ id }) => id,
      topic: ({ indicator }) => indicator.topic,
      producer: ({ indicator }) => indicator.producer,
      lastPeriod: ({ coverage }) => coverage.lastDay,
      statements: ({ coverage }) => coverage.statements,
      nextExpected: ({ freshness }) => freshness.nextExpected ?? '9999',
    },
    columns,
    more: moreIn(lang),
  };
}

/** Columns that a table has where `fields` names them. */
function moreIn(lang: Lang): ListKind<ListedEntry>['columns'] {
  return {
    area: ({ area }) => area,
    coProducers: ({ indicator }) => indicator.coProducers.join(' ') || null,
    areaCount: ({ coverage }) => coverage.areas.length,
    missingAreas: ({ missing }) => missing?.join(' ') ?? null,
    noteEn: ({ indicator }) => indicator.note?.en ?? null,
    noteZh: ({ indicator }) => indicator.note?.zh ?? null,
    discontinuedEn: ({ indicator }) => indicator.discontinued?.en ?? null,
    discontinuedZh: ({ indicator }) => indicator.discontinued?.zh ?? null,
    latestArea: ({ latest }) => latest?.area ?? null,
    latestPeriod: ({ latest }) => latest?.period.text ?? null,
    latestValue: ({ latest }) => latest?.value ?? null,
    latestQualifier: ({ latest }) => latest?.qualifier ?? null,
    latestDisplay: ({ latest }) => latest?.[lang].display ?? null,
  };
}
