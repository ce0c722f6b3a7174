import { pagePaths } from '../../page-paths.ts';
import { facetNames } from '../search/asked-search.ts';
import { countForm, type Parameters, periodForm, readByApi } from './page-query.ts';

/** Settings of the indicator page that the API knows, under the names of its parameters. */
export const settingNames = [
  'area',
  'frequency',
  'period',
  'transform',
  'base',
  'window',
  'by',
  'aggregate',
  'partial',
  'per',
  'currency',
  'rate',
  'scale',
  'asOf',
  'revisions',
] as const;

/** The tabs of the indicator page, in their order; the first one is shown where the address names none. */
export const viewNames = ['chart', 'table', 'map', 'revisions', 'rivals', 'checks', 'sources'] as const;

export type ViewName = (typeof viewNames)[number];

/** The verdicts of checks, in the order in which they are shown. */
export const outcomes = ['inconsistent', 'consistent', 'notComputable'] as const;

const lang = ['en', 'zh'];

/** By these the figures of an indicator are chosen and drawn. */
const settings: Parameters = {
  ...readByApiAll([...settingNames, 'compare', 'add', 'lane', 'updatedAfter', 'labels']),
  from: periodForm,
  to: periodForm,
  axis: ['log', 'linear'],
  marks: ['auto', 'lines', 'bars', 'dots'],
  lang,
};

/** What the addresses of each page may ask for, by its pattern; a value that means nothing is refused. */
export const pageParameters: Readonly<Record<string, Parameters>> = {
  [pagePaths.home]: { ...readByApiAll(['q', ...facetNames]), show: countForm, lang },
  [pagePaths.indicator]: { ...settings, view: viewNames, at: periodForm, statement: readByApi },
  [pagePaths.checks]: {
    outcome: outcomes,
    ...Object.fromEntries(outcomes.map((one) => [one, countForm])),
    lang,
  },
  [pagePaths.concept]: { ...readByApiAll(['area', 'period']), lang },
  [pagePaths.embed]: { ...settings, theme: ['light', 'dark'] },
  [pagePaths.area]: { lang },
  [pagePaths.areas]: { lang },
  [pagePaths.article]: { lang },
  [pagePaths.calendar]: { lang },
  [pagePaths.concepts]: { lang },
  [pagePaths.verify]: { ...readByApiAll(['text']), lang },
};

function readByApiAll(names: readonly string[]): Parameters {
  return Object.fromEntries(names.map((name) => [name, readByApi]));
}
