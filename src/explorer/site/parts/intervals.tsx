import type { Bounds, Side } from '../../page/base/model.ts';
import { rangeName } from '../figures.ts';
import { useLanguage } from '../page-language.ts';

const width = 320;
const height = 44;
const margin = 8;

/** Two intervals over one scale: where they overlap, the figures agree. */
export function Intervals({ left, right }: { readonly left: Side; readonly right: Side }) {
  const language = useLanguage();
  const { t } = language;
  const ends = [left.bounds, right.bounds]
    .flatMap(({ lower, upper }) => [lower, upper])
    .filter((end) => end !== null);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const pad = (high - low || Math.abs(high) || 1) * 0.15;
  const x = (value: number) => margin + ((value - low + pad) / (high - low + 2 * pad)) * (width - 2 * margin);
  const bar = ({ lower, upper }: Bounds) => {
    const from = lower === null ? 0 : x(lower);
    const to = upper === null ? width : x(upper);
    return { x: from.toFixed(1), width: Math.max(to - from, 2).toFixed(1), height: 8, rx: 2 };
  };
  const label = [
    [t('leftSide'), rangeName(left.bounds, language)].join(t('colon')),
    [t('rightSide'), rangeName(right.bounds, language)].join(t('colon')),
  ].join(t('semicolon'));
  return (
    <svg
      class="intervals"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      preserveAspectRatio="none"
    >
      <line class="axis" x1={0} x2={width} y1={22} y2={22} />
      <rect class="left" y={9} {...bar(left.bounds)} />
      <rect class="right" y={27} {...bar(right.bounds)} />
    </svg>
  );
}
