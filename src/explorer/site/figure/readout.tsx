import { mixesLanes, publisherName, publishersOf } from '../../../charts/charted.ts';
import { phrases } from '../../../charts/marks/chart-words.ts';
import type { Observation } from '../../page/base/model.ts';
import { figureText, rangeName } from '../figures.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import type { Language } from '../languages.ts';
import { useLanguage } from '../page-language.ts';
import { Tag } from '../parts/facts.tsx';
import { textOrder } from '../rows.ts';
import type { BriefFigure } from './chart-data.ts';

interface ReadoutProps {
  readonly figures: readonly BriefFigure[];
  /** The figure that is pointed at; null before. */
  readonly told: Observation | null;
  /** The indicators, where there are several. */
  readonly names: readonly IndicatorAnswer[];
  /** Id of the indicator of the page. */
  readonly own: string;
}

/** The line under a chart that spells out one figure: the newest, until another is pointed at. */
export function Readout({ figures, told, names, own }: ReadoutProps) {
  const language = useLanguage();
  const { lang, period, pick, term } = language;
  const row = told ?? newestOf(figures, own);
  if (row === undefined) return null;
  const name = names.find(({ id }) => id === row.indicator)?.name;
  const range = told && rangeName(told.bounds, language);
  const who = told && whoSays(told, language);
  return (
    <p class="readout" data-id={told?.id ?? undefined} aria-live="polite">
      <span class="when">{period(row.period)}</span>
      <strong class="figure">{figureText(row, language)}</strong>
      <Tag lane={row.lane}>{term('kind', row.kind)}</Tag>
      {name && <span>{pick(name)}</span>}
      {range && <span class="range">{range}</span>}
      {who && (
        <span class="who">{[who, told.publishedOn].filter(Boolean).join(lang === 'zh' ? '，' : ', ')}</span>
      )}
    </p>
  );
}

function newestOf(figures: readonly BriefFigure[], own: string): BriefFigure | undefined {
  const ordered = figures
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => textOrder(a.periodEnd, b.periodEnd));
  const first = ordered.filter(({ indicator }) => indicator === own);
  const rows = first.length === 0 ? ordered : first;
  return rows.findLast(({ lane }) => lane === 'outturn') ?? rows.at(-1);
}

/** Who says a figure, or whose figures it is computed from, and on which base where lanes meet. */
export function whoSays(row: Observation, { lang, t }: Language): string | null {
  if (row.source !== null) return publisherName(row.source, lang);
  const publishers = publishersOf(row, lang);
  if (publishers.length === 0) return null;
  const zh = lang === 'zh';
  const from = t('computedFrom', { who: publishers.join(zh ? '、' : ', ') });
  return mixesLanes(row) ? [from, phrases.outturnBase[lang]].join(zh ? '；' : '; ') : from;
}
