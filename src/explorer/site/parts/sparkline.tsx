import type { Observation } from '../../page/base/model.ts';
import { useLanguage } from '../page-language.ts';
import { textOrder } from '../rows.ts';

const width = 132;
const height = 40;
const edge = 5;

type Dot = Pick<Observation, 'id' | 'lane' | 'period' | 'periodEnd' | 'value' | 'display'>;

interface SparklineProps {
  readonly rows: readonly Dot[];
  /** Id of the figure that is marked. */
  readonly marked: string | null;
}

/**
 * A small line of a series over time; forecasts and targets are apart and dashed, one point is marked.
 * Nothing where there are not two points to join.
 */
export function Sparkline({ rows, marked }: SparklineProps) {
  const { period, t } = useLanguage();
  const points = rows
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => textOrder(a.periodEnd, b.periodEnd));
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || first.periodEnd === last.periodEnd) return null;
  const place = placing(points);
  const inLanes = (lanes: readonly string[]) => points.filter(({ lane }) => lanes.includes(lane)).map(place);
  const mark =
    points.find(({ id }) => id === marked) ?? points.findLast(({ lane }) => lane === 'outturn') ?? first;
  const [x, y] = place(mark);
  const label = t('spark', {
    first: period(first.period),
    a: first.display,
    last: period(last.period),
    b: last.display,
  });
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      <Line points={inLanes(['forecast', 'target'])} class="ahead" />
      <Line points={inLanes(['outturn'])} class="outturn" />
      <circle class={`dot ${mark.lane}`} cx={x.toFixed(1)} cy={y.toFixed(1)} r={3.2} />
    </svg>
  );
}

type Point = readonly [number, number];

function placing(points: readonly Dot[]): (row: Dot) => Point {
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

function Line({ points, class: name }: { readonly points: readonly Point[]; readonly class: string }) {
  if (points.length < 2) return null;
  return (
    <polyline class={name} points={points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
  );
}
