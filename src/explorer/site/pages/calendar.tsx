import '../loading/common.ts';
import type { DueFigure } from '../../page/base/model.ts';
import { pagePaths } from '../../page-paths.ts';
import { definePage } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { Link, ResourceLink } from '../parts/link.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { allRows, codeList, type NamedCode, nameIn } from '../rows.ts';

/** The figures that are due: those to come, then those that are overdue, the newest first. */
export const calendarPage = definePage({
  pattern: pagePaths.calendar,
  load: async ({ api }) => {
    const [{ data: figures }, areas] = await Promise.all([
      allRows<DueFigure>(api, '/v1/calendar?limit=1000'),
      codeList(api, 'areas'),
    ]);
    return { figures, areas };
  },
  head: (_, { t }) => ({ title: t('dueTitle'), description: t('dueText') }),
  View: Calendar,
});

type Areas = ReadonlyMap<string, NamedCode>;

interface Due {
  readonly figures: readonly DueFigure[];
  readonly areas: Areas;
}

function Calendar({ data: { figures, areas } }: { readonly data: Due }) {
  const { t } = useLanguage();
  return (
    <>
      <header class="page-head">
        <h1 tabIndex={-1}>{t('dueTitle')}</h1>
        <p class="lead">{t('dueText')}</p>
        <p>
          <ResourceLink href="/v1/calendar?format=ics" download>
            {t('subscribe')}
          </ResourceLink>
        </p>
      </header>
      <Part word="upcoming" figures={figures.filter(({ overdue }) => !overdue)} areas={areas} />
      <Part word="overdue" figures={figures.filter(({ overdue }) => overdue).toReversed()} areas={areas} />
    </>
  );
}

interface PartProps extends Due {
  readonly word: 'upcoming' | 'overdue';
}

function Part({ word, figures, areas }: PartProps) {
  const { t } = useLanguage();
  if (figures.length === 0) return null;
  return (
    <section class="due-figures">
      <h2>{t(word)}</h2>
      <ScrollRegion label={t(word)}>
        <table>
          <caption class="offscreen">{t(word)}</caption>
          <thead>
            <tr>
              {(['dueOn', 'facet.area', 'period', 'series', 'newestFigure'] as const).map((column) => (
                <th scope="col" key={column}>
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <Line key={`${figure.indicator}.${figure.area}`} figure={figure} areas={areas} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function Line({ figure, areas }: { readonly figure: DueFigure; readonly areas: Areas }) {
  const language = useLanguage();
  const { pick, period, t } = language;
  const { indicator, name, area, nextPeriod, nextExpected, lastPeriod, lastKnownFrom } = figure;
  return (
    <tr>
      <th scope="row" class="date">
        {nextExpected}
      </th>
      <td>{nameIn(areas, area, language)}</td>
      <td>{period(nextPeriod)}</td>
      <td class="series">
        <Link href={`/indicators/${indicator}`}>{pick(name)}</Link>
      </td>
      <td class="date">{[period(lastPeriod), lastKnownFrom].join(t('clauseComma'))}</td>
    </tr>
  );
}
