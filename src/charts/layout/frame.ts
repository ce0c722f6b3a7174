import { type Charted, type ChartOptions, publishersOf } from '../charted.ts';
import { uncapitalized } from '../computation-text.ts';
import type { Line } from '../marks/chart-lines.ts';
import { frequencyWords, laneWords, phrases, sourceLine } from '../marks/chart-words.ts';
import type { Form } from '../marks/form.ts';
import { cut, widthOf, wrapped } from './text-width.ts';

/** A text of the frame, broken into lines that fit. */
export interface Block {
  readonly text: string;
  readonly top: number;
  readonly size: number;
  readonly leading: number;
  readonly strong: boolean;
}

/** What stands above the plot. */
export interface Head {
  readonly blocks: readonly Block[];
  /** Rows of names; empty where there is nothing to distinguish. */
  readonly legend: readonly (readonly string[])[];
  readonly legendTop: number;
  /** Where the plot may begin, in pixels from the top. */
  readonly bottom: number;
}

/** Below this width in pixels margins and titles are smaller. */
const narrowWidth = 480;
/** Below this height in pixels the title has one line, and keys and notes are left out. */
const lowHeight = 260;

/** Sizes and distances in a legend, in pixels. */
export const legendSizes = { text: 12.5, item: 12, space: 6, gap: 18, row: 22 } as const;

/** Margin of a picture in pixels. */
export function marginOf({ width }: Pick<ChartOptions, 'width'>): number {
  return width < narrowWidth ? 12 : 20;
}

/** Title, subtitle and legend, laid out from the top. */
export function headOf(
  lines: readonly Line[],
  names: readonly string[],
  form: Form,
  options: ChartOptions,
): Head {
  const margin = marginOf(options);
  const room = options.width - 2 * margin;
  const small = options.width < narrowWidth;
  const blocks: Block[] = [];
  let top = options.frame === 'full' ? margin - 4 : 4;
  if (options.frame === 'full') {
    const size = small ? 15.5 : 18;
    const title = wrapped(titleOf(lines, options), size * 1.04, room, options.height < lowHeight ? 1 : 3);
    blocks.push({ text: title.join('\n'), top, size, leading: Math.round(size * 1.33), strong: true });
    top += title.length * Math.round(size * 1.33) + 2;
    const subtitle = wrapped(subtitleOf(lines, form, options), 13, room, 2).join('\n');
    if (subtitle !== '' && options.height >= 240) {
      blocks.push({ text: subtitle, top, size: 13, leading: 18, strong: false });
      top += subtitle.split('\n').length * 18 + 2;
    }
  }
  const legend = hasLegend(lines) ? rowsOf(distinct(names), room) : [];
  const legendTop = top + 8;
  return {
    blocks,
    legend,
    legendTop,
    bottom: legend.length === 0 ? top + 6 : legendTop + legend.length * legendSizes.row,
  };
}

/** Keys, notes and the source line at the bottom; their `top` is relative to the foot. */
export function footOf(
  { keys, notes }: { readonly keys: readonly string[]; readonly notes: readonly string[] },
  observations: readonly Charted[],
  options: ChartOptions,
): { blocks: Block[]; height: number } {
  const margin = marginOf(options);
  const room = options.width - 2 * margin;
  const blocks: Block[] = [];
  let height = 0;
  const add = (text: string, most: number) => {
    const lines = wrapped(text, 11.5, room, most);
    blocks.push({ text: lines.join('\n'), top: height, size: 11.5, leading: 16, strong: false });
    height += lines.length * 16 + 3;
  };
  if (keys.length > 0 && options.height >= lowHeight) add(keys.join(' · '), 3);
  if (options.height >= lowHeight) for (const note of notes) add(note, 4);
  if (options.frame === 'full') add(sourceLine(publishersIn(observations, options), options), 3);
  return { blocks, height: height === 0 ? 4 : height + margin - 8 };
}

/** Publishers, those with most statements first; of the rest only the number. */
function publishersIn(observations: readonly Charted[], { lang, width }: ChartOptions): string[] {
  const counts = new Map<string, number>();
  for (const publisher of observations.flatMap((row) => publishersOf(row, lang)))
    counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  const all = [...counts].sort(([, a], [, b]) => b - a).map(([publisher]) => publisher);
  const most = width < narrowWidth ? 2 : 4;
  if (all.length <= most) return all;
  const rest = all.length - most;
  return [...all.slice(0, most), lang === 'zh' ? `另${rest}家` : `${rest} more`];
}

