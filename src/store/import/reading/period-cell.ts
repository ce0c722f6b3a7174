import { periodsIn } from '../../../domain/claims/claim-periods.ts';
import { Fault, orNull } from '../../../domain/fault.ts';
import { arabicDigits } from '../../../domain/numbers/chinese-numerals.ts';
import { monthsIn, type Period, parsePeriod, yearToDate } from '../../../domain/time/period.ts';
import { respelledDay, respelledPeriod } from '../../../domain/time/period-spellings.ts';
import { Said } from '../said.ts';
import { plainCell } from './cell-text.ts';

/** What a day stands for in a column of periods: the month, quarter or year that it lies in. */
export const dayMeanings = ['month', 'quarter', 'year'] as const;
export type DayMeaning = (typeof dayMeanings)[number];

interface PeriodReading {
  readonly days: DayMeaning | null;
  /** True where figures are those from January on: 2024年6月 is then January to June. */
  readonly cumulative: boolean;
}

/**
 * The SDMX time period that a cell names; null where it names none.
 * @throws Said for what could be two of them
 */
export function periodOfCell(text: string, { days, cumulative }: PeriodReading): string | null {
  const plain = plainCell(text);
  const compact = arabicDigits(plain).replaceAll(' ', '');
  const day = dayOf(plain);
  if (day !== null) return fromJanuary(ofDay(text, day, days), cumulative);
  if (/^\d{4}\.1$/.test(compact))
    throw twoPeriods(text, [`${compact.slice(0, 4)}-01`, `${compact.slice(0, 4)}-10`]);
  const end = /^((?:19|20)\d{2})年?(?:末|底|年末|年底)$/.exec(compact);
  if (end) throw twoPeriods(text, [`${end[1]}`, `${end[1]}-12`]);
  const period = spelled(compact) ?? whole(plain);
  return period === null ? null : fromJanuary(period, cumulative);
}

/** True for a text that looks like a period where the header of a column is looked for. */
export function looksLikePeriod(text: string): boolean {
  try {
    return periodOfCell(text, { days: 'month', cumulative: false }) !== null;
  } catch (error) {
    if (error instanceof Fault) return true;
    throw error;
  }
}

const forms: readonly (readonly [RegExp, (year: string, months: string) => string])[] = [
  [/^(\d{4})(?:年度|年全年|全年|\.0+|年\(.*\))$/, (year) => year],
  [/^(\d{4})年1[-~–—至到]12月(?:份)?$/, (year) => year],
  [/^(\d{4})年?前3季度$/, (year) => `${year}-01-01/P9M`],
  [/^(\d{4})年前(\d{1,2})个月$/, (year, months) => `${year}-01-01/P${Number(months)}M`],
  [
    /^(\d{4})年?0?1月?[-~–—至到]0?(\d{1,2})月(?:份|累计)?$/,
    (year, months) => `${year}-01-01/P${Number(months)}M`,
  ],
  [/^(\d{4})年?第?([1-4])季度?(?:末)?$/, (year, quarter) => `${year}-Q${quarter}`],
];

function spelled(text: string): Period | null {
  for (const [shape, write] of forms) {
    const match = shape.exec(text);
    if (match) return orNull(() => parsePeriod(write(match[1] ?? '', match[2] ?? '')));
  }
  const known = respelledPeriod(text);
  return known === null ? null : parsePeriod(known);
}

/** A period in words, `June 2024`, where it is the whole text. */
function whole(text: string): Period | null {
  const [span, ...others] = periodsIn(text);
  const isAll = span !== undefined && others.length === 0 && span.from === 0 && span.to === text.length;
  return isAll ? span.meaning : null;
}

function dayOf(text: string): string | null {
  return /^\d{4}\D+\d{1,2}\D+\d{1,2}日?(?:[T ].*)?$|^(?:19|20)\d{6}$/i.test(text) && !text.includes('/P')
    ? respelledDay(text)
    : null;
}

function ofDay(text: string, day: string, days: DayMeaning | null): Period {
  const [year = '', month = ''] = day.split('-');
  const quarter = `${year}-Q${Math.ceil(Number(month) / 3)}`;
  const readings = { month: `${year}-${month}`, quarter, year };
  if (days !== null) return parsePeriod(readings[days]);
  throw new Said(
    `period: "${text}" is a day: it could stand for ${readings.month}, ${readings.quarter} or ${readings.year}. Say which by --days month, --days quarter or --days year.`,
    `时间：“${text}”是一个日期，可能代表${readings.month}、${readings.quarter}或${readings.year}。请用--days month、--days quarter或--days year指明。`,
  );
}

function fromJanuary(period: Period, cumulative: boolean): string {
  if (!cumulative || period.frequency === 'A' || period.frequency === 'YTD') return period.text;
  const months = Number(period.start.slice(5, 7)) - 1 + monthsIn(period);
  const year = Number(period.start.slice(0, 4));
  return months === 12 ? String(year) : yearToDate(year, months).text;
}

function twoPeriods(text: string, readings: readonly string[]): Said {
  const [first = ''] = readings;
  return new Said(
    `period: "${text}" could be ${readings.join(' or ')}. Say which by --read "${text}=${first}".`,
    `时间：“${text}”可能是${readings.join('或')}。请用--read "${text}=${first}"指明。`,
  );
}
