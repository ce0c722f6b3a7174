import { compareText } from '../compare-text.ts';
import { Fault } from '../fault.ts';

/** SDMX frequencies, plus `YTD` for cumulative periods that start in January. */
export const frequencies = ['A', 'S', 'Q', 'M', 'YTD'] as const;
export type Frequency = (typeof frequencies)[number];

/** A span of whole months. `start` and `end` are the first and the last day, both inside (`YYYY-MM-DD`). */
export interface Period {
  readonly text: string;
  readonly frequency: Frequency;
  readonly start: string;
  readonly end: string;
}

/** Days between which whole periods must lie; an open end is null. */
export interface PeriodRange {
  readonly from: string | null;
  readonly to: string | null;
  /** Set when one year-to-date period was named: only that one, since the shorter ones nest inside it. */
  readonly only: Period | null;
}

/** Months of one period, by frequency; year-to-date periods have their own length. */
export const monthsOf = { A: 12, S: 6, Q: 3, M: 1 } as const;

const shapes: readonly [RegExp, keyof typeof monthsOf][] = [
  [/^(\d{4})$/, 'A'],
  [/^(\d{4})-S(\d+)$/, 'S'],
  [/^(\d{4})-Q(\d+)$/, 'Q'],
  [/^(\d{4})-(\d{2})$/, 'M'],
];
const cumulative = /^(\d{4})-01-01\/P(\d{1,2})M$/;
const limits = {
  A: [1, 'year', '1'],
  S: [2, 'half-year', 'S1 to S2'],
  Q: [4, 'quarter', 'Q1 to Q4'],
  M: [12, 'month', '01 to 12'],
} as const;
const forms =
  'a year 2024, a half-year 2024-S1, a quarter 2024-Q3, a month 2024-06 or a year to date 2024-01-01/P11M';

/**
 * The period that an SDMX time period names.
 * @throws Fault that says what would be right
 */
export function parsePeriod(text: string): Period {
  const ytd = cumulative.exec(text);
  if (ytd) return parseYearToDate(text, Number(ytd[1]), Number(ytd[2]));
  for (const [shape, frequency] of shapes) {
    const match = shape.exec(text);
    if (match) return parsePlain(text, frequency, Number(match[1]), Number(match[2] ?? 1));
  }
  throw new Fault(`Period "${text}" is not known: write ${forms}.`);
}

function parsePlain(text: string, frequency: keyof typeof monthsOf, year: number, ordinal: number): Period {
  const [count, noun, run] = limits[frequency];
  if (ordinal < 1 || ordinal > count)
    throw new Fault(`Period "${text}" is not a ${noun}; ${noun}s run from ${run}.`);
  checkYear(text, year);
  return periodAt(frequency, year * 12 + (ordinal - 1) * monthsOf[frequency]);
}

function parseYearToDate(text: string, year: number, months: number): Period {
  checkYear(text, year);
  if (months === 12)
    throw new Fault(`Period "${text}" is a whole year; write ${year}.`, { suggestions: [String(year)] });
  if (months < 1 || months > 12)
    throw new Fault(`Period "${text}" is not a year to date; months run from P1M to P11M.`);
  return yearToDate(year, months);
}

function checkYear(text: string, year: number): void {
  if (year < 1900 || year > 2199) throw new Fault(`Period "${text}" lies outside the years 1900 to 2199.`);
}

/** January to the given month of a year, cumulative. */
export function yearToDate(year: number, months: number): Period {
  return {
    text: `${year}-01-01/P${months}M`,
    frequency: 'YTD',
    start: `${year}-01-01`,
    end: lastDayOf(year * 12 + months - 1),
  };
}

/** The period of a frequency that begins at a month, counted from year 0 (`2024 * 12` is January 2024). */
export function periodAt(frequency: keyof typeof monthsOf, month: number): Period {
  const year = Math.floor(month / 12);
  const within = month - year * 12;
  const length = monthsOf[frequency];
  const ordinal = within / length + 1;
  const suffix = { A: '', S: `-S${ordinal}`, Q: `-Q${ordinal}`, M: `-${pad2(ordinal)}` }[frequency];
  return {
    text: `${year}${suffix}`,
    frequency,
    start: firstDayOf(month),
    end: lastDayOf(month + length - 1),
  };
}

