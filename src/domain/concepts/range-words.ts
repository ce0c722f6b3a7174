import type { Catalogue, Concept } from '../catalogue/catalogue.ts';
import { known } from '../catalogue/known.ts';
import { type Figure, qualifierOf, reliable, statedFigure } from '../numbers/bounded-figure.ts';
import { display, type Lang, lastPrinted, type UnitStyle } from '../numbers/display.ts';
import { overlap, width } from '../numbers/interval.ts';
import { unitStyle } from '../numbers/unit-style.ts';
import type { Lane } from '../statements/codes.ts';
import type { Statement } from '../statements/statement.ts';
import type { Period } from '../time/period.ts';
import { periodName } from '../time/period-names.ts';
import type { RivalRange } from './rival-range.ts';

const times: UnitStyle = { display: { en: '{n} times', zh: '{n}倍' }, words: false };

const laneWords: Record<Lang, Record<Lane, string>> = {
  en: { outturn: 'figures', forecast: 'forecasts', target: 'targets' },
  zh: { outturn: '数值', forecast: '预测', target: '目标' },
};

/** The spread of a range as a text: `41.1 trillion yuan`, `25.9 percentage points`; null where nothing is known of it. */
export function spreadText(
  { spread, spreadUnit }: RivalRange,
  catalogue: Catalogue,
  lang: Lang,
): string | null {
  return figureText(spread, unitStyle(spreadUnit, catalogue), lang);
}

/** What a range is of. */
export interface Ranged {
  readonly concept: Concept;
  readonly area: string;
  readonly period: Period;
}

/** One sentence that can be quoted: of what, how many rivals, the lowest and the highest, how far apart, and that they differ by definition. */
export function rangeSentence(range: RivalRange, about: Ranged, catalogue: Catalogue, lang: Lang): string {
  const named = ({ indicator, ...figure }: Statement) => ({
    name: known(catalogue.indicators, indicator).name[lang],
    shown: figure[lang].display,
  });
  const [lowest, highest] = [named(range.lowest), named(range.highest)];
  const area = known(catalogue.areas, about.area).name[lang];
  const [concept, period] = [about.concept.name[lang], periodName(about.period, lang)];
  const [apart, what] = [apartText(range, catalogue, lang), laneWords[lang][range.lane]];
  const ends =
    lowest.shown === highest.shown
      ? { en: `all are ${lowest.shown}`, zh: `均为${lowest.shown}` }
      : {
          en: `the lowest is ${lowest.shown}, ${lowest.name}; the highest is ${highest.shown}, ${highest.name}${apart}`,
          zh: `最低为${lowest.shown}，见${lowest.name}；最高为${highest.shown}，见${highest.name}${apart}`,
        };
  return lang === 'en'
    ? `${concept}, ${area}, ${period}: of ${range.rivals} ${what} ${ends.en}. They differ by definition: compare them, never join or average them.`
    : `${area}${period}“${concept}”有${range.rivals}个口径的${what}：${ends.zh}。各口径定义不同，只宜并列比较，不可衔接或平均。`;
}

/** How far apart the ends are, as the last part of a sentence; where both allow one number, that either may be the higher. */
function apartText(range: RivalRange, catalogue: Catalogue, lang: Lang): string {
  if (isOrderOpen(range.lowest, range.highest))
    return lang === 'en'
      ? '; either may be the higher, as far as their wording goes'
      : '；按其表述，两者孰高无法确定';
  const { ratio } = range;
  const text = ratio === null ? spreadText(range, catalogue, lang) : figureText(ratio, times, lang);
  if (text === null) return '';
  if (ratio === null) return lang === 'en' ? `; ${text} apart` : `，相差${text}`;
  return lang === 'en' ? `; ${text} the lowest` : `，高低之比${text}`;
}

/**
 * True where both ends allow one number. An inequality is written with the last digit that it passes: over 50 is taken to
 * reach to 51, so that it may be above 50.2, and not above 300.
 */
function isOrderOpen(lowest: Statement, highest: Statement): boolean {
  if (!overlap(statedFigure(lowest).bounds, statedFigure(highest).bounds)) return false;
  if (lowest.value === null || highest.value === null) return true;
  // The low one may reach up, and the high one down.
  const open = [
    ...(lowest.bounds.upper === null ? [lowest] : []),
    ...(highest.bounds.lower === null ? [highest] : []),
  ];
  const steps = open.map(({ digits, exponent }) => 10 ** lastPrinted(digits ?? '', exponent));
  return steps.length === 0 || highest.value - lowest.value < Math.max(...steps);
}

/** Null without a value, and where two open ends leave no side on which it is true. Zeros behind an open end say nothing. */
function figureText(figure: Figure, unit: UnitStyle, lang: Lang): string | null {
  if (figure.value === null) return null;
  const [qualifier, wide] = [qualifierOf(figure), width(figure.bounds)];
  const { value, lastDigit } = reliable(figure.value, wide, qualifier);
  const shown = { value, qualifier, unit, scale: null };
  if (wide !== null) return display({ ...shown, lastDigit }, lang);
  if (qualifier === 'about' || qualifier === 'exact') return null;
  return display({ ...shown, lastDigit: value.e - value.sd() + 1 }, lang);
}
