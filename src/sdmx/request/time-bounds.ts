import { isDay, periodAt } from '../../domain/time/period.ts';
import { SdmxFault } from './sdmx-fault.ts';

/** First and last day of a span, both inside (`YYYY-MM-DD`). */
interface Days {
  readonly start: string;
  readonly end: string;
}

/** Months of one reporting period of SDMX, by its letter. */
const reportingMonths: Readonly<Record<string, number>> = { A: 12, S: 6, T: 4, Q: 3, M: 1 };
const millisecondsOfDay = 86_400_000;

/**
 * The days that a standard time period of SDMX spans: `2024`, `2024-06`, `2024-06-30`, a date with a time, a reporting period
 * (`2024-A1 -S2 -T3 -Q4 -M06 -W27 -D183`) or a time range of months or years (`2024-01-01/P11M`).
 * @throws SdmxFault where it is none
 */
export function daysOf(text: string): Days {
  const days = gregorianDays(text) ?? reportingDays(text) ?? rangeDays(text);
  if (days === null)
    throw new SdmxFault(
      'syntax',
      `"${text.slice(0, 60)}" is no time period of SDMX: write 2024, 2024-06, 2024-06-30, 2024-Q2 or 2024-S1.`,
    );
  return days;
}

function gregorianDays(text: string): Days | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.+Z-]*)?)?)?$/.exec(text) ?? [];
  if (year === undefined) return null;
  if (month === undefined) return months(Number(year) * 12, 12);
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return months(Number(year) * 12 + Number(month) - 1, 1);
  const date = `${year}-${month}-${day}`;
  return isDay(date) ? { start: date, end: date } : null;
}

function reportingDays(text: string): Days | null {
  const [, year, letter = '', place] = /^(\d{4})-([ASTQMWD])(\d{1,3})$/.exec(text) ?? [];
  const [at, ordinal] = [Number(year), Number(place)];
  if (year === undefined || ordinal < 1) return null;
  const length = reportingMonths[letter];
  if (length !== undefined)
    return ordinal * length > 12 ? null : months(at * 12 + (ordinal - 1) * length, length);
  if (letter === 'D') return ordinal > 366 ? null : daysFrom(Date.UTC(at, 0, ordinal), 1);
  // The first week of a year has its 4th of January (ISO 8601).
  const fourth = new Date(Date.UTC(at, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * millisecondsOfDay;
  return ordinal > 53 ? null : daysFrom(monday + (ordinal - 1) * 7 * millisecondsOfDay, 7);
}

function rangeDays(text: string): Days | null {
  const [, first = '', count, unit] = /^(\d{4}-\d{2}-\d{2})(?:T[^/]*)?\/P(\d{1,3})([MY])$/.exec(text) ?? [];
  if (count === undefined || !isDay(first)) return null;
  const start = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1;
  const length = Number(count) * (unit === 'Y' ? 12 : 1);
  return length < 1 ? null : { start: first, end: months(start, length).end };
}

function months(first: number, count: number): Days {
  return { start: periodAt('M', first).start, end: periodAt('M', first + count - 1).end };
}

function daysFrom(first: number, count: number): Days {
  return { start: dayText(first), end: dayText(first + (count - 1) * millisecondsOfDay) };
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The day of a date or a point in time (`2024-06-30T12:00:00Z`), in UTC. @throws SdmxFault where it is none */
export function dayOf(text: string, parameter: string): string {
  // A plus of an offset that was not escaped arrives as a space.
  const time = Date.parse(text.replace(' ', '+').replace(/(T[\d:.]+)$/, '$1Z'));
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(time))
    throw new SdmxFault(
      'syntax',
      `${parameter} "${text.slice(0, 60)}" is no xs:dateTime: write 2024-06-30T00:00:00Z.`,
    );
  return dayText(time);
}

/** The day before. */
export function dayBefore(day: string): string {
  return dayText(Date.parse(`${day}T00:00:00Z`) - millisecondsOfDay);
}
