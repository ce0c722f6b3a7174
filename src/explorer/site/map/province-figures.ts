import type { Bounds, Evidence, Text } from '../../page/base/model.ts';
import type { Asked } from '../page.tsx';
import type { Api } from '../public-api.ts';
import { allRows, textOrder, withQuery } from '../rows.ts';
import { type Rank, ranksOf } from './ranking.ts';

/** An outturn of a province, as `/v1/observations` has it. */
export interface ProvinceFigure {
  readonly indicator: string;
  readonly area: string;
  readonly frequency: string;
  readonly period: string;
  readonly periodEnd: string;
  readonly kind: string;
  readonly value: number;
  readonly qualifier: string | null;
  readonly bounds: Bounds | null;
  readonly display: string;
  readonly evidence: Evidence | null;
}

/** A figure with its place among those of its period; null for an estimate, which is not ranked among what was measured. */
export interface PlacedFigure extends ProvinceFigure {
  readonly rank: Rank | null;
}

const fields =
  'indicator,area,frequency,period,periodEnd,kind,value,qualifier,bounds,display,evidence' as const;

/** The outturns of indicators in all provinces, as they were known on a day. @throws ApiFailure */
export async function provinceFigures(
  { api, language }: Pick<Asked, 'api' | 'language'>,
  indicators: readonly string[],
  asOf?: string,
): Promise<readonly ProvinceFigure[]> {
  if (indicators.length === 0) return [];
  const path = withQuery('/v1/observations', {
    ...{ indicator: indicators.join(','), area: 'CN-*', lane: 'outturn', fields, meta: 'none', limit: 1000 },
    ...{ asOf, lang: language.parameter },
  });
  const { data } = await allRows<Omit<ProvinceFigure, 'value'> & { value: number | null }>(api, path);
  return data.flatMap((row) => (row.value === null ? [] : [{ ...row, value: row.value }]));
}

/** Names of the provinces by code. @throws ApiFailure */
export async function provinceNames(api: Api): Promise<ReadonlyMap<string, Text>> {
  const path = '/v1/areas?level=province&fields=id,name&limit=1000&meta=none';
  const { data } = await allRows<{ readonly id: string; readonly name: Text }>(api, path);
  return new Map(data.map(({ id, name }) => [id, name]));
}

/** A period with the figures of provinces for it, the greatest first. */
export interface PeriodOfProvinces {
  readonly period: string;
  readonly figures: readonly PlacedFigure[];
}

/** The periods of one indicator, the oldest first. A rank is one among figures of the same indicator and period. */
export function periodsOf(figures: readonly ProvinceFigure[]): readonly PeriodOfProvinces[] {
  return [...Map.groupBy(figures, ({ period }) => period)]
    .map(([period, rows]) => ({ period, figures: placed(rows) }))
    .toSorted((a, b) => textOrder(endOf(a), endOf(b)));
}

function endOf({ figures }: PeriodOfProvinces): string {
  return figures[0]?.periodEnd ?? '';
}

/** Figures of one indicator and period with their ranks, the greatest first. */
export function placed(figures: readonly ProvinceFigure[]): readonly PlacedFigure[] {
  const measured = figures.filter(({ kind }) => kind !== 'estimate');
  const ranks = ranksOf(measured);
  return figures
    .map((figure) => ({ ...figure, rank: ranks[measured.indexOf(figure)] ?? null }))
    .toSorted((a, b) => b.value - a.value);
}

/** The period to begin with: of those with the most provinces the newest. */
export function fullestPeriod(periods: readonly PeriodOfProvinces[]): PeriodOfProvinces | null {
  return (
    periods.toSorted((a, b) => b.figures.length - a.figures.length || textOrder(endOf(b), endOf(a)))[0] ??
    null
  );
}
