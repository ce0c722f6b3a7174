import { words } from '../page/words/words.ts';
import { periodIn } from './short-periods.ts';

export type Lang = 'en' | 'zh';
export interface Words {
  readonly en: string;
  readonly zh: string;
}
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
  readonly pick: (text: Words) => string;
  /** A period as people write it: `2024-S1` is `H1 2024` or `2024年上半年`. */
  readonly period: (period: string) => string;
}

const byName: ReadonlyMap<string, Words> = new Map(Object.entries(words));

function languageOf(lang: Lang): Language {
  return {
    lang,
    parameter: lang === 'zh' ? 'zh' : null,
    t: (word, values = {}) =>
      words[word][lang].replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`),
    term: (prefix, code) => byName.get(`${prefix}.${code}`)?.[lang] ?? code,
    pick: (text) => text[lang] || text.en,
    period: (period) => periodIn(lang, period),
  };
}

/** Both languages of the pages. */
export const languages: Readonly<Record<Lang, Language>> = { en: languageOf('en'), zh: languageOf('zh') };

/** The language that a query names; null where it names none. */
export function languageNamed({ lang }: Readonly<Record<string, string>>): Lang | null {
  return lang === 'en' || lang === 'zh' ? lang : null;
}
