import { mayCompareProvinces } from '../map/may-compare.ts';
import type { IndicatorView } from './view.tsx';

const always = () => true;

/** Every figure in a row: paper has it beside the chart. */
export const tableView: IndicatorView = {
  name: 'table',
  offered: always,
  module: 'site/table/table-view.tsx',
  load: async () => (await import('../table/table-view.tsx')).openTable,
};

/** The tabs of the indicator page, in the order of `viewNames`. */
export const indicatorViews: readonly IndicatorView[] = [
  {
    name: 'chart',
    offered: always,
    module: 'site/figure/chart-view.tsx',
    load: async () => (await import('../figure/chart-view.tsx')).openChart,
  },
  tableView,
  {
    name: 'map',
    offered: ({ series }) => mayCompareProvinces(series),
    module: 'site/map/map-view.tsx',
    load: async () => (await import('../map/map-view.tsx')).openMap,
  },
  {
    name: 'revisions',
    offered: always,
    module: 'site/revisions/revisions-view.tsx',
    load: async () => (await import('../revisions/revisions-view.tsx')).openRevisions,
  },
  {
    name: 'rivals',
    offered: ({ concept, rivals }) => concept !== null && rivals.length > 0,
    module: 'site/rivals/rivals-view.tsx',
    load: async () => (await import('../rivals/rivals-view.tsx')).openRivals,
  },
  {
    name: 'checks',
    offered: always,
    module: 'site/evidence/checks-view.tsx',
    load: async () => (await import('../evidence/checks-view.tsx')).openChecks,
  },
  {
    name: 'sources',
    offered: always,
    module: 'site/evidence/sources-view.tsx',
    load: async () => (await import('../evidence/sources-view.tsx')).openSources,
  },
];
