import type { Single } from '../../page/base/api-answers.ts';
import type { Lane, Links, Observation, Text } from '../../page/base/model.ts';
import type { Api } from '../public-api.ts';
import { withQuery } from '../rows.ts';

interface AboutRival {
  readonly indicator: string;
  readonly name: Text;
  readonly definition: Text;
  readonly differs: Text | null;
  readonly producer: string;
  readonly coProducers: readonly string[];
  readonly covers: Text | null;
}

/** The figure of a rival, with its indicator. */
export type RivalFigure = AboutRival & Observation;

/** How far apart rivals are in one lane and one unit. */
export interface RangeOfRivals {
  readonly lane: Lane;
  readonly unit: string;
  readonly rivals: number;
  /** One sentence that can be quoted. */
  readonly statement: string;
}

/** The rivals of a concept for a period, as `/v1/concepts/{id}` compares them. */
export interface Compared {
  readonly id: string;
  readonly name: Text;
  readonly definition: Text;
  readonly why: Text;
  readonly area: string | null;
  readonly period: string | null;
  readonly figures: readonly RivalFigure[];
  readonly ranges: readonly RangeOfRivals[];
  /** Rivals without a figure for the period, each with the one that is nearest. */
  readonly others: readonly (AboutRival & {
    readonly nearest: { readonly period: string; readonly lane: Lane; readonly display: string } | null;
  })[];
  readonly areas: readonly { readonly area: string; readonly rivals: number }[];
  readonly periods: readonly { readonly period: string; readonly rivals: number }[];
  readonly links: Links;
  /** What the API says of the licence. */
  readonly licence: string;
}

interface ComparedBy {
  readonly area?: string | null | undefined;
  readonly period?: string | null | undefined;
  /** Figures as known on that day. */
  readonly asOf?: string | undefined;
  readonly lang: 'zh' | null;
}

/** The comparison of a concept; of the area and period that the API chooses where none are given. @throws ApiFailure */
export async function readCompared(api: Api, concept: string, by: ComparedBy): Promise<Compared> {
  const { data, meta } = await api.get<Single<Omit<Compared, 'licence'>>>(
    withQuery(`/v1/concepts/${encodeURIComponent(concept)}`, { ...by }),
  );
  return { ...data, licence: meta.licence };
}

/** Figures that can stand on one scale: of one lane and one unit, in the order in which they come. */
export interface FigureGroup {
  readonly lane: Lane;
  readonly unit: string;
  readonly figures: readonly RivalFigure[];
}

/** The groups in the order in which their first figures come. */
export function groupsOf(figures: readonly RivalFigure[]): readonly FigureGroup[] {
  const groups = Map.groupBy(figures, ({ lane, unit }) => `${lane} ${unit}`);
  return [...groups.values()].flatMap((own) =>
    own.slice(0, 1).map(({ lane, unit }) => ({ lane, unit, figures: own })),
  );
}
