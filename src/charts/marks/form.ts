import type { ChartedIndicator, ChartOptions } from '../charted.ts';
import { day, type Line, millis, type Point, spanOf } from './chart-lines.ts';

/**
 * The form of a chart: `bars` for few totals of periods, `joined` for many of them, `dots` for levels at a moment
 * and for few ratios, `steps` for one figure by the dates of its statements.
 */
export type Form = 'bars' | 'joined' | 'dots' | 'steps';

const fewPeriods = 8;
const fewRatios = 5;

/** What stands for the figures of the lines: as the request chooses, or as suits them. */
export function formOf(lines: readonly Line[], options: ChartOptions): Form {
  if (isHistory(lines)) return 'steps';
  const form = options.marks === 'auto' ? usualForm(lines, options) : chosen[options.marks];
  // A bar stands on zero, which a logarithmic axis does not have.
  return form === 'bars' && options.axis === 'log' ? 'joined' : form;
}

const chosen = { lines: 'joined', bars: 'bars', dots: 'dots' } as const;

function usualForm(lines: readonly Line[], { indicators }: ChartOptions): Form {
  const natures = new Set(lines.map((line) => natureOf(line, indicators[line.indicator])));
  const periods = new Set(lines.flatMap(({ points }) => points.map(({ row }) => row.period))).size;
  const frequencies = new Set(lines.map(({ frequency }) => frequency));
  const longest = Math.max(...lines.map(({ points }) => points.length));
  if (natures.has('stock')) return 'dots';
  if ((natures.has('ratio') || natures.has('index')) && longest <= fewRatios) return 'dots';
  if (natures.has('ratio') || natures.has('index')) return 'joined';
  const slots = new Set(lines.map(({ colour }) => colour)).size;
  const barred = frequencies.size === 1 && !frequencies.has('YTD') && periods <= fewPeriods && slots <= 2;
  return barred ? 'bars' : 'joined';
}

/** The nature of the indicator; `ratio` where a computation made a percentage, an index or a quotient of it. */
function natureOf({ points }: Line, indicator: ChartedIndicator | undefined): string {
  const unit = points[0]?.row.unit;
  if (indicator === undefined || unit === undefined || unit === indicator.unit)
    return indicator?.nature ?? 'flow';
  return relative.has(unit) || unit.includes('_PER_') ? 'ratio' : indicator.nature;
}

/** Units of figures that relate to another figure. */
const relative: ReadonlySet<string> = new Set(['percent', 'percentagePoints', 'index', 'log', 'RATIO']);

/** True where all lines have the same single period, and some figure was stated on several days. */
function isHistory(lines: readonly Line[]): boolean {
  const periods = new Set(lines.flatMap((line) => line.points.map(({ row }) => row.period)));
  return (
    periods.size === 1 &&
    lines.some(
      ({ points, others }) => new Set([...points, ...others].map(({ row }) => row.knownFrom)).size > 1,
    )
  );
}

/** True for levels at a moment, which belong to the end of their period. */
export function isSampled(line: Line, { indicators }: Pick<ChartOptions, 'indicators'>): boolean {
  const nature = natureOf(line, indicators[line.indicator]);
  return nature === 'stock' || (nature === 'ratio' && line.frequency === 'M');
}

/** The place of a figure on the time axis, in milliseconds: totals in the middle of their period, levels and years to date at its end. */
export function placeOf(point: Point, form: Form, atEnd: boolean): number {
  if (form === 'steps') return millis(point.row.knownFrom);
  const [from, to] = spanOf(point.row);
  return atEnd || point.row.frequency === 'YTD' ? to - day / 2 : (from + to) / 2;
}
