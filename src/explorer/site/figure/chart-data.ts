import type { Charted } from '../../../charts/charted.ts';
import type { List } from '../../page/base/api-answers.ts';
import type { Observation } from '../../page/base/model.ts';
import type { Settings } from '../indicator/settings.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import type { Api } from '../public-api.ts';
import type { NamedUnit } from '../table/units.ts';

/** What the page says of figures before the chart itself reads all of them. */
export type BriefFigure = Pick<
  Observation,
  | 'indicator'
  | 'area'
  | 'period'
  | 'periodEnd'
  | 'lane'
  | 'kind'
  | 'value'
  | 'missingReason'
  | 'unit'
  | 'display'
>;

export interface ChartData {
  readonly api: Api;
  readonly settings: Settings;
  /** The indicators that are drawn, that of the page first. */
  readonly indicators: readonly IndicatorAnswer[];
  readonly figures: List<BriefFigure>;
  /** The figure in a sentence where it is the only one. */
  readonly lone: string | null;
  readonly units: ReadonlyMap<string, NamedUnit>;
  /** What is computed, in words; null for figures as published. */
  readonly computation: string | null;
}

/** A figure as the chart and what is said of it read it. */
export type ChartFigure = Observation & Charted;
