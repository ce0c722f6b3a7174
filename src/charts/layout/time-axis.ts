import type { Lang } from '../../domain/numbers/display.ts';
import { day } from '../marks/chart-lines.ts';
import { widthOf } from './text-width.ts';

interface Tick {
  readonly at: number;
  readonly text: string;
}

/** A time axis by real dates: its ends, labels centred on the periods they name, and the boundaries between these. */
export interface TimeAxis {
  readonly min: number;
  readonly max: number;
  readonly labels: readonly Tick[];
  readonly boundaries: readonly number[];
}

/** Calendar steps in months, the finest first. */
const steps = [1, 3, 6, 12, 24, 60, 120, 240] as const;
type Step = (typeof steps)[number];

interface Extent {
  /** Ends in milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Pixels. */
  readonly width: number;
  readonly lang: Lang;
}

/** The axis between two moments. Labels are no finer than `finest` months, and never overlap. */
export function timeAxis(wanted: Extent & { readonly finest: number }): TimeAxis {
  const { from, to, width, finest } = wanted;
  const fitting = steps.find((step) => step >= finest && fits(step, wanted)) ?? 240;
  return {
    min: from,
    max: to,
    labels: labelsOf(fitting, wanted).filter(({ at, text }) => {
      const x = ((at - from) / (to - from)) * width;
      const half = widthOf(text, 12) / 2;
      return x - half >= -sideRoom && x + half <= width + sideRoom;
    }),
    boundaries: boundariesOf(Math.min(fitting, 12), from, to),
  };
}

/** Pixels by which a label may overhang the plot. */
const sideRoom = 14;

function fits(step: Step, extent: Extent): boolean {
  const { from, to, width } = extent;
  const labels = labelsOf(step, extent);
  const widest = Math.max(0, ...labels.map(({ text }) => widthOf(text, 12)));
  const each = (step * 30.44 * day * width) / (to - from);
  return each >= widest + 12;
}

/** Labels whose middle lies on the axis; a step of several years is labelled with the first one. */
function labelsOf(step: Step, { from, to, lang }: Extent): Tick[] {
  const span = Math.min(step, 12);
  const first = floor(from, step);
  const ticks: Tick[] = [];
  for (let month = first; monthStart(month) < to; month += step) {
    const at = (monthStart(month) + monthStart(month + span)) / 2;
    if (at >= from - day && at <= to + day) ticks.push({ at, text: nameOf(month, step, lang) });
  }
  return ticks;
}

function boundariesOf(step: number, from: number, to: number): number[] {
  const found: number[] = [];
  for (let month = floor(from, step); monthStart(month) <= to; month += step)
    if (monthStart(month) >= from) found.push(monthStart(month));
  return found;
}

/** Months since the year 0, rounded down to a multiple of the step. */
function floor(at: number, step: number): number {
  const date = new Date(at);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return Math.floor(month / step) * step;
}

function monthStart(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function nameOf(month: number, step: Step, lang: Lang): string {
  const year = Math.floor(month / 12);
  const within = month % 12;
  if (step >= 12) return String(year);
  if (step === 1) return lang === 'en' ? `${months[within]} ${year}` : `${year}年${within + 1}月`;
  if (step === 3) return lang === 'en' ? `Q${within / 3 + 1} ${year}` : `${year}年第${within / 3 + 1}季度`;
  return lang === 'en' ? `H${within / 6 + 1} ${year}` : `${year}年${within === 0 ? '上' : '下'}半年`;
}
