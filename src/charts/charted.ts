import type { Break } from '../domain/catalogue/catalogue.ts';
import type { Lang } from '../domain/numbers/display.ts';
import { hasNote, type Text } from '../domain/statements/codes.ts';
import type { Observation } from '../domain/statements/observation.ts';
import type { ThemeName } from './marks/themes.ts';

/** The keys of an observation that a chart reads; a row of `data` has all of them. */
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
  | 'missingReason'
  | 'knownFrom'
  | 'knownUntil'
> & {
  /** Null for a computed figure. */
  readonly id: string | null;
  /** Null where nothing could be computed. */
  readonly qualifier: Observation['qualifier'] | null;
  readonly source: Publisher | null;
  readonly publishedOn: string | null;
  readonly relation: Observation['relation'] | null;
  /** What a computed figure was made of; absent in a published one. */
  readonly derivation?: {
    readonly operands: readonly ChartedOperand[];
    readonly parts?: string | null;
    readonly notes: readonly Text[];
  } | null;
};

/** A publisher with its name in Chinese texts; null where it is the same. */
export type Publisher = Pick<Observation['source'], 'publisher' | 'publisherZh'>;

interface ChartedOperand {
  readonly source: Publisher;
}

/** The name of a publisher in texts of a language. */
export function publisherName({ publisher, publisherZh }: Publisher, lang: Lang): string {
  return lang === 'zh' ? (publisherZh ?? publisher) : publisher;
}

/** Whose figure it is: the publisher of a published one, those of the operands of a computed one, each once. */
export function publishersOf(
  { source, derivation }: Pick<Charted, 'source' | 'derivation'>,
  lang: Lang,
): string[] {
  if (source !== null) return [publisherName(source, lang)];
  return [...new Set((derivation?.operands ?? []).map((operand) => publisherName(operand.source, lang)))];
}

/** True for a forecast or target whose base is an outturn; one that was only converted at the rate of an outturn has no base. */
export function mixesLanes({ derivation }: Pick<Charted, 'derivation'>): boolean {
  return hasNote(derivation?.notes ?? [], 'outturnBase');
}

/** A key that identifies a figure: the id of a statement, or indicator, area, period and lane of a computed figure. */
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

/** What a chart reads of an indicator. */
export interface ChartedIndicator extends Named {
  readonly unit: string;
  readonly nature: string;
  readonly concept: string | null;
  readonly breaks: readonly Pick<Break, 'period' | 'area' | 'reason'>[];
}

/** What a chart reads of a unit. */
export interface ChartedUnit extends Named {
  /** How the unit follows a number, `{n} yuan`; null where only its name is known. */
  readonly display: Text | null;
}

type Book<T> = Readonly<Record<string, T>>;

/** Names, language and appearance of a chart. Items of the lists of the API can be used as they are. */
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
  /** The computation in words; null for figures as published. */
  readonly computation: string | null;
  /** Sentences below the picture, besides those that its marks need. */
  readonly notes: readonly string[];
  /** `bare` omits title, subtitle and source line, for a page that writes them itself. */
  readonly frame: (typeof frames)[number];
  /** `log` where every figure is above zero; equal distances are then equal ratios. */
  readonly axis: (typeof axes)[number];
  /** What stands for a figure; `auto` follows the nature of the indicator. */
  readonly marks: (typeof markChoices)[number];
  /** Whether there are tooltips, for a chart in a page. */
  readonly interactive: boolean;
}

export const frames = ['full', 'bare'] as const;
export const axes = ['linear', 'log'] as const;
export const markChoices = ['auto', 'lines', 'bars', 'dots'] as const;

/** What a picture always has chosen, and what it may. */
export type PictureSize = 'width' | 'height' | 'theme';
export type PictureLook = 'frame' | 'axis' | 'marks';

/** Width and height of a picture in pixels: the bounds that a request may choose from, and the defaults. */
export const pictureSizes = { least: 200, most: 4000, width: 800, height: 450 } as const;
