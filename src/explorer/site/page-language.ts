import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Language, languages } from './languages.ts';

const LanguageContext = createContext(languages.en);

/** Gives all components below it a language. */
export const LanguageProvider = LanguageContext.Provider;

/** The language of the page. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}
