import type { CustomSeriesOption } from 'echarts';
import { missingReasons, type Text } from '../../domain/statements/codes.ts';
import type { Charted, ChartOptions } from '../charted.ts';
import type { Scene } from '../layout/reach.ts';
import { hasFigure, millis } from './chart-lines.ts';
import { phrases } from './chart-words.ts';
import type { Drawn } from './marks.ts';

/** A dashed line from top to bottom of the plot at each change of definition. */
export function breakMarks(drawn: readonly Drawn[], { plot, theme }: Scene): CustomSeriesOption[] {
  const days = [...new Set(drawn.flatMap(({ breaks }) => breaks.map(({ day }) => day)))];
  if (days.length === 0) return [];
  return [
    {
      type: 'custom',
      z: 1,
      silent: true,
      data: days.map((day) => [millis(day), plot.values.min]),
      renderItem: ({ dataIndex }) => {
        const x = plot.x(millis(days[dataIndex] ?? ''));
        return {
          type: 'line',
          shape: { x1: x, y1: plot.top, x2: x, y2: plot.top + plot.height },
          style: { stroke: theme.faint, lineWidth: 1.2, lineDash: [6, 4] },
        };
      },
      tooltip: { show: false },
    },
  ];
}

const reasons: Readonly<Record<string, { readonly name: Text }>> = missingReasons;

/** What a reader must know of a chart: why its lines break, and which indicators have no value in it. */
export function notesOf(
  drawn: readonly Drawn[],
  observations: readonly Charted[],
  { indicators, lang }: ChartOptions,
): string[] {
  const colon = lang === 'zh' ? '：' : ': ';
  const breaks = drawn.flatMap((line) =>
    line.breaks.map(({ period, reason }) => `${period}${colon}${reason[lang]}`),
  );
  const valued = new Set(observations.filter(hasFigure).map(({ indicator }) => indicator));
  const without = observations.filter(({ indicator }) => !valued.has(indicator));
  const missing = [...Map.groupBy(without, ({ missingReason }) => missingReason ?? '')].map(([why, rows]) => {
    const names = new Set(rows.map(({ indicator }) => indicators[indicator]?.name[lang] ?? indicator));
    return `${[...names].join(lang === 'zh' ? '；' : '; ')}${colon}${reasons[why]?.name[lang] ?? why}`;
  });
  return [...new Set([...breaks, ...missing])];
}

/** What a chart without a figure says: that nothing was found, or why what was found has no value. */
export function nothingOf(observations: readonly Charted[], { lang }: ChartOptions): string {
  const whys = new Set(observations.map(({ missingReason }) => missingReason ?? ''));
  if (whys.size === 0) return phrases.nothing[lang];
  const names = [...whys].map((why) => reasons[why]?.name[lang] ?? why);
  return `${phrases.noValue[lang]}${names.join(lang === 'zh' ? '；' : '; ')}`;
}

/** Which figures are made of parts of their period only. */
export function partialNotes(observations: readonly Charted[], { lang }: ChartOptions): string[] {
  const partial = observations.flatMap(({ period, derivation }) =>
    derivation?.parts
      ? [lang === 'zh' ? `${period}（仅含${derivation.parts}）` : `${period} (${derivation.parts} only)`]
      : [],
  );
  if (partial.length === 0) return [];
  const list = [...new Set(partial)];
  return [lang === 'zh' ? `时期不完整：${list.join('、')}` : `parts of a period: ${list.join(', ')}`];
}
