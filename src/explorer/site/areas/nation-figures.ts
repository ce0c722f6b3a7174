import type { List } from '../../page/base/api-answers.ts';
import { lastDay } from '../../page/base/last-day.ts';
import type { Asked } from '../page.tsx';
import { withQuery } from '../rows.ts';
import type { AreaFigures, Reckonable } from './area-answers.ts';

interface NationRow extends Omit<Reckonable, 'value'> {
  readonly period: string;
  readonly value: number | null;
  readonly display: string;
  readonly indicatorName: string;
  readonly knownFrom: string;
  readonly knownUntil: string | null;
}

/** The figure of the nation beside one of a province. */
export interface NationFigure extends Reckonable {
  readonly display: string;
  /** Name of its indicator. */
  readonly indicatorName: string;
  /** True where the nation has another figure by now. */
  readonly revisedSince: boolean;
}

const fields = 'period,value,bounds,display,knownFrom,knownUntil,indicatorName';

/**
 * The nation's figure for the period of the newest outturn of a province: by the same definition the one that was current
 * when the province published its own, because later ones may rest on a census; else the one of today. Null where there
 * is none. @throws ApiFailure
 */
export async function nationFigure(
  { api, language }: Pick<Asked, 'api' | 'language'>,
  { national, latest: { outturn } }: Pick<AreaFigures, 'national' | 'latest'>,
): Promise<NationFigure | null> {
  if (national === null || outturn === null) return null;
  const { indicator, sameDefinition } = national;
  const path = withQuery('/v1/observations', {
    ...{ indicator, area: 'CN', lane: 'outturn', period: outturn.period },
    ...{ revisions: sameDefinition ? 'all' : null, fields, labels: 'both', meta: 'none', limit: 1000 },
    lang: language.parameter,
  });
  const { data } = await api.get<List<NationRow>>(path);
  const rows = data.filter(({ period, value }) => period === outturn.period && value !== null);
  const day = lastDay(outturn.publishedOn ?? '9999');
  const current = rows.find(({ knownUntil }) => knownUntil === null);
  const row = rows.find(wasCurrentOn(day)) ?? current;
  if (row === undefined || row.value === null) return null;
  const { value, bounds, display, indicatorName } = row;
  return { value, bounds, display, indicatorName, revisedSince: row.knownUntil !== null };
}

function wasCurrentOn(day: string) {
  return ({ knownFrom, knownUntil }: NationRow) =>
    knownFrom <= day && (knownUntil === null || knownUntil > day);
}
