import { compareText } from '../compare-text.ts';
import type { Text } from '../statements/codes.ts';
import { type Period, shiftYears } from '../time/period.ts';
import { type Publication, publicationsOf } from './publications.ts';

/** Reasons why no figure is expected, the one that tells most first. */
export const expectationGaps = {
  discontinued: { name: { en: 'its producer publishes it no more', zh: '生产机构已停止发布' } },
  scattered: {
    name: {
      en: 'its figures come from scattered documents, not from one producer',
      zh: '数据散见于各类文件，并非同一机构定期发布',
    },
  },
  lapsed: { name: { en: 'it is more than two years late', zh: '已逾期两年以上' } },
  irregular: {
    name: { en: 'it was published after no regular time', zh: '历次发布时间无规律' },
  },
  tooFewPublications: {
    name: {
      en: 'fewer than three publications are dated after the end of their period',
      zh: '期末之后有确切日期的发布不足三次',
    },
  },
  noOutturn: { name: { en: 'there are only forecasts or targets', zh: '仅有预测或目标' } },
} as const satisfies Record<string, { name: Text }>;

export type ExpectationGap = keyof typeof expectationGaps;

/** The next figure of a sequence, by the rhythm of its past. */
export interface Expectation {
  readonly nextPeriod: string;
  /** The day on which it is due. */
  readonly nextExpected: string;
  /** In how many months of the year its periods end. */
  readonly publicationsPerYear: number;
  /** Days from the end of a period until its figure becomes known. */
  readonly publicationLag: number;
  /** The newest period that is known, and the day on which it became known. */
  readonly lastPeriod: string;
  readonly lastKnownFrom: string;
}

/** Regular publications that show a rhythm. */
const fewest = 3;
/** Part of the time between two publications by which the lag of a regular one may differ from the median. */
const mostSpread = 1 / 8;
/** Years after which a figure that has not come is not expected any more. */
const mostYearsLate = 2;

/** What the past of sequences of an indicator lets expect, whatever the day. */
export interface Outlook {
  /** The areas of the sequences. */
  readonly areas: readonly string[];
  readonly expectation: Expectation | ExpectationGap;
}

/**
 * The next figure of a sequence, or why none can be foreseen.
 * Its period is the next one that ends in a month in which periods of two years or more have ended; it is due as many
 * days after its end as the median of the past publications.
 */
export function expectationOf(figures: readonly Publication[]): Expectation | ExpectationGap {
  const newest = figures.at(-1);
  if (newest === undefined) return 'noOutturn';
  const telling = publicationsOf(figures).filter(
    ({ dated, period, knownFrom }) => dated && knownFrom > period.end,
  );
  if (telling.length < fewest) return 'tooFewPublications';
  const candidates = nextPeriods(figures);
  const [next] = candidates;
  const publicationLag = regularLag(telling, candidates.map(monthOf));
  if (next === undefined || publicationLag === null) return 'irregular';
  return {
    nextPeriod: next.text,
    nextExpected: daysAfter(next.end, publicationLag),
    publicationsPerYear: candidates.length,
    publicationLag,
    lastPeriod: newest.period.text,
    lastKnownFrom: newest.knownFrom,
  };
}

/** What of an expectation is left on a day: a figure that is far too late is not expected any more. */
export function expectedOn(
  day: string,
  expectation: Expectation | ExpectationGap,
): Expectation | ExpectationGap {
  if (typeof expectation === 'string') return expectation;
  return day > yearsAfter(expectation.nextExpected, mostYearsLate) ? 'lapsed' : expectation;
}

/** The median lag of the publications of periods that end in some months of the year; null where too few are near it. */
function regularLag(publications: readonly Publication[], months: readonly string[]): number | null {
  const lags = publications.filter(({ period }) => months.includes(monthOf(period))).map(lagOf);
  const lag = median(lags);
  const regular = lags.filter((one) => Math.abs(one - lag) <= (mostSpread * 365) / months.length);
  return regular.length >= Math.max(fewest, lags.length / 2) ? lag : null;
}

/** The next period for each month in which those of two years or more have ended, the soonest first. */
function nextPeriods(figures: readonly Publication[]): Period[] {
  const newest = figures.at(-1)?.period.end ?? '';
  const byMonth = Map.groupBy(figures, ({ period }) => monthOf(period));
  return [...byMonth.values()]
    .flatMap((members) => {
      const last = members.at(-1);
      if (last === undefined || members.length < 2) return [];
      const years = Number(newest.slice(0, 4)) - Number(last.period.end.slice(0, 4));
      const same = shiftYears(last.period, years);
      return [same.end > newest ? same : shiftYears(same, 1)];
    })
    .sort((a, b) => compareText(a.end, b.end));
}

function monthOf({ end }: Period): string {
  return end.slice(5, 7);
}

function lagOf({ period, knownFrom }: Publication): number {
  return Math.round((Date.parse(knownFrom) - Date.parse(period.end)) / millisecondsOfDay);
}

const millisecondsOfDay = 86_400_000;

function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * millisecondsOfDay).toISOString().slice(0, 10);
}

/** The same day of a later year; of 29 February a text that sorts in its place. */
function yearsAfter(day: string, count: number): string {
  return `${Number(day.slice(0, 4)) + count}${day.slice(4)}`;
}

/** The middle number; of two the lower. */
function median(numbers: readonly number[]): number {
  const ordered = numbers.toSorted((a, b) => a - b);
  return ordered[Math.ceil(ordered.length / 2) - 1] ?? 0;
}
