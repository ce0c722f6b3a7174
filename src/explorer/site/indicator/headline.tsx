import { publisherName } from '../../../charts/charted.ts';
import type { Observation } from '../../page/base/model.ts';
import { allowedText, figureText } from '../figures.ts';
import { useLanguage } from '../page-language.ts';
import { Tag } from '../parts/facts.tsx';
import { Grade, gradeReasons } from '../parts/grade.tsx';
import { unbroken } from '../parts/unbroken.tsx';
import type { NamedCode } from '../rows.ts';
import type { CurrentFigures } from './current-figures.ts';

const lanes = ['outturn', 'forecast', 'target'] as const;

interface HeadlineProps {
  readonly figures: CurrentFigures;
  readonly areas: readonly NamedCode[];
  /** Name of the area that they are of. */
  readonly area: string;
  /** The day as of which they were known; null for today. */
  readonly asOf: string | null;
}

/** The newest figure of each lane, apart: what was measured, what is expected, what is aimed at. */
export function Headline({ figures, areas, area, asOf }: HeadlineProps) {
  const { t } = useLanguage();
  const isEmpty = lanes.every((lane) => figures[lane] === null);
  const emptyText = area === '' ? t('noFigureThen') : t('noFigureOf', { area });
  return (
    <section class="headline" aria-label={t('value')}>
      {figures.outturn === null && <p class="none">{isEmpty ? emptyText : t('noOutturn')}</p>}
      {lanes.map((lane) => {
        const row = figures[lane];
        return row && <LaneFigure key={lane} row={row} areas={areas} />;
      })}
      {asOf !== null && <p class="as-of">{unbroken(t('asKnownOn', { date: asOf }))}</p>}
    </section>
  );
}

interface LaneFigureProps {
  readonly row: Observation;
  readonly areas: readonly NamedCode[];
}

/** A figure with its area, period, kind, grade, what its hedge allows, and who says it. */
function LaneFigure({ row, areas }: LaneFigureProps) {
  const language = useLanguage();
  const { lang, period, pick, t, term } = language;
  const area = areas.find(({ id }) => id === row.area);
  const allowed = allowedText(row, language);
  return (
    <div class={`lane ${row.lane}`}>
      <p class="figure">{unbroken(figureText(row, language))}</p>
      <p class="label">
        <span class="area">{area ? pick(area.name) : row.area}</span>
        <span class="when">{period(row.period)}</span>
        <Tag lane={row.lane}>{term('kind', row.kind)}</Tag>
        <Grade evidence={row.evidence} />
      </p>
      {allowed !== null && <p class="range">{unbroken(allowed)}</p>}
      <p class="said">
        {unbroken(
          [
            row.source &&
              t('asStatedBy', { publisher: publisherName(row.source, lang), date: row.publishedOn ?? '–' }),
            row.evidence && gradeReasons(row.evidence, language),
          ]
            .filter((part) => part !== null)
            .join(' · '),
        )}
      </p>
    </div>
  );
}
