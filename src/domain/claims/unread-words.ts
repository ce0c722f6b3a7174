import type { Catalogue, Indicator, Synonyms } from '../catalogue/catalogue.ts';
import { memoized } from '../memoized.ts';
import type { Text } from '../statements/codes.ts';
import { changesTo, changeWords, yearBefore } from './rise-and-fall.ts';
import { withDigits } from './spelled-numbers.ts';

const split = (lines: readonly string[]) => lines.flatMap((line) => line.split(' '));

/** Verbs and pronouns of any sentence with a figure, by which nothing is found. */
const verbs = split([
  'is was are were be been being has have had reach reached reaches reaching hit stood stands stand standing',
  'amount amounts amounted come comes came totalled totaled totals totalling valued put estimated counted recorded',
  'will would expected forecast projected predicted targeted aims plans according now already currently they we he she it did do does true account accounts accounted says said reported announced',
]);
/** What a sentence with a figure says the same without. No word of direction, order or comparison is one. */
const fillers: ReadonlySet<string> = new Set([
  ...verbs,
  ...split([
    'a an the of in on at by for to with as and its their this that these those there our target targets goal worth',
    'number figure value level total sum volume size scale overall whole entire full during year end period',
    'china chinese prc national nationwide country units',
    '的 为 是 达 达到 达到了 达至 已 已达 已经 共 共有 有 拥有 总 总量 数 数量 总数 总额 额 量 个数 数目 数值 数字 数额 金额 水平',
    '规模 总规模 体量 全国 中国 我国 全年 年 年度 底 末 年底 年末 里 间 内 时 截至 截止 至 到 在 于 其 该 这 那 那一年 此',
    '将 将达 预计 预期 预测 有望 目标 力争 规划 了 也 并 和 与 及 等 统计 显示 为止 实现 完成 录得 合计 整体 总体 吗 呢 公布 发布 称 表示',
  ]),
]);
const verb = new RegExp(`\\b(?:${verbs.join('|')})\\b`, 'gi');

/** Parts of synonyms, such as `take-up` and `aged 60 and over`, that say more when they stand alone. */
const comparing: ReadonlySet<string> = new Set(split(['up over per more than not how much from']));

/** What of a text belongs to an indicator. */
interface Vocabulary {
  /** English words, without the s of a plural. */
  readonly words: ReadonlySet<string>;
  /** Whole words of Chinese, single characters too. */
  readonly phrases: ReadonlySet<string>;
  /** Chinese texts, any piece of which of two characters or more counts. */
  readonly texts: string;
  /** Phrases that count as a whole alone, the longest first: the World Bank is not the world. */
  readonly wholes: readonly RegExp[];
  readonly isGrowth: boolean;
}

const growthAlone: Vocabulary = {
  words: new Set(['growth']),
  phrases: new Set(['增速', '增幅']),
  texts: '',
  wholes: [],
  isGrowth: true,
};

/** What stands before the name of a source. */
const accordingTo = /数据显示|根据|(?<![数占依])据/g;
const runs = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+|[\p{Sc}‰‱×±]/gv;

/**
 * The words of a claim that an indicator does not have, and that say more than any sentence does: in another area, of a part
 * of it, by comparison, in another unit. What has some is not about the indicator, or says more of it than its figure does.
 * @param words a claim without its figures and periods
 * @param areas ids of the areas that it may name
 */
export function unreadWords(
  words: string,
  { indicator, areas }: { readonly indicator: Indicator; readonly areas: readonly string[] },
  catalogue: Catalogue,
): readonly string[] {
  const own = vocabularies(catalogue)(indicator);
  const placed = areas.flatMap((area) => namesOf(area, catalogue));
  return leftOf(words, {
    ...own,
    words: own.words.union(new Set(placed.flatMap(englishWords))),
    texts: [own.texts, ...placed].join(' | '),
  });
}

const brackets = /\([^)]*\)/g;
/** What names say of their figures that claims leave out. */
const leftOut =
  /\b(?:of|in) an? (?:province|city|district)\b|above the size threshold|\b(?:business|telephone)\b|规模以上|在用|标准|业务/gi;

/**
 * Whether a claim has all words of the name of an indicator, in one language or the other. What it lacks some of is a part of
 * what the claim is about, or something else.
 * @param said the claim, and what stands for parts of it
 */
export function hasNameOf(said: string, catalogue: Catalogue): (indicator: Indicator) => boolean {
  const vocabulary = textVocabulary(said, catalogue, true);
  return ({ name }) =>
    both(name).some(
      (own) => leftOf(own.replaceAll(brackets, ' ').replaceAll(leftOut, ' '), vocabulary).length === 0,
    );
}

/** The words of a claim by which its indicator is looked for, with one word for all sorts of rises and falls. */
export function soughtWords(words: string): string {
  return words
    .replaceAll(changesTo, ' ')
    .replaceAll(yearBefore, ' ')
    .replaceAll(changeWords, (word) => (/^[a-z]/i.test(word) ? 'growth' : '增长'))
    .replaceAll(verb, ' ')
    .replaceAll(/\bgenerated\b/gi, 'produced')
    .replaceAll(/\ba total of\b|[,;:!?。、]+/gi, ' ')
    .replaceAll(/(?:截[至止]|[在到至于])(?=\s)/g, ' ')
    .trim();
}

