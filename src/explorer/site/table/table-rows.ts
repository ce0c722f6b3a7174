import type { List } from '../../page/base/api-answers.ts';
import type { Observation } from '../../page/base/model.ts';
import { figuresPath, type Settings } from '../indicator/settings.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import type { Language } from '../languages.ts';
import type { Api } from '../public-api.ts';
import { allRows, textOrder } from '../rows.ts';

/** A figure as the table shows it, with the names of its indicator and its area in the language of the page. */
export type TableRow = Omit<Observation, 'links'> & {
  readonly indicatorName: string;
  readonly areaName: string;
};

const fields = [
  ...['id', 'indicator', 'area', 'frequency', 'period', 'periodStart', 'periodEnd', 'lane', 'kind', 'value'],
  ...['missingReason', 'unit', 'scale', 'qualifier', 'bounds', 'display', 'statement', 'publishedOn'],
  ...['knownFrom', 'knownUntil', 'relation', 'caveats', 'source', 'evidence', 'derivation'],
  ...['indicatorName', 'areaName'],
].join(',');

/** All figures of the settings, the newest period first. @throws ApiFailure */
export async function tableRows(
  api: Api,
  { indicator, settings, language }: { indicator: IndicatorAnswer; settings: Settings; language: Language },
): Promise<List<TableRow>> {
  const more = { fields, labels: 'both', limit: 1000 };
  const list = await allRows<TableRow>(api, figuresPath(indicator, settings, language, more));
  const data = list.data.toSorted(
    (a, b) => textOrder(b.periodEnd, a.periodEnd) || textOrder(b.periodStart, a.periodStart),
  );
  return { ...list, data };
}

/** What names a row in addresses: the id of a statement, or the place of a computed figure. */
export function rowKey({ id, indicator, area, period, lane }: Pick<TableRow, KeyPart>): string {
  return id ?? [indicator, area, period.replace('/', '--'), lane].join('.');
}

type KeyPart = 'id' | 'indicator' | 'area' | 'period' | 'lane';
