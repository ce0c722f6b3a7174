import type { Charted, ChartOptions } from './charted.ts';
import { titleOf } from './layout/frame.ts';
import { nothingOf } from './marks/chart-breaks.ts';
import { linesOf } from './marks/chart-lines.ts';
import { tipOf } from './marks/tips.ts';

/** The chart in words, for screen readers: its title, and the newest figure of each line. */
export function descriptionOf(
  observations: readonly Charted[],
  options: ChartOptions,
): { title: string; text: string } {
  const lines = linesOf(observations);
  if (lines.length === 0) return { title: nothingOf(observations, options), text: '' };
  const zh = options.lang === 'zh';
  const newest = lines.flatMap(({ points }) => points.at(-1) ?? []);
  return {
    title: titleOf(lines, options),
    text: newest
      .map(({ row }) => tipOf(row, options.lang).replaceAll('\n', zh ? '；' : '; '))
      .join(zh ? '。' : '. '),
  };
}
