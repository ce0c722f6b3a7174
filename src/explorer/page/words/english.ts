import { words } from './words.ts';

/** All texts in English, by name. */
export const englishTexts: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(words).map(([name, { en }]) => [name, en]),
);
