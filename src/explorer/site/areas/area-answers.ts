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

/** A figure as far as it can be reckoned with. */
export interface Reckonable {
  readonly value: number;
  readonly bounds: Bounds | null;
}
