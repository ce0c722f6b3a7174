import { chartView } from './chart-view.tsx';
import type { IndicatorView } from './view.tsx';

/** The tabs of the indicator page, in the order of `viewNames`. */
export const indicatorViews: readonly IndicatorView[] = [chartView];
