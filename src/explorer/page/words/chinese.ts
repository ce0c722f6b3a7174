import { words } from './words.ts';

/** All texts in Chinese, by name. */
export const chineseTexts: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(words).map(([name, { zh }]) => [name, zh]),
);
