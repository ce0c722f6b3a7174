import type { Lang } from '../../domain/numbers/display.ts';
import { idioms, type ScaleName, scales } from '../../domain/numbers/scales.ts';
import { inThousands } from '../../domain/numbers/thousands.ts';
import type { Qualifier, Text } from '../../domain/statements/codes.ts';
import type { ChartedUnit } from '../charted.ts';

/** A value axis: its ends and ticks as places on it, and the unit of its numbers. */
export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly { readonly place: number; readonly text: string }[];
  /** The place on the axis of a number on it: the number itself, or its logarithm. */
  readonly place: (number: number) => number;
  /** Such as `trillion yuan`. */
  readonly unit: string;
  /** The number on the axis for a value of a row. */
  readonly at: (value: number) => number;
}

/** What a value axis must show. */
export interface Wanted {
  /** Values and bounds that the axis must cover, in the scale of the rows. */
  readonly values: readonly number[];
  /** True for bars, which stand on zero. */
  readonly fromZero: boolean;
  /** Whether some mark needs room above the highest value, or below the lowest. */
  readonly room: { readonly above: boolean; readonly below: boolean };
  /** Scale of the rows. */
  readonly scale: ScaleName;
  readonly unit: ChartedUnit | undefined;
  readonly lang: Lang;
  /** Pixels of the plot. */
  readonly height: number;
}

/** The value axis that spans the figures, in round steps of a unit that suits them. */
export function valueAxis({ values, fromZero, room, scale, unit, lang, height }: Wanted): ValueAxis {
  const largest = Math.max(0, ...values.map(Math.abs));
  const { at, unit: unitName } = numbersOf(largest, { scale, unit, lang });
  const low = Math.min(...values.map(at));
  const high = Math.max(...values.map(at));
  const zero = fromZero || low === high || (low > 0 && low < 0.5 * high);
  // The axis spans at least a share of the highest value, so that small differences do not look large.
  const least = zero ? 0 : Math.max(0, (Math.abs(high) * leastSpan - (high - low)) / 2);
  const from = zero ? Math.min(0, low) : low - least;
  const to = zero ? Math.max(0, high) : high + least;
  const spare = ((to - from || 1) * 34) / Math.max(height, 80);
  const start = room.below && low < 0 ? from - spare : from;
  const end = room.above ? to + spare : to + spare / 4;
  const step = niceStep((end - start) / Math.max(2, Math.min(7, Math.floor(height / 42))));
  const [min, max] = [
    tidy(Math.floor(start / step + 1e-9) * step),
    tidy(Math.ceil(end / step - 1e-9) * step),
  ];
  const ticks = ticksOf({ min, max, step }).map((place) => ({ place, text: tickText(place, step) }));
  return { min, max, ticks, unit: unitName, at, place: (number) => number };
}

/** The unit that the numbers of an axis have, and the number for a value of a row. */
export function numbersOf(
  largest: number,
  { scale, unit, lang }: Pick<Wanted, 'scale' | 'unit' | 'lang'>,
): Pick<ValueAxis, 'at' | 'unit'> {
  const shown = scale === '1' ? idiomFor(largest, lang) : scale;
  const power = scales[shown].exponent - scales[scale].exponent;
  return {
    at: (value) => Number((value / 10 ** power).toPrecision(15)),
    unit: unitText(unit, scales[shown].name, lang),
  };
}

const leastSpan = 0.12;

/** Ticks of an axis, in ascending order. */
function ticksOf({ min, max, step }: Readonly<Record<'min' | 'max' | 'step', number>>): number[] {
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, index) => tidy(min + index * step));
}

/** The scale of the axis: words such as "million" only where a tick would have many digits. */
function idiomFor(largest: number, lang: Lang): ScaleName {
  const least = lang === 'en' ? 1e6 : 1e5;
  if (largest < least) return '1';
  return idioms[lang].find((name) => largest >= 10 ** scales[name].exponent) ?? '1';
}

/** The least of 1, 2, 2.5 and 5 times a power of ten that is not smaller than `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return tidy(factor * power);
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** The name of the axis: the scale word, and the unit as it follows a number. */
function unitText(unit: ChartedUnit | undefined, scale: Text, lang: Lang): string {
  const pattern = unit?.display?.[lang] ?? '{n}';
  const follows = /^\{n\}(.+)$/.exec(pattern)?.[1]?.trim() ?? null;
  const word = scale[lang];
  if (word === '') return follows ?? unit?.name[lang] ?? '';
  if (follows === null) return word;
  return lang === 'en' ? `${word} ${follows}` : `${word}${follows}`;
}

/** The label of a tick; all ticks of an axis have the same number of decimals. */
export function tickText(value: number, step: number): string {
  return printed(value.toFixed(decimalsOf(step)));
}

/** The label of a mark: four digits, or all digits before the decimal point. An inequality is rounded to the side on which it stays true. */
export function markText(value: number, qualifier: Qualifier | null): string {
  const whole = Math.floor(Math.log10(Math.max(1e-12, Math.abs(value)))) + 1;
  const decimals = Math.max(0, 4 - whole);
  const nearest = Number(value.toFixed(decimals));
  const side = qualifier === null ? 0 : outwards[qualifier];
  const rounded = (value - nearest) * side > 0 ? nearest + side * 10 ** -decimals : nearest;
  const text = rounded.toFixed(decimals);
  return printed(decimals === 0 ? text : text.replace(/\.?0+$/, ''));
}

/** The side to which an inequality stays true. */
const outwards: Readonly<Record<Qualifier, -1 | 0 | 1>> = {
  exact: 0,
  about: 0,
  over: -1,
  atLeast: -1,
  under: 1,
  atMost: 1,
};

/** Decimals that show a step, even one that is written with an exponent: `5e-14`. */
function decimalsOf(step: number): number {
  const [digits = '', power = '0'] = String(step).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(power));
}

function printed(text: string): string {
  return inThousands(text.replace('-', '−'));
}
