import { lastDay } from '../../page/base/last-day.ts';
import type { Scorecard } from '../../page/base/model.ts';
import type { Language } from '../languages.ts';
import { useLanguage } from '../page-language.ts';
import { amountName } from './differences.ts';
import { type Step, StepChart } from './step-chart.tsx';
import type { FigureText } from './vintages.ts';

interface ScorecardsProps {
  readonly cards: readonly Scorecard[];
  /** Of the indicator. */
  readonly unit: string;
  readonly text: FigureText;
  /** Name of an area; null where there is only one. */
  readonly areaName: (id: string) => string | null;
}

/** What was forecast when, what came, and by how much it missed: drawn and in a sentence. */
export function Scorecards({ cards, unit, text, areaName }: ScorecardsProps) {
  const language = useLanguage();
  const { period, t } = language;
  const groups = [...Map.groupBy(cards, (card) => `${card.area} ${card.period}`)];
  return (
    <section aria-labelledby="forecasts">
      <h2 id="forecasts">{t('forecasts')}</h2>
      <p class="sub">{t('forecastsText')}</p>
      {groups.map(([key, group]) => {
        const [first] = group;
        if (first === undefined) return null;
        const area = areaName(first.area);
        const name = period(first.period);
        const sentences = group.map((card) => sentenceOf(card, unit, language));
        return (
          <article class="forecast-card" key={key}>
            <h3>{area === null ? name : `${area} · ${name}`}</h3>
            {group.map((card, place) => (
              <p key={card.forecast.id}>{sentences[place]}</p>
            ))}
            <StepChart steps={stepsOf(group, first, text)} label={sentences.join(' ')} />
          </article>
        );
      })}
    </section>
  );
}

/** `On 2025-10-24 … forecast about 140 trillion yuan for 2025. What came is 140.1879 trillion yuan …` */
function sentenceOf(card: Scorecard, unit: string, language: Language): string {
  const { period, pick, t } = language;
  const { forecast, outturn, forecaster } = card;
  return t('forecastSaid', {
    ...{ date: forecast.publishedOn, who: pick(forecaster), forecast: forecast.display },
    ...{ period: period(card.period), outturn: outturn.display, later: outturn.publishedOn },
    verdict: verdictOf(card, unit, language),
  });
}

/** An error whose bounds hold zero is none: the forecast allows what came. */
function verdictOf({ error, errorBounds, outturn }: Scorecard, unit: string, language: Language): string {
  const { t } = language;
  const { lower, upper } = errorBounds ?? { lower: null, upper: null };
  if (error === null || ((lower === null || lower <= 0) && (upper === null || upper >= 0)))
    return t('forecastMet');
  const n = amountName(error, { value: outturn.value, unit }, language);
  return t(error < 0 ? 'forecastLow' : 'forecastHigh', { n });
}

function stepsOf(cards: readonly Scorecard[], { outturn }: Scorecard, text: FigureText): readonly Step[] {
  const step = (side: Scorecard['outturn'], mark: Step['mark']): readonly Step[] =>
    side.value === null
      ? []
      : [
          {
            ...{ date: lastDay(side.publishedOn), value: side.value, lower: null, upper: null, mark },
            text: text({ ...side, qualifier: null }),
          },
        ];
  return [...cards.flatMap(({ forecast }) => step(forecast, 'forecast')), ...step(outturn, 'came')];
}
