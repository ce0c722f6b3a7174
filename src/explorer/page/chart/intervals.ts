import { s } from '../base/dom.ts';
import { t } from '../base/language.ts';
import type { Bounds, Side } from '../base/model.ts';
import { rangeName } from '../base/numbers.ts';

const width = 320;
const height = 44;
const margin = 8;

/** Two intervals over one scale: where they overlap, the figures agree. Null where an interval is missing. */
export function intervals(left: Side, right: Side): SVGSVGElement | null {
  if (left.bounds === null || right.bounds === null) return null;
  const ends = [left.bounds, right.bounds]
    .flatMap(({ lower, upper }) => [lower, upper])
    .filter((end) => end !== null);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const pad = (high - low || Math.abs(high) || 1) * 0.15;
  const x = (value: number) => margin + ((value - low + pad) / (high - low + 2 * pad)) * (width - 2 * margin);
  const bar = ({ lower, upper }: Bounds, y: number, className: string) => {
    const from = lower === null ? 0 : x(lower);
    const to = upper === null ? width : x(upper);
    return s('rect', {
      class: className,
      x: from.toFixed(1),
      y,
      width: Math.max(to - from, 2).toFixed(1),
      height: 8,
      rx: 2,
    });
  };
  const label = `${t('leftSide')}: ${rangeName(left.bounds)}; ${t('rightSide')}: ${rangeName(right.bounds)}`;
  return s(
    'svg',
    {
      class: 'intervals',
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': label,
      preserveAspectRatio: 'none',
    },
    s('line', { class: 'axis', x1: 0, x2: width, y1: 22, y2: 22 }),
    bar(left.bounds, 9, 'left'),
    bar(right.bounds, 27, 'right'),
  );
}
