import type { Language } from '../languages.ts';
import { useLanguage } from '../page-language.ts';
import { Tag } from '../parts/facts.tsx';
import { changeName } from './differences.ts';
import { Statements } from './statements.tsx';
import { type Step, StepChart } from './step-chart.tsx';
import { type FigureText, type History, hasChanged, type Stated } from './vintages.ts';

interface HistoryItemProps {
  readonly history: History;
  /** Name of the area; null where there is only one. */
  readonly area: string | null;
  readonly open: boolean;
  readonly text: FigureText;
}

/** Everything that was said of one figure, which unfolds below the current word: in a sentence, drawn, and listed. */
export function HistoryItem({ history, area, open, text }: HistoryItemProps) {
  const language = useLanguage();
  const { period, t } = language;
  const { current, first, statements } = history;
  const name = period(first.period);
  const isChanged = hasChanged(history);
  return (
    <details class="statements-of" open={open}>
      <summary>
        <span class="when">{area === null ? name : `${area} · ${name}`}</span>{' '}
        <span class="figure">{text(current)}</span>{' '}
        {first.lane !== 'outturn' && <Tag lane={first.lane}>{t(`lane.${first.lane}`)}</Tag>}
        {isChanged && <span class="change">{shortChange(history, language)}</span>}
        <span class="count">
          {statements.length === 1 ? t('statedOnce') : t('statedTimes', { n: statements.length })}
        </span>
      </summary>
      <div class="body">
        {isChanged && <p>{sentenceOf(history, text, language)}</p>}
        {isChanged && <StepChart steps={stepsOf(history, text)} label={t('stepsOf', { period: name })} />}
        <Statements history={history} text={text} />
      </div>
    </details>
  );
}

function shortChange({ first, current, vintages }: History, language: Language): string | null {
  return vintages.length < 2
    ? language.t('disputed')
    : changeName(first, lastOf(vintages, current), language);
}

/** The current word, which only refines the first one where all of them did. */
function lastOf(vintages: readonly Stated[], current: Stated): Stated {
  const revision = vintages.find(({ relation }) => relation === 'revises');
  return { ...current, relation: (revision ?? current).relation };
}

function sentenceOf({ first, current, vintages }: History, text: FigureText, language: Language): string {
  const { t } = language;
  const [from, date] = [first.knownFrom, current.knownFrom];
  const now = text(current);
  if (vintages.length < 2) return t('changedNever', { now, date });
  const change = changeName(first, lastOf(vintages, current), language) ?? '–';
  return t('changedOnce', { first: text(first), from, date, now, change });
}

/** The statements that have a number. */
function stepsOf({ statements, vintages }: History, text: FigureText): readonly Step[] {
  return statements.flatMap((statement) => {
    const { value, bounds, knownFrom: date } = statement;
    if (value === null) return [];
    const { lower, upper } = bounds ?? { lower: null, upper: null };
    return [{ date, value, lower, upper, mark: markOf(statement, vintages), text: text(statement) }];
  });
}

function markOf(statement: Stated, vintages: readonly Stated[]): Step['mark'] {
  if (vintages.includes(statement)) return 'current';
  return statement.relation === 'disputes' ? 'disputes' : 'agrees';
}
