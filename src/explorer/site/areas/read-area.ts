import {
  type PeriodOfProvinces,
  type ProvinceFigure,
  periodsOf,
  provinceFigures,
  provinceNames,
} from '../map/province-figures.ts';
import { isOnMap } from '../map/tile-places.ts';
import type { Asked } from '../page.tsx';
import { allRows, codeList, type NamedCode, withQuery } from '../rows.ts';
import { type AreaDetail, type AreaFigures, briefArea, type ListedArea } from './area-answers.ts';
import { type NationFigure, nationFigure } from './nation-figures.ts';

/** What stands beside the newest outturn of a province. */
export interface Beside {
  readonly figures: AreaFigures;
  /** The newest outturn itself; null where provinces are not compared. */
  readonly own: ProvinceFigure | null;
  /** The newest period that the province shares with others, with the figures of all; null where there is none. */
  readonly ranking: PeriodOfProvinces | null;
  readonly nation: NationFigure | null;
}

/** All that the page of an area shows. */
export interface AreaData {
  readonly detail: AreaDetail;
  /** What the API says of the licence. */
  readonly licence: string;
  /** The areas one level below. */
  readonly below: readonly ListedArea[];
  readonly beside: readonly Beside[];
  readonly names: AreaNames;
}

/** Names of what the page refers to. */
export interface AreaNames {
  readonly levels: ReadonlyMap<string, NamedCode>;
  readonly concepts: ReadonlyMap<string, NamedCode>;
  readonly topics: ReadonlyMap<string, NamedCode>;
  readonly provinces: Awaited<ReturnType<typeof provinceNames>>;
}

/** Reads an area with what its figures are compared with. @throws ApiFailure */
export async function readArea(asked: Asked): Promise<AreaData> {
  const { api, params, language } = asked;
  const code = params.code ?? '';
  const path = withQuery(`/v1/areas/${encodeURIComponent(code)}`, { lang: language.parameter });
  const { data: detail, meta } = await api.get(path, briefArea(language.lang));
  const compared = isOnMap(code) ? detail.figures.filter(({ covers }) => covers === null) : [];
  const [below, beside, levels, concepts, topics, provinces] = await Promise.all([
    areasBelow(asked, detail.id),
    besideOf(asked, detail, compared),
    codeList(api, 'areaLevels'),
    detail.lacks.length > 0 ? codeList(api, 'concepts') : new Map<string, NamedCode>(),
    codeList(api, 'topics'),
    provinceNames(api),
  ]);
  const { licence } = meta;
  return { detail, licence, below, beside, names: { levels, concepts, topics, provinces } };
}

async function areasBelow({ api }: Asked, parent: string): Promise<readonly ListedArea[]> {
  const path = withQuery('/v1/areas', { parent, fields: listedFields, limit: 1000, meta: 'none' });
  return (await allRows<ListedArea>(api, path)).data;
}

/** Keys of `/v1/areas` that pages read. */
export const listedFields = 'id,name,level,parent,indicators,statements,firstPeriod,lastPeriod';

async function besideOf(
  asked: Asked,
  detail: AreaDetail,
  compared: readonly AreaFigures[],
): Promise<Beside[]> {
  const ranked = compared.filter(({ comparableAreas, latest }) => comparableAreas && latest.outturn !== null);
  const [all, nations] = await Promise.all([
    provinceFigures(
      asked,
      ranked.map(({ id }) => id),
    ),
    Promise.all(compared.map(async (figures) => [figures, await nationFigure(asked, figures)] as const)),
  ]);
  const nationOf = new Map(nations);
  return detail.figures.map((figures) => {
    const rows = all.filter(({ indicator }) => indicator === figures.id);
    const isOwn = ({ area }: ProvinceFigure) => area === detail.id;
    const shared = periodsOf(rows).filter((each) => each.figures.length > 1 && each.figures.some(isOwn));
    return {
      figures,
      own: rows.find((row) => isOwn(row) && row.period === figures.latest.outturn?.period) ?? null,
      ranking: shared.at(-1) ?? null,
      nation: nationOf.get(figures) ?? null,
    };
  });
}