/** Month in which a period begins, counted from year 0. */
export function startMonth({ start }: Pick<Period, 'start'>): number {
  return monthOf(start);
}

/** How many months a period spans. */
export function monthsIn(period: Period): number {
  return monthOf(period.end) - startMonth(period) + 1;
}

/** The period of the same frequency and length that lies `count` steps later (earlier when negative); a year to date steps by years. */
export function shift(period: Period, count: number): Period {
  if (period.frequency === 'YTD')
    return yearToDate(Number(period.start.slice(0, 4)) + count, monthsIn(period));
  return periodAt(period.frequency, startMonth(period) + count * monthsOf[period.frequency]);
}

/** The same period, some years later (earlier when negative). */
export function shiftYears(period: Period, years: number): Period {
  if (period.frequency === 'YTD') return shift(period, years);
  return periodAt(period.frequency, startMonth(period) + years * 12);
}

/** True where one of some days lies after the end of the earlier of two periods, and not after the end of the later one. */
export function hasDayBetween(
  days: readonly string[],
  a: Pick<Period, 'end'>,
  b: Pick<Period, 'end'>,
): boolean {
  const [earlier, later] = a.end < b.end ? [a.end, b.end] : [b.end, a.end];
  return days.some((day) => earlier < day && day <= later);
}

/** Order in time: by start, then by end, then by frequency. */
export function comparePeriods(a: Period, b: Period): number {
  return (
    compareText(a.start, b.start) ||
    compareText(a.end, b.end) ||
    frequencies.indexOf(a.frequency) - frequencies.indexOf(b.frequency)
  );
}

/** Order by the last day; of two periods that end on one day the longer comes last: December, then the year. */
export function compareEnds(a: Period, b: Period): number {
  return compareText(a.end, b.end) || compareText(b.start, a.start);
}

/**
 * The days named by `2024`, `2020..2025`, `..2023` or `2024-Q1..`.
 * One period means itself and every period inside it; one year to date means only itself.
 * @throws Fault that says what would be right
 */
export function parsePeriodRange(text: string): PeriodRange {
  const ends = text.split('..');
  if (ends.length > 2) throw new Fault(`Period "${text}" has more than one "..".`);
  if (ends.length === 1) {
    const period = parsePeriod(text);
    return { from: period.start, to: period.end, only: period.frequency === 'YTD' ? period : null };
  }
  const [first = '', last = ''] = ends;
  if (first === '' && last === '') throw new Fault('Period ".." names no end: write 2020.. or ..2025.');
  const from = first === '' ? null : parsePeriod(first).start;
  const to = last === '' ? null : parsePeriod(last).end;
  if (from !== null && to !== null && from > to)
    throw new Fault(`Period "${text}" ends before it begins.`, { suggestions: [`${last}..${first}`] });
  return { from, to, only: null };
}

/** Last day of the day, month or year that a document is dated with, and how precisely it is dated. */
export function lastDay(date: string): { day: string; precision: 'day' | 'month' | 'year' } {
  if (/^\d{4}$/.test(date)) return { day: `${date}-12-31`, precision: 'year' };
  if (/^\d{4}-\d{2}$/.test(date)) return { day: lastDayOf(monthOf(date)), precision: 'month' };
  return { day: date, precision: 'day' };
}

/** The earlier of two days. */
export function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

/** The later of two days. */
export function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** True for a day that exists in the calendar, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Month of a day or of a `YYYY-MM`, counted from year 0. */
function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function firstDayOf(month: number): string {
  return `${yearMonth(month)}-01`;
}

function lastDayOf(month: number): string {
  const year = Math.floor(month / 12);
  return `${yearMonth(month)}-${pad2(daysIn(year, month - year * 12 + 1))}`;
}

function yearMonth(month: number): string {
  const year = Math.floor(month / 12);
  return `${String(year).padStart(4, '0')}-${pad2(month - year * 12 + 1)}`;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

function pad2(value: number): string {
  return String(value).padStart(2, '0');
}
