import type { Lang } from '../domain/numbers/display.ts';
import type { Text } from '../domain/statements/codes.ts';
import type { Observation } from '../domain/statements/observation.ts';
import type { ThemeName } from './marks/themes.ts';

/** What a chart reads of an observation: a row of `data` fits as it is. */
export type Charted = Pick<
  Observation,
  | 'indicator'
  | 'area'
  | 'frequency'
  | 'period'
  | 'periodStart'
  | 'periodEnd'
  | 'lane'
  | 'kind'
  | 'value'
  | 'unit'
  | 'scale'
  | 'bounds'
  | 'display'
> & {
  /** Null for a computed figure, which nobody stated. */
  readonly id: string | null;
  /** Null where nothing could be computed. */
  readonly qualifier: Observation['qualifier'] | null;
  readonly source: Pick<Observation['source'], 'publisher'> | null;
  readonly publishedOn: string | null;
  readonly relation: Observation['relation'] | null;
};

/** What tells figures apart: the id of a statement, and for a computed figure its place. */
export function keyOf({
  id,
  indicator,
  area,
  period,
  lane,
}: Readonly<Record<'indicator' | 'area' | 'period' | 'lane', string>> & {
  readonly id: string | null;
}): string {
  return id ?? [indicator, area, period, lane].join(' ');
}

interface Named {
  readonly name: Text;
}

export interface ChartedIndicator extends Named {
  readonly unit: string;
  readonly nature: string;
  readonly concept: string | null;
}

export interface ChartedUnit extends Named {
  /** How the unit follows a number, `{n} yuan`; null where only its name is known. */
  readonly display: Text | null;
}

type Book<T> = Readonly<Record<string, T>>;

/** Everything but the figures: names, language and looks. Items of the API's lists fit as they are. */
export interface ChartOptions {
  readonly lang: Lang;
  readonly theme: ThemeName;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly indicators: Book<ChartedIndicator>;
  readonly units: Book<ChartedUnit>;
  readonly areas: Book<Named>;
  readonly concepts: Book<Named>;
  readonly release: string | null;
  /** What was computed of the figures, in words; null where they stand as published. */
  readonly computation: string | null;
  /** `bare` leaves out the title, the subtitle and the source line, which a page writes itself. */
  readonly frame: 'full' | 'bare';
  /** Tooltips, for a chart in a page. */
  readonly interactive: boolean;
}

/** Sizes in which a picture may be asked for, in pixels. */
export const pictureSizes = { least: 200, most: 4000, width: 800, height: 450 } as const;
