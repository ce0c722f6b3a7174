import type { Lang } from '../numbers/display.ts';
import { type Frequency, monthsIn, type Period } from './period.ts';

/** In English, from January. */
export const monthNames =
  'January February March April May June July August September October November December'.split(' ');
const ordinals = { en: ['first', 'second', 'third', 'fourth'], zh: ['一', '二', '三', '四'] };

/** A period in words: `third quarter of 2024`, `2024年第三季度`. */
export function periodName(period: Period, lang: Lang): string {
  const first = Number(period.start.slice(5, 7));
  return names[period.frequency][lang](period.start.slice(0, 4), first, first + monthsIn(period) - 1);
}

/** Names by frequency, from the year and the numbers of the first and the last month. */
const names: Record<Frequency, Record<Lang, (year: string, first: number, last: number) => string>> = {
  A: { en: (year) => year, zh: (year) => `${year}年` },
  S: {
    en: (year, first) => `${ordinals.en[(first - 1) / 6]} half of ${year}`,
    zh: (year, first) => `${year}年${first === 1 ? '上' : '下'}半年`,
  },
  Q: {
    en: (year, first) => `${ordinals.en[(first - 1) / 3]} quarter of ${year}`,
    zh: (year, first) => `${year}年第${ordinals.zh[(first - 1) / 3]}季度`,
  },
  M: {
    en: (year, first) => `${monthNames[first - 1]} ${year}`,
    zh: (year, first) => `${year}年${first}月`,
  },
  YTD: {
    en: (year, _, last) =>
      last === 1 ? `January ${year} (year to date)` : `January to ${monthNames[last - 1]} ${year}`,
    zh: (year, _, last) => (last === 1 ? `${year}年1月（累计）` : `${year}年1—${last}月`),
  },
};
