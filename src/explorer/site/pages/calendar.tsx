import type { DueFigure } from '../../page/base/model.ts';
import { pagePaths } from '../../page-paths.ts';
import { definePage } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { Link, ResourceLink } from '../parts/link.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { allRows } from '../rows.ts';

/** The figures that are due: those to come, then those that are overdue, the newest first. */
export const calendarPage = definePage({
  pattern: pagePaths.calendar,
  load: async ({ api }) => (await allRows<DueFigure>(api, '/v1/calendar?limit=1000')).data,
  head: (_, { t }) => ({ title: t('dueTitle'), description: t('dueText') }),
  View: Calendar,
});

function Calendar({ data }: { readonly data: readonly DueFigure[] }) {
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
      <Part word="upcoming" figures={data.filter(({ overdue }) => !overdue)} />
      <Part word="overdue" figures={data.filter(({ overdue }) => overdue).toReversed()} />
    </>
  );
}

interface PartProps {
  readonly word: 'upcoming' | 'overdue';
  readonly figures: readonly DueFigure[];
}

function Part({ word, figures }: PartProps) {
  const { t } = useLanguage();
  if (figures.length === 0) return null;
  return (
    <section>
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
              <Line key={`${figure.indicator}.${figure.area}`} figure={figure} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function Line({ figure }: { readonly figure: DueFigure }) {
  const { pick, period } = useLanguage();
  const { indicator, name, area, nextPeriod, nextExpected, lastPeriod, lastKnownFrom } = figure;
  return (
    <tr>
      <th scope="row" class="date">
        {nextExpected}
      </th>
      <td>{area}</td>
      <td>{period(nextPeriod)}</td>
      <td>
        <Link href={`/indicators/${indicator}`}>{pick(name)}</Link>
      </td>
      <td class="date">
        {period(lastPeriod)}, {lastKnownFrom}
      </td>
    </tr>
  );
}
