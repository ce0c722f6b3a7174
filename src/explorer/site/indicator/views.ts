import { checksView } from '../evidence/checks-view.tsx';
import { sourcesView } from '../evidence/sources-view.tsx';
import { chartView } from '../figure/chart-view.tsx';
import { mapView } from '../map/map-view.tsx';
import { revisionsView } from '../revisions/revisions-view.tsx';
import { rivalsView } from '../rivals/rivals-view.tsx';
import { tableView } from '../table/table-view.tsx';
import type { IndicatorView } from './view.tsx';

/** The tabs of the indicator page, in the order of `viewNames`. */
export const indicatorViews: readonly IndicatorView[] = [
  chartView,
  tableView,
  mapView,
  revisionsView,
  rivalsView,
  checksView,
  sourcesView,
];