/** The words of a claim that say what it is about. */
export function contentWords(words: string): readonly string[] {
  return leftOf(words, growthAlone).filter((word) => /\p{L}/u.test(word));
}

function leftOf(words: string, vocabulary: Vocabulary): readonly string[] {
  const told = vocabulary.wholes
    .reduce((text, whole) => text.replaceAll(whole, ' '), words.toLowerCase())
    .replaceAll(changesTo, ' ')
    .replaceAll(accordingTo, ' ')
    .replaceAll(/['’]s\b/g, ' ');
  const plain = vocabulary.isGrowth ? told.replaceAll(yearBefore, ' ').replaceAll(changeWords, ' ') : told;
  return (plain.match(runs) ?? []).flatMap((run) => {
    if (/\p{Script=Han}/u.test(run)) return unreadIn(run, vocabulary);
    return fillers.has(run) ||
      vocabulary.words.has(singular(run)) ||
      (/^[×±]$/.test(run) && vocabulary.texts.includes(run))
      ? []
      : [run];
  });
}

/** What is left of a run of Chinese when as many of its characters as possible belong to known words. */
function unreadIn(run: string, { phrases, texts }: Vocabulary): readonly string[] {
  const isKnown = (piece: string) =>
    fillers.has(piece) || phrases.has(piece) || (piece.length > 1 && texts.includes(piece));
  const best: { readonly unread: number; readonly shown: string }[] = [{ unread: 0, shown: '' }];
  for (let end = 1; end <= run.length; end += 1) {
    const ways = best.flatMap(({ unread, shown }, start) => {
      const piece = run.slice(start, end);
      if (isKnown(piece)) return { unread, shown: `${shown} ` };
      return start === end - 1 ? { unread: unread + 1, shown: shown + piece } : [];
    });
    best.push(ways.reduce((least, way) => (way.unread < least.unread ? way : least)));
  }
  return best.at(-1)?.shown.trim().split(/ +/).filter(Boolean) ?? [];
}

/** The vocabulary of each indicator of a catalogue: its name and concept, its producers, and their synonyms. */
const vocabularies = memoized((catalogue: Catalogue) =>
  memoized((indicator: Indicator): Vocabulary => {
    const isGrowth = indicator.nature === 'growth';
    const concept = catalogue.concepts.get(indicator.concept ?? '')?.name;
    const unit = catalogue.units.get(indicator.unit)?.name;
    const names = [indicator.name, concept ?? [], unit ?? []].flat().flatMap(both).join(' | ');
    const producers = [indicator.producer, ...indicator.coProducers].flatMap((id) => {
      const found = catalogue.producers.get(id);
      return found === undefined ? [] : [found.name, found.short].flatMap(both);
    });
    const inBrackets = (names.match(brackets) ?? []).flatMap((text) => text.split(/[(),、，]\s*/));
    return {
      ...textVocabulary(names.replaceAll(brackets, ' '), catalogue, isGrowth),
      wholes: [...producers, ...inBrackets]
        .filter((text) => text.length > 1)
        .map((text) => text.toLowerCase())
        .sort((one, other) => other.length - one.length)
        .map((text) => new RegExp(`(?<![a-z])${RegExp.escape(text)}(?![a-z])`, 'g')),
      isGrowth,
    };
  }),
);

/** The words of a text, and the synonyms of what it has; those of growth where they mean it: "contribution to GDP growth" did not fall. */
function textVocabulary(text: string, catalogue: Catalogue, isGrowth: boolean): Vocabulary {
  const synonyms = [...catalogue.synonyms.values()]
    .filter((entry) => !entry.ignored && (isGrowth || entry.id !== 'growth') && isIn(text, entry))
    .flatMap(({ en, zh }) => [...en, ...zh])
    .map((word) => word.toLowerCase());
  const parts = synonyms.flatMap(englishWords).filter((word) => !comparing.has(word));
  return {
    words: new Set([...englishWords(text), ...parts]),
    phrases: new Set(synonyms),
    texts: text.toLowerCase(),
    wholes: [],
    isGrowth,
  };
}

/** Whether a text has one of some synonyms; two English words may be apart: `produced 41 ZB of data`. */
function isIn(text: string, { en, zh }: Synonyms): boolean {
  const words = englishWords(text);
  const plain = ` ${words.join(' ')} `;
  return (
    zh.some((word) => text.includes(word)) ||
    en
      .map(englishWords)
      .some((parts) =>
        parts.length === 2
          ? parts.every((part) => words.includes(part))
          : plain.includes(` ${parts.join(' ')} `),
      )
  );
}

function namesOf(area: string, { areas, synonyms }: Catalogue): readonly string[] {
  const name = areas.get(area)?.name;
  const others = synonyms.get(area);
  return [area, ...(name === undefined ? [] : both(name)), ...(others?.en ?? []), ...(others?.zh ?? [])];
}

function both({ en, zh }: Text): readonly string[] {
  return [en, zh].map((text) => withDigits(text.normalize('NFKC')));
}

function englishWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/[[\p{L}\p{N}]--\p{Script=Han}]+/gv) ?? []).map(singular);
}

function singular(word: string): string {
  return word.replace(/(?<=..[^s])s$/, '');
}
