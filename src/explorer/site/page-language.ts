import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from './languages.ts';

const LanguageContext = createContext<Language | null>(null);

/** Gives all components below it a language. */
export const LanguageProvider = LanguageContext.Provider;

/** The language of the page. */
export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (language === null) throw new Error('A component needs a language, and stands below none.');
  return language;
}
