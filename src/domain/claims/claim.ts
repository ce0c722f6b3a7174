import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import type { Lane } from '../statements/codes.ts';
import type { Period } from '../time/period.ts';
import { type ClaimedFigure, figuresIn } from './claim-figures.ts';
import { periodsIn, type Span, sansYear } from './claim-periods.ts';
import { nameIn } from './named-indicators.ts';
import { changesBefore, growthChanges } from './rise-and-fall.ts';
import { hasUnreadNumber, withDigits } from './spelled-numbers.ts';
import { contentWords, soughtWords } from './unread-words.ts';

/** What a text claims. A list has no entry where the text is silent, and more than one where it can be read in more than one way. */
export interface ReadClaim {
  /** The text without figures and periods: what it is about. */
  readonly words: string;
  /** The same with one word for all sorts of rises and falls, by which the search finds growth. */
  readonly sought: string;
  /** Its words without the name of its indicator; null where it does not have one as a whole. */
  readonly besideName: string | null;
  readonly figures: readonly ClaimedFigure[];
  readonly periods: readonly Period[];
  /** Those that figures of the claimed sort are looked for in. */
  readonly lanes: readonly Lane[];
  /** True where it says what is not so: nothing is known of the figure that it leaves open. */
  readonly negated: boolean;
  /** True where it says by how much something rose or fell in its own unit, which is no level. */
  readonly changes: boolean;
  /** True where it names a period by the day on which it is said, or without its year: last year, 一季度. */
  readonly sansYear: boolean;
  /** True where it has a number in words that is not read. */
  readonly unread: boolean;
  /** True where its words name nothing: `it was 25% in 2024`, 2024年增长25%. */
  readonly hasSubject: boolean;
}

const ahead = [
  /\b(?:will|would|expected|forecasts?|projected|projections?|predicted|targets?|goals?|aims?|plans? to)\b/i,
  /预计|预期|预测|有望|将(?!近)|目标|力争|规划/,
];

const negations = [
  /\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would) not\b|n['’]t\b|\b(?:never|cannot)\b|\bnot\s*$/i,
  /不是|并非|并不|不为|不等于|[并尚从]未|未(?:能|曾|有|超|突破|达|到|及)|没[有能]/,
];

/**
 * Reads a claim such as `China produced 40 ZB in 2024` or 2024年全国数据生产总量约40ZB.
 * @param named an indicator whose whole name it has: years, numbers and areas of that name are none of the claim
 */
export function readClaim(
  text: string,
  { units }: Pick<Catalogue, 'units'>,
  named: Indicator | null = null,
): ReadClaim {
  const plain = withDigits(text.normalize('NFKC'));
  const name = named === null ? null : nameIn(plain, named);
  const nameless = name === null ? plain : blanked(plain, [name]);
  const periods = periodsIn(nameless);
  const figures = figuresIn(blanked(nameless, periods), units);
  const withoutPeriods = blanked(plain, periods);
  const words = wordsOf(withoutFigures(withoutPeriods, figures));
  return {
    words,
    sought: soughtWords(words),
    besideName: name === null ? null : wordsOf(withoutFigures(blanked(nameless, periods), figures)),
    figures: figures.map(({ meaning }) => meaning),
    periods: [...new Map(periods.map(({ meaning }) => [meaning.text, meaning])).values()],
    lanes: ahead.some((words) => words.test(plain)) ? ['forecast', 'target'] : ['outturn'],
    changes: figures.some(({ from, meaning: { unit } }) => {
      const start = withoutPeriods.slice(0, from);
      return unit === 'percent' ? growthChanges(start) : changesBefore.test(start);
    }),
    sansYear: periods.length === 0 && sansYear.test(nameless),
    unread: hasUnreadNumber(nameless),
    negated: negations.some((not) => not.test(words)),
    hasSubject: contentWords(words).length > 0,
  };
}

/** A text with blanks in place of figures. Chinese has them between a verb and its object: 产生了41ZB的数据 is of 产生数据. */
function withoutFigures(text: string, figures: readonly Span<unknown>[]): string {
  return figures.reduceRight((rest, { from, to }) => {
    const [head, tail] = [rest.slice(0, from), rest.slice(to)];
    const isBetween = /\p{Script=Han}\s*$/u.test(head) && /^\s*\p{Script=Han}/u.test(tail);
    return isBetween ? head.replace(/了?\s*$/, '') + tail.replace(/^\s*的?/, '') : `${head} ${tail}`;
  }, text);
}

function wordsOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A text with blanks in place of some pieces, so that all others keep their places. */
function blanked(text: string, spans: readonly Span<unknown>[]): string {
  return spans.reduce(
    (rest, { from, to }) => rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to),
    text,
  );
}
