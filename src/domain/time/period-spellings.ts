import { Fault, orNull } from '../fault.ts';
import { isDay, parsePeriod, parsePeriodRange } from './period.ts';

type Spelling = (parts: readonly string[]) => string;

const ordinals: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4', 上: '1', 下: '2' };
const ordinal = (text = '') => ordinals[text] ?? String(Number(text));
const month = (text = '') => text.padStart(2, '0');

/** Other spellings of a period, with the SDMX time period that each means. */
const spellings: readonly (readonly [RegExp, Spelling])[] = [
  [/^(\d{4})年$/, ([year]) => `${year}`],
  [/^(\d{4})[-./ ]?[HS]0?([12])$/i, ([year, half]) => `${year}-S${half}`],
  [/^[HS]([12])[-./ ]?(\d{4})$/i, ([half, year]) => `${year}-S${half}`],
  [/^(\d{4})年?([上下])半年$/, ([year, half]) => `${year}-S${ordinal(half)}`],
  [/^(\d{4})[-./ ]?Q0?([1-4])$/i, ([year, quarter]) => `${year}-Q${quarter}`],
  [/^Q([1-4])[-./ ]?(\d{4})$/i, ([quarter, year]) => `${year}-Q${quarter}`],
  [/^(\d{4})年?第?([一二三四1-4])季度?$/, ([year, quarter]) => `${year}-Q${ordinal(quarter)}`],
  [/^(\d{4})年1[-~至—](\d{1,2})月$/, ([year, months]) => `${year}-01-01/P${ordinal(months)}M`],
  [/^(\d{4})(?:[-./ ]?M|[-./ ])(\d{1,2})$/i, ([year, text]) => `${year}-${month(text)}`],
  [/^(\d{4})年(\d{1,2})月份?$/, ([year, text]) => `${year}-${month(text)}`],
  // A month without a separator, and the month of a day.
  [/^(\d{4})(\d{2})$/, ([year, text]) => `${year}-${text}`],
  [/^(\d{4})[-./]?(\d{2})[-./]?\d{2}$/, ([year, text]) => `${year}-${text}`],
];

/** The SDMX time period that another spelling means, `2024-06` for `2024M06` or `2024年6月`; null where it means none. */
export function respelledPeriod(text: string): string | null {
  const trimmed = text.trim();
  const written = spellings.flatMap(([shape, write]) => {
    const match = shape.exec(trimmed);
    return match === null ? [] : [write(match.slice(1))];
  });
  return [trimmed, ...written].find((candidate) => orNull(() => parsePeriod(candidate)) !== null) ?? null;
}

/** The day that another spelling means, `2026-01-05` for `20260105`, `2026/1/5`, `2026年1月5日` and a moment of that day in any zone; null where it means none. */
export function respelledDay(text: string): string | null {
  const match = /^(\d{4})(?:[-./年 ](\d{1,2})[-./月 ](\d{1,2})日?|(\d{2})(\d{2}))(?:[T ].*)?$/i.exec(
    text.trim(),
  );
  if (match === null) return null;
  const [year, ...parts] = match.slice(1).filter((part) => part !== undefined);
  const day = [year, ...parts.map((part) => month(part))].join('-');
  return isDay(day) ? day : null;
}

const rangeSigns = /\.{2,}|…|:|~|～|至|—|–|\bto\b/;

/** The same of a range, `2020..2025` for `2020-2025`, and of a list, whose span it is. */
export function respelledRange(text: string): string | null {
  const years = /^(\d{4})-(\d{4})$/.exec(text.trim());
  const span = years === null ? null : spanOf(years.slice(1));
  if (span !== null) return span;
  const period = respelledPeriod(text);
  if (period !== null) return period;
  const ends = text.split(rangeSigns).map((end) => end.trim());
  if (ends.length === 2) return spanOf(ends);
  const listed = text
    .split(',')
    .map((part) => part.trim())
    .toSorted();
  return listed.length > 1 ? spanOf([listed[0] ?? '', listed.at(-1) ?? '']) : null;
}

/** The range between two ends, either of which may be open. */
function spanOf([first = '', last = '']: readonly string[]): string | null {
  const from = first === '' ? '' : respelledPeriod(first);
  const to = last === '' ? '' : respelledPeriod(last);
  if (from === null || to === null) return null;
  const span = from === to ? from : `${from}..${to}`;
  return orNull(() => parsePeriodRange(span)) === null ? null : span;
}

/** A reader that suggests, where it refuses a text without a suggestion, the spelling that would be right. */
export function suggesting<T>(parse: (text: string) => T, respell: (text: string) => string | null) {
  return (text: string): T => {
    try {
      return parse(text);
    } catch (error) {
      const right = error instanceof Fault && error.suggestions.length === 0 ? respell(text) : null;
      if (!(error instanceof Fault) || right === null) throw error;
      throw new Fault(error.message, { code: error.code, suggestions: [right] });
    }
  };
}
