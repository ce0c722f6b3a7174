import type { Single } from '../../page/base/api-answers.ts';
import type { Api } from '../public-api.ts';
import type { Settings } from './settings.ts';
import type { IndicatorAnswer } from './view.tsx';

/** Transforms whose figures have one unit, whatever they are computed from. */
const relative = ['yoy', 'pctChange', 'index', 'cagr'];

/** The settings of one picture, which has one axis: of the indicators drawn along, those with the unit of that of the page. @throws ApiFailure */
export async function picturedOf(
  api: Api,
  settings: Settings,
  { unit }: Pick<IndicatorAnswer, 'unit'>,
): Promise<Settings> {
  const { chosen, compare } = settings;
  if (compare.length === 0 || relative.includes(chosen.transform ?? '')) return settings;
  const others = await Promise.all(
    compare.map((id) =>
      api.get<Single<IndicatorAnswer>>(`/v1/indicators/${encodeURIComponent(id)}?meta=none`),
    ),
  );
  return { ...settings, compare: others.filter(({ data }) => data.unit === unit).map(({ data }) => data.id) };
}
