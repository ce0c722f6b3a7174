import type { Bounds } from '../../page/base/model.ts';
import type { RivalFigure } from '../concepts/compared-figures.ts';
import { hedgeBefore } from '../figures.ts';
import type { Language } from '../languages.ts';
import { useLanguage } from '../page-language.ts';
import { shortNumber } from '../revisions/differences.ts';

interface AgreementProps {
  readonly figures: readonly RivalFigure[];
  /** Id of the indicator of the page. */
  readonly own: string;
}

/** Whether each rival figure allows a number that the own one allows, else how far apart they are. Nothing where there is no own figure. */
export function Agreement({ figures, own }: AgreementProps) {
  const language = useLanguage();
  const { pick, t } = language;
  const mine = figures.find(({ indicator }) => indicator === own);
  const others = figures.filter(({ indicator }) => indicator !== own);
  if (mine === undefined || others.length === 0) return null;
  return (
    <section class="agreement" aria-labelledby="agreement">
      <h2 id="agreement">{t('agreement')}</h2>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            {pick(other.name)}
            {t('colon')}
            <strong>{other.display}</strong>
            {language.lang === 'zh' ? '，' : ', '}
            {verdictOf(mine, other, language)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function verdictOf(mine: RivalFigure, other: RivalFigure, language: Language): string {
  const { t } = language;
  if (mine.lane !== other.lane || mine.unit !== other.unit) return t('notCompared');
  if (overlap(mine.bounds, other.bounds)) return t('overlaps');
  if (mine.value === null || other.value === null) return t('notCompared');
  if (mine.unit === 'percent')
    return t('apartPoints', { n: shortNumber(Math.abs(other.value - mine.value)) });
  if (mine.value <= 0) return t('notCompared');
  const times = `${Number((other.value / mine.value).toPrecision(3))}`;
  // That of the other figure, and `about` where the own one is hedged too.
  const qualifier = mine.qualifier === 'exact' ? other.qualifier : 'about';
  return t('apart', { n: hedgeBefore(qualifier, language) + times });
}

/** True where both allow a common number. */
function overlap(a: Bounds | null, b: Bounds | null): boolean {
  if (a === null || b === null) return false;
  const reaches = (low: Bounds, high: Bounds) =>
    low.upper === null ||
    high.lower === null ||
    low.upper > high.lower ||
    (low.upper === high.lower && low.upperInclusive && high.lowerInclusive);
  return reaches(a, b) && reaches(b, a);
}
