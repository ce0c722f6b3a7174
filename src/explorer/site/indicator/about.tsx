import { useLocation } from 'preact-iso/router';
import { statementCount } from '../figures.ts';
import { useLanguage } from '../page-language.ts';
import { Facts } from '../parts/facts.tsx';
import type { NamedCode } from '../rows.ts';
import { NextDue } from './next-due.tsx';
import type { IndicatorAnswer } from './view.tsx';

interface AboutProps {
  readonly indicator: IndicatorAnswer;
  /** Name of the institution whose statistic it is. */
  readonly producer: string;
  /** The areas that it has figures of. */
  readonly areas: readonly NamedCode[];
}

/** What the indicator means, how it is published, and what has to be known to read its figures right. */
export function About({ indicator, producer, areas }: AboutProps) {
  const language = useLanguage();
  const { period, pick, t, term } = language;
  const { definition, frequencies, nature, firstPeriod, lastPeriod, statements } = indicator;
  const ends = [firstPeriod, lastPeriod].filter((end) => end !== null).map(period);
  const facts = [
    producer,
    frequencies.map((frequency) => term('frequency', frequency)).join(t('listComma')),
    term('nature', nature),
    [...new Set(ends)].join(t('dash')),
    statementCount(statements, language),
  ];
  return (
    <section class="about" aria-labelledby="about">
      <h2 id="about">{t('about')}</h2>
      <p>{pick(definition)}</p>
      <Facts facts={facts} />
      <NextDue indicator={indicator} />
      <Notes indicator={indicator} areas={areas} />
    </section>
  );
}

/** Nothing where there is nothing to say. */
function Notes({ indicator, areas }: Pick<AboutProps, 'areas' | 'indicator'>) {
  const { period: named, pick, t } = useLanguage();
  const { asOf } = useLocation().query;
  const { note, covers, discontinued, comparable, breaks, latest } = indicator;
  const caveats = [latest.outturn, latest.forecast, latest.target].flatMap((row) => row?.caveats ?? []);
  const texts = [
    ...(covers ? [t('covers', { what: pick(covers) })] : []),
    ...(note ? [pick(note)] : []),
    ...(discontinued ? [pick(discontinued)] : []),
    ...(comparable ? [] : [t('notComparable')]),
    ...breaks.map(({ period, area, reason }) =>
      [
        [...areas.filter(({ id }) => id === area).map(({ name }) => pick(name)), named(period)].join(' '),
        pick(reason),
      ].join(t('colon')),
    ),
    ...new Set(caveats.map(pick)),
  ];
  if (texts.length === 0) return null;
  return (
    <>
      {/* Who reads what was known on a day is to be warned all the same. */}
      <h3>{t(asOf ? 'notesOfToday' : 'notes')}</h3>
      <ul class="caveats">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
