import { describe, expect, it } from 'vitest';
import { compareText } from '../../src/domain/compare-text.ts';
import type { Settled } from '../../src/store/seed/read/dataset.ts';
import { dataset, idOf, sources, statements } from './dataset.ts';

const natureOf = ({ indicator }: Settled) => dataset.indicators.get(indicator)?.nature;
const current = statements.filter(
  ({ lane, currentFrom, currentTo }) => lane === 'outturn' && currentFrom !== null && currentTo === null,
);

/** Pairs of neighbours in the order of their last days, of statements that share a key. */
function neighbours(
  among: readonly Settled[],
  key: (statement: Settled) => string,
): readonly (readonly [Settled, Settled])[] {
  return [...Map.groupBy(among, key).values()].flatMap((series) => {
    const inOrder = series.toSorted((a, b) => compareText(a.period.end, b.period.end));
    return inOrder.slice(1).flatMap((later, place) => {
      const earlier = inOrder[place];
      return earlier === undefined ? [] : [[earlier, later] as const];
    });
  });
}

const inSeries = ({ indicator, area, period }: Settled) => `${indicator} ${area} ${period.frequency}`;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Series that did change by a factor of five or more in two years: things that were new. */
const leaps = [
  '5g-base-stations-provincial CN-SC M',
  'daily-token-calls-nda CN M',
  'gigabit-broadband-users-miit CN M',
  'guiyang-exchange-cumulative-volume CN-GZ M',
  'shanghai-data-exchange-annual-volume CN-SH A',
  'shanghai-data-exchange-products CN-SH M',
  'shenzhen-data-exchange-crossborder-volume CN-GD M',
  'www-sites-cnnic CN M',
];

describe('the figures of the catalogue', () => {
  it('change by less than a factor of five from one period to the next within two years, but for known leaps', () => {
    const jumps = neighbours(current, inSeries).filter(([earlier, later]) => {
      if (earlier.period.frequency === 'YTD' || natureOf(earlier) === 'growth') return false;
      const ratio = Number(later.value) / Number(earlier.value);
      return daysBetween(earlier.period.end, later.period.end) < 800 && (ratio >= 5 || ratio <= 0.2);
    });
    expect([...new Set(jumps.map(([earlier]) => inSeries(earlier)))].sort()).toEqual(leaps);
  });

  it('grow from month to month within a year where they are flows to date, but for profits', () => {
    const isToDate = (s: Settled) =>
      natureOf(s) === 'flow' &&
      s.qualifier === 'exact' &&
      s.period.frequency !== 'M' &&
      s.period.start.endsWith('-01-01') &&
      !/profit/.test(s.indicator);
    const pairs = neighbours(
      current.filter(isToDate),
      ({ indicator, area, period }) => `${indicator} ${area} ${period.start}`,
    );
    expect(pairs.length).toBeGreaterThan(100);
    expect(
      pairs
        .filter(([a, b]) => Number(b.value) < Number(a.value))
        .map(([, b]) => `${inSeries(b)} ${b.period.text}`),
    ).toEqual([]);
  });

  it('are of documents that are listed once', () => {
    const address = (url: string) => url.replace(/^https?:\/\/(www\.|m\.)?/, '').replace(/\/$/, '');
    const byAddress = Map.groupBy(
      sources.filter(({ url }) => url !== null),
      ({ url }) => address(url ?? ''),
    );
    expect([...byAddress.values()].filter((same) => same.length > 1).map((same) => same.map(idOf))).toEqual(
      [],
    );
  });
});
