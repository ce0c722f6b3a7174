import type { Single } from '../../page/base/api-answers.ts';
import type { Bounds, Evidence, Lane, Text } from '../../page/base/model.ts';

/** An area, as lists name it. */
export interface Place {
  readonly id: string;
  readonly name: Text;
}

/** An area in `/v1/areas`. */
export interface ListedArea extends Place {
  readonly level: string;
  readonly parent: string | null;
  readonly indicators: number;
  readonly statements: number;
  readonly firstPeriod: string | null;
  readonly lastPeriod: string | null;
}

interface LatestOfLane {
  readonly period: string;
  readonly display: string;
  readonly publishedOn: string | null;
  readonly grade: Evidence['grade'];
}

/** What an indicator has of an area. */
export interface AreaFigures extends Place {
  readonly unit: string;
  readonly topic: string;
  readonly covers: Text | null;
  readonly national: { readonly indicator: string; readonly sameDefinition: boolean } | null;
  readonly comparableAreas: boolean;
  readonly firstPeriod: string | null;
  readonly lastPeriod: string | null;
  readonly statements: number;
  readonly latest: Readonly<Record<Lane, LatestOfLane | null>>;
}

/** What `/v1/areas/{code}` says. */
export interface AreaDetail extends Place {
  readonly level: string;
  readonly gbCode: string | null;
  readonly inNationalFigures: boolean | null;
  readonly indicators: number;
  readonly statements: number;
  readonly lacks: readonly string[];
  readonly parents: readonly Place[];
  readonly figures: readonly AreaFigures[];
}

/** What the page of an area in a language shows of the answer: the whole one of a nation is half a megabyte. */
export function briefArea(lang: keyof Text) {
  return ({ data, ...envelope }: Single<AreaDetail>): Single<AreaDetail> => {
    const { level, gbCode, inNationalFigures, indicators, statements, lacks, parents } = data;
    const detail = { level, gbCode, inNationalFigures, indicators, statements, lacks };
    const figures = data.figures.map((each) => briefFigures(each, lang));
    return { ...envelope, data: { ...placeOf(data), ...detail, parents: parents.map(placeOf), figures } };
  };
}

function briefFigures(figures: AreaFigures, lang: keyof Text): AreaFigures {
  const { id, unit, topic, covers, national, comparableAreas, firstPeriod, lastPeriod, statements } = figures;
  const { outturn, forecast, target } = figures.latest;
  return {
    ...{
      id,
      name: { en: '', zh: '', [lang]: figures.name[lang] },
      unit,
      topic,
      covers,
      comparableAreas,
      firstPeriod,
      lastPeriod,
      statements,
    },
    national: national && { indicator: national.indicator, sameDefinition: national.sameDefinition },
    latest: { outturn: briefLatest(outturn), forecast: briefLatest(forecast), target: briefLatest(target) },
  };
}

function briefLatest(latest: LatestOfLane | null): LatestOfLane | null {
  if (latest === null) return null;
  const { period, display, publishedOn, grade } = latest;
  return { period, display, publishedOn, grade };
}

function placeOf({ id, name }: Place): Place {
  return { id, name };
}

/** A figure as far as it can be reckoned with. */
export interface Reckonable {
  readonly value: number;
  readonly bounds: Bounds | null;
}
