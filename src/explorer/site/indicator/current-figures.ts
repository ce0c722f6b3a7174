import type { List } from '../../page/base/api-answers.ts';
import type { Lane, Observation } from '../../page/base/model.ts';
import type { Asked } from '../page.tsx';
import { textOrder, withQuery } from '../rows.ts';
import { areaShown, type Settings } from './settings.ts';
import type { IndicatorAnswer } from './view.tsx';

/** The newest figure of each lane of one area: what was measured, and what is expected or aimed at after it. */
export type CurrentFigures = Readonly<Record<Lane, Observation | null>>;

/** The figures at the head of the page: of the first area that is shown, as they were known on the chosen day. @throws ApiFailure */
export async function currentFigures(
  { api, language }: Asked,
  indicator: IndicatorAnswer,
  { chosen }: Settings,
): Promise<CurrentFigures> {
  const { latest } = indicator;
  const [area = null] = areaShown(indicator, chosen)?.split(',') ?? [];
  const said = [latest.outturn, latest.forecast, latest.target].filter((row) => row !== null);
  const sufficient = chosen.asOf === undefined && said.length > 0 && said.every((row) => row.area === area);
  if (area === null || sufficient) return latest;
  const parameters = { indicator: indicator.id, area, last: 1, asOf: chosen.asOf, lang: language.parameter };
  const { data } = await api.get<List<Observation>>(withQuery('/v1/observations', parameters));
  const newest = data.toSorted((a, b) => textOrder(b.periodEnd, a.periodEnd));
  const of = (lane: Lane) => newest.find((row) => row.lane === lane) ?? null;
  const outturn = of('outturn');
  const ahead = (row: Observation | null) => (row && row.periodEnd > (outturn?.periodEnd ?? '') ? row : null);
  return { outturn, forecast: ahead(of('forecast')), target: ahead(of('target')) };
}
