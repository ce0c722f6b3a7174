import type { ECharts } from 'echarts';
import { keyOf } from '../../../charts/charted.ts';
import type { Observation } from '../../page/base/model.ts';

/** A mark that stands for a figure, and where it is on the page. */
export interface Mark {
  readonly row: Observation;
  readonly seriesIndex: number;
  readonly dataIndex: number;
  readonly x: number;
  readonly y: number;
}

interface Cursor {
  readonly chart: ECharts;
  readonly stage: HTMLElement;
  readonly marks: () => readonly Mark[];
  readonly tell: (row: Observation) => void;
  readonly signal: AbortSignal;
}

/** Follows the pointer and the arrow keys from mark to mark, and tells which figure is under them. */
export function chartCursor({ chart, stage, marks, tell, signal }: Cursor): void {
  let at: Mark | null = null;
  const point = (mark: Mark | undefined) => {
    if (!mark) return;
    at = mark;
    stage.dataset.at = keyOf(mark.row);
    tell(mark.row);
  };
  chart.getZr().on('mousemove', ({ offsetX, offsetY }) => point(nearest(marks(), offsetX, offsetY)));
  const move = (event: KeyboardEvent) => {
    const next = step(event.key, at, marks());
    if (next === undefined) return;
    event.preventDefault();
    point(next);
    chart.dispatchAction({ type: 'showTip', seriesIndex: next.seriesIndex, dataIndex: next.dataIndex });
  };
  stage.addEventListener('keydown', move, { signal });
  stage.addEventListener('blur', () => chart.dispatchAction({ type: 'hideTip' }), { signal });
}

/** Near in time counts before near in height: a pointer is rarely on the very mark. */
function nearest(marks: readonly Mark[], x: number, y: number): Mark | undefined {
  const distance = (mark: Mark) => 3 * Math.abs(mark.x - x) + Math.abs(mark.y - y);
  return marks.toSorted((a, b) => distance(a) - distance(b))[0];
}

function step(key: string, at: Mark | null, marks: readonly Mark[]): Mark | undefined {
  const here = at ?? startOf(marks);
  if (here === undefined) return undefined;
  const own = marks.filter(({ seriesIndex }) => seriesIndex === here.seriesIndex);
  const index = own.findIndex(({ row }) => keyOf(row) === keyOf(here.row));
  const moves: Readonly<Record<string, () => Mark | undefined>> = {
    ArrowLeft: () => own[Math.max(index - 1, 0)],
    ArrowRight: () => own[Math.min(index + 1, own.length - 1)],
    Home: () => own[0],
    End: () => own.at(-1),
    ArrowUp: () => otherSeries(here, marks, -1),
    ArrowDown: () => otherSeries(here, marks, 1),
  };
  return moves[key]?.();
}

/** Where the keys begin: at the newest outturn of the first indicator, which is the figure that the page tells first. */
function startOf(marks: readonly Mark[]): Mark | undefined {
  const own = marks.filter(({ row }) => row.indicator === marks[0]?.row.indicator);
  const outturns = own.filter(({ row }) => row.lane === 'outturn');
  return outturns.toSorted((a, b) => a.x - b.x).at(-1) ?? marks.at(-1);
}

function otherSeries(here: Mark, marks: readonly Mark[], by: number): Mark {
  const series = [...new Set(marks.map(({ seriesIndex }) => seriesIndex))];
  const next = series[series.indexOf(here.seriesIndex) + by];
  const candidates = marks.filter(({ seriesIndex }) => seriesIndex === next);
  return candidates.toSorted((a, b) => Math.abs(a.x - here.x) - Math.abs(b.x - here.x))[0] ?? here;
}
