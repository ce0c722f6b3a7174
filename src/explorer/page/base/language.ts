import { type Lang, type Language, languages, type Word } from '../../site/languages.ts';
import type { Text } from './model.ts';

export type { Lang, Word };

/** The language of the page: what the document says it is in. */
export function lang(): Lang {
  return document.documentElement.lang === 'zh' ? 'zh' : 'en';
}

/** What the page says, in its language. */
export function language(): Language {
  return languages[lang()];
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
  return language().t(word, values);
}

/** A word whose key is only known when it runs: a code of the API; itself where the page has no word for it. */
export function term(prefix: string, code: string): string {
  return language().term(prefix, code);
}

export function pick(text: Text): string {
  return language().pick(text);
}

/** The language as a parameter of the API; none where it is the API's own default. */
export function langParameter(): { readonly lang?: string } {
  const { parameter } = language();
  return parameter === null ? {} : { lang: parameter };
}
