import type { Lang } from '../numbers/display.ts';
import { monthsIn, type Period } from './period.ts';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const ordinals = { en: ['first', 'second', 'third', 'fourth'], zh: ['一', '二', '三', '四'] };

/** A period in words: `third quarter of 2024`, `2024年第三季度`. */
export function periodName(period: Period, lang: Lang): string {
  const year = period.start.slice(0, 4);
  const month = Number(period.start.slice(5, 7));
  return lang === 'en' ? english(period, year, month) : chinese(period, year, month);
}

function english(period: Period, year: string, month: number): string {
  switch (period.frequency) {
    case 'A':
      return year;
    case 'S':
      return `${ordinals.en[(month - 1) / 6]} half of ${year}`;
    case 'Q':
      return `${ordinals.en[(month - 1) / 3]} quarter of ${year}`;
    case 'M':
      return `${months[month - 1]} ${year}`;
    case 'YTD':
      return monthsIn(period) === 1
        ? `January ${year} (year to date)`
        : `January to ${months[monthsIn(period) - 1]} ${year}`;
  }
}

function chinese(period: Period, year: string, month: number): string {
  switch (period.frequency) {
    case 'A':
      return `${year}年`;
    case 'S':
      return `${year}年${month === 1 ? '上' : '下'}半年`;
    case 'Q':
      return `${year}年第${ordinals.zh[(month - 1) / 3]}季度`;
    case 'M':
      return `${year}年${month}月`;
    case 'YTD':
      return monthsIn(period) === 1 ? `${year}年1月（累计）` : `${year}年1—${monthsIn(period)}月`;
  }
}
