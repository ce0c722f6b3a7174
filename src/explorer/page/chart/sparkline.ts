import { s } from '../base/dom.ts';
import type { Observation } from '../base/model.ts';
import { periodName } from '../base/periods.ts';

const width = 132;
const height = 40;
const edge = 5;

/**
 * A small line of a series over time; forecasts and targets are apart and dashed, one point is marked.
 * Null where there are not two points to join.
 */
export function sparkline(rows: readonly Observation[], marked: string | null): SVGSVGElement | null {
  const points = rows
    .filter((row) => row.value !== null)
    .toSorted((a, b) => (a.periodEnd < b.periodEnd ? -1 : 1));
  if (new Set(points.map((row) => row.periodEnd)).size < 2) return null;
  const place = placing(points);
  const lane = (lanes: readonly string[]) => points.filter((row) => lanes.includes(row.lane)).map(place);
  const mark =
    points.find((row) => row.id === marked) ?? points.findLast((row) => row.lane === 'outturn') ?? points[0];
  const first = points[0];
  const last = points.at(-1);
  const label =
    first && last
      ? `${periodName(first.period)}: ${first.display} – ${periodName(last.period)}: ${last.display}`
      : '';
  return s(
    'svg',
    { class: 'spark', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label },
    line(lane(['forecast', 'target']), 'ahead'),
    line(lane(['outturn']), 'outturn'),
    mark && dot(place(mark), mark.lane),
  );
}

type Point = readonly [number, number];

function placing(points: readonly Observation[]): (row: Observation) => Point {
  const times = points.map(({ periodEnd }) => Date.parse(periodEnd));
  const values = points.map(({ value }) => value ?? 0);
  const [t0, t1] = [Math.min(...times), Math.max(...times)];
  const [v0, v1] = [Math.min(...values), Math.max(...values)];
  const scale = (at: number, low: number, high: number) => (high === low ? 0.5 : (at - low) / (high - low));
  return (row) => [
    edge + scale(Date.parse(row.periodEnd), t0, t1) * (width - 2 * edge),
    height - edge - scale(row.value ?? 0, v0, v1) * (height - 2 * edge),
  ];
}

function line(points: readonly Point[], className: string): SVGElement | null {
  if (points.length < 2) return null;
  return s('polyline', {
    class: className,
    points: points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '),
  });
}

function dot([cx, cy]: Point, lane: string): SVGElement {
  return s('circle', { class: `dot ${lane}`, cx: cx.toFixed(1), cy: cy.toFixed(1), r: 3.2 });
}
