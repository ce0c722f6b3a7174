import { words } from '../words/words.ts';
import type { Text } from './model.ts';

export type Lang = keyof Text;
export type Word = keyof typeof words;

/** The language of the page: what the document says it is in. */
export function lang(): Lang {
  return document.documentElement.lang === 'zh' ? 'zh' : 'en';
}

export function setLang(next: Lang): void {
  document.documentElement.lang = next;
  try {
    localStorage.setItem('lang', next);
  } catch {
    // Storage may be refused; the choice then lasts as long as the page.
  }
}

/** A word of the page in its language, `{name}` filled in. */
export function t(word: Word, values: Readonly<Record<string, string | number>> = {}): string {
  return words[word][lang()].replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`);
}

const byName: ReadonlyMap<string, Text> = new Map(Object.entries(words));

/** A word whose key is only known when it runs: a code of the API; itself where the page has no word for it. */
export function term(prefix: string, code: string): string {
  return byName.get(`${prefix}.${code}`)?.[lang()] ?? code;
}

export function pick(text: Text): string {
  return text[lang()] || text.en;
}

/** The language as a parameter of the API; none where it is the API's own default. */
export function langParameter(): { readonly lang?: string } {
  return lang() === 'zh' ? { lang: 'zh' } : {};
}
