import '../indicator/common-of-tabs.ts';
import { useLocation } from 'preact-iso/router';
import { Choices } from '../concepts/choices.tsx';
import { type Compared, readCompared } from '../concepts/compared-figures.ts';
import { Why } from '../concepts/why.tsx';
import { areaShown, settingsOf } from '../indicator/settings.ts';
import { defineView, type IndicatorAnswer } from '../indicator/view.tsx';
import type { Asked } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Link } from '../parts/link.tsx';
import { RangePlots } from '../parts/range-plot.tsx';
import { codeList, type NamedCode, withQuery } from '../rows.ts';
import { Agreement } from './agreement.tsx';

interface RivalsData {
  readonly compared: Compared;
  readonly producers: ReadonlyMap<string, NamedCode>;
  readonly units: ReadonlyMap<string, NamedCode>;
}

/** What other indicators of the concept say for one period, over one scale, with their definitions; `?at=` chooses the period. */
export const openRivals = defineView<RivalsData>({
  load: rivalsData,
  View: RivalsView,
});

async function rivalsData(asked: Asked, indicator: IndicatorAnswer): Promise<RivalsData> {
  const [compared, producers, units] = await Promise.all([
    comparedFor(asked, indicator),
    codeList(asked.api, 'producers'),
    codeList(asked.api, 'units'),
  ]);
  return { compared, producers, units };
}

/** The comparison for the chosen period; else for one that the indicator has a figure of, where there is one with rivals. */
async function comparedFor(asked: Asked, indicator: IndicatorAnswer): Promise<Compared> {
  const { api, query, language } = asked;
  const { chosen } = settingsOf(asked, indicator);
  const [area = null] = areaShown(indicator, chosen)?.split(',') ?? [];
  const by = { area, asOf: chosen.asOf, lang: language.parameter };
  const read = (period: string | null) => readCompared(api, indicator.concept ?? '', { ...by, period });
  if (query.at) return read(query.at);
  const compared = await read(null);
  if (compared.figures.some((figure) => figure.indicator === indicator.id)) return compared;
  const own = indicator.series
    .filter((series) => series.area === area && series.lane === 'outturn')
    .map(({ lastPeriod }) => lastPeriod);
  const better = compared.periods.find(({ period, rivals }) => rivals > 1 && own.includes(period));
  return better === undefined ? compared : read(better.period);
}

interface RivalsProps {
  readonly indicator: IndicatorAnswer;
  readonly data: RivalsData;
}

function RivalsView({ indicator, data: { compared, producers, units } }: RivalsProps) {
  const language = useLanguage();
  const { pick, t } = language;
  const { figures, period, ranges } = compared;
  const name = period === null ? '' : language.period(period);
  const isOwn = figures.some((figure) => figure.indicator === indicator.id);
  return (
    <div class="rivals-view">
      <section class="concept-part" aria-labelledby="rivals">
        <h2 id="rivals">{t('rivalsFor', { period: name })}</h2>
        <Periods indicator={indicator} compared={compared} />
        {ranges.map(({ statement }) => (
          <figure key={statement} class="concept-quote">
            <blockquote>{statement}</blockquote>
            <figcaption>
              {t('sentenceToQuote')} <CopyButton text={statement} label={t('sentenceToQuote')} />
            </figcaption>
          </figure>
        ))}
        {!isOwn && period !== null && <p class="sub">{t('ownMissing', { period: name })}</p>}
        <RangePlots
          figures={figures}
          period={period}
          own={indicator.id}
          producers={producers}
          units={units}
        />
        <p>
          <Link href={withQuery(`/concepts/${compared.id}`, { area: compared.area, period })}>
            {t('wholeConcept', { name: pick(compared.name) })}
          </Link>
        </p>
      </section>
      <Agreement figures={figures} own={indicator.id} />
      <Why compared={compared} />
    </div>
  );
}

/** The other periods that can be compared. */
function Periods({
  indicator: { id },
  compared,
}: {
  readonly indicator: IndicatorAnswer;
  readonly compared: Compared;
}) {
  const { period, t } = useLanguage();
  const { asOf } = useLocation().query;
  const choices = compared.periods.map((one) => ({
    ...{ id: one.period, name: period(one.period), rivals: one.rivals },
    href: withQuery(`/indicators/${id}`, { view: 'rivals', area: compared.area, asOf, at: one.period }),
  }));
  return <Choices title={t('otherPeriods')} choices={choices} chosen={compared.period} />;
}
