import type { Text } from '../page/base/model.ts';
import type { words } from '../page/words/words.ts';
import { type LazyModule, loaded } from './loading/lazy-module.ts';
import { periodIn } from './short-periods.ts';

export type Lang = 'en' | 'zh';
export type Word = keyof typeof words;

/** What a page says, in one language. */
export interface Language {
  readonly lang: Lang;
  /** The language as a parameter of the API; null where it is the API's own default. */
  readonly parameter: 'zh' | null;
  /** A text of the page, `{name}` filled in. */
  readonly t: (word: Word, values?: Readonly<Record<string, string | number>>) => string;
  /** The text of a code of the API; the code itself where there is none. */
  readonly term: (prefix: string, code: string) => string;
  /** One of the two texts of the API. */
  readonly pick: (text: Text) => string;
  /** A period as people write it: `2024-S1` is `H1 2024` or `2024年上半年`. */
  readonly period: (period: string) => string;
}

/** Texts by name. */
type Texts = Readonly<Record<string, string>>;

/** The texts of both languages: a reader needs those of one. */
export const languageTexts: Readonly<Record<Lang, LazyModule<Texts>>> = {
  en: {
    module: 'page/words/english.ts',
    load: async () => (await import('../page/words/english.ts')).englishTexts,
  },
  zh: {
    module: 'page/words/chinese.ts',
    load: async () => (await import('../page/words/chinese.ts')).chineseTexts,
  },
};

const known = new Map<Lang, Language>();

/** A language with its texts. @throws ApiFailure where the browser could not load them */
export async function languageIn(lang: Lang): Promise<Language> {
  const language = known.get(lang) ?? languageOf(lang, await loaded(languageTexts[lang]));
  known.set(lang, language);
  return language;
}

function languageOf(lang: Lang, texts: Texts): Language {
  return {
    lang,
    parameter: lang === 'zh' ? 'zh' : null,
    t: (word, values = {}) =>
      (texts[word] ?? word).replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`),
    term: (prefix, code) => texts[`${prefix}.${code}`] ?? code,
    pick: (text) => text[lang] || text.en,
    period: (period) => periodIn(lang, period),
  };
}

/** The language that a query names; null where it names none. */
export function languageNamed({ lang }: Readonly<Record<string, string>>): Lang | null {
  return lang === 'en' || lang === 'zh' ? lang : null;
}