/** The name of the one indicator, of the shared concept, of both indicators, or how many indicators there are. */
export function titleOf(lines: readonly Line[], { indicators, concepts, lang }: ChartOptions): string {
  const ids = distinct(lines.map(({ indicator }) => indicator));
  const names = ids.map((id) => indicators[id]?.name[lang] ?? id);
  if (ids.length === 1) return names[0] ?? '';
  const shared = distinct(ids.map((id) => indicators[id]?.concept ?? null));
  const concept = shared.length === 1 && shared[0] ? concepts[shared[0]]?.name[lang] : undefined;
  if (concept !== undefined) return concept;
  if (ids.length === 2) return names.join(lang === 'zh' ? '与' : ' and ');
  return lang === 'zh' ? `${ids.length}项指标` : `${ids.length} indicators`;
}

function subtitleOf(lines: readonly Line[], form: Form, { areas, computation, lang }: ChartOptions): string {
  const area = only(lines.map(({ area }) => area));
  const frequency = only(lines.map(({ frequency }) => frequency));
  const lane = only(lines.map(({ lane }) => lane));
  const period = form === 'steps' ? lines[0]?.points[0]?.row.period : undefined;
  return [
    area === null ? null : (areas[area]?.name[lang] ?? area),
    period ?? (frequency === null ? null : frequencyWords[frequency][lang]),
    computation === null ? null : phrases.computed[lang] + uncapitalized(computation),
    form === 'steps' ? phrases.stated[lang] : null,
    lane === null || lane === 'outturn' ? null : laneWords[lane][lang],
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/**
 * The shortest names that distinguish the lines of a chart. A single series is named by its lanes;
 * of several, the lanes of each share a name and a colour, and the keys explain their marks.
 */
export function namesOf(lines: readonly Line[], options: ChartOptions): string[] {
  const colours = distinct(lines.map(({ colour }) => colour));
  if (colours.length === 1) return lines.map(({ lane }) => laneWords[lane][options.lang]);
  const shown = colours.map((colour) =>
    partsOf(
      lines.filter((line) => line.colour === colour),
      lines,
      options,
    ),
  );
  const room = columnOf(shown.length, options);
  const seen = new Map<string, number>();
  const names = shown.map(([first, ...rest]) => {
    const tail = rest.map((part) => ` · ${part}`).join('');
    const name = cut(first, legendSizes.text, Math.max(60, room - widthOf(tail, legendSizes.text))) + tail;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
  return lines.map(({ colour }) => names[colours.indexOf(colour)] ?? '');
}

/** Those of indicator, area and frequency that distinguish a series from others. */
function partsOf(
  [line]: readonly Line[],
  lines: readonly Line[],
  { indicators, areas, lang }: ChartOptions,
): [string, ...string[]] {
  const { indicator = '', area = '', frequency = 'A' } = line ?? {};
  const own = lines.filter((other) => other.indicator === indicator);
  const local = own.filter((other) => other.area === area);
  const several = distinct(lines.map((other) => other.indicator)).length > 1;
  const areal = distinct(own.map((other) => other.area)).length > 1 || area !== 'CN';
  const [first, ...rest] = [
    several ? (indicators[indicator]?.name[lang] ?? indicator) : null,
    areal && distinct(lines.map((other) => other.area)).length > 1 ? (areas[area]?.name[lang] ?? area) : null,
    distinct(local.map((other) => other.frequency)).length > 1 ? frequencyWords[frequency][lang] : null,
  ].filter((part) => part !== null);
  return [first ?? indicator, ...rest];
}

/** Width of a name in pixels, with as few columns as keep the legend within a third of the picture. */
function columnOf(count: number, { width, height }: ChartOptions): number {
  const room = width - 2 * marginOf({ width });
  const rows = Math.max(2, Math.floor((height * 0.3) / legendSizes.row));
  const columns = Math.max(1, Math.min(Math.ceil(count / rows), Math.floor(room / 150)));
  return (room + legendSizes.gap) / columns - legendSizes.gap - legendSizes.item - legendSizes.space;
}

function hasLegend(lines: readonly Line[]): boolean {
  return lines.length > 1 || lines.some(({ lane }) => lane !== 'outturn');
}

function rowsOf(names: readonly string[], room: number): string[][] {
  const rows: string[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const width = legendSizes.item + legendSizes.space + widthOf(name, legendSizes.text);
    if (used + legendSizes.gap + width > room) {
      rows.push([name]);
      used = width;
    } else {
      rows.at(-1)?.push(name);
      used += legendSizes.gap + width;
    }
  }
  return rows;
}

function only<T>(values: readonly T[]): T | null {
  const [first, ...rest] = distinct(values);
  return first === undefined || rest.length > 0 ? null : first;
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
