import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectationOf, expectedOn } from '../../../src/domain/freshness/expectation.ts';
import { type Publication, publicationsOf } from '../../../src/domain/freshness/publications.ts';
import { parsePeriod, shift } from '../../../src/domain/time/period.ts';

/** `2023-06 2023-08-28`: a period, and the day on which its figure became known; `~` before a day that is a guess. */
function figures(...lines: readonly string[]): Publication[] {
  return lines.map((line) => {
    const [period = '', day = ''] = line.split(' ');
    return { period: parsePeriod(period), knownFrom: day.replace('~', ''), dated: !day.startsWith('~') };
  });
}

const yearly = ['2021 2022-04-10', '2022 2023-04-12', '2023 2024-04-11'] as const;

describe('expectationOf', () => {
  it('adds the median time of the past to the end of the next period', () => {
    expect(expectationOf(figures(...yearly))).toEqual({
      nextPeriod: '2024',
      // 31 December and 102 days: the median of 100, 102 and 102.
      nextExpected: '2025-04-12',
      publicationsPerYear: 1,
      publicationLag: 102,
      lastPeriod: '2023',
      lastKnownFrom: '2024-04-11',
    });
  });

  it('goes on in the months of the year in which two periods or more have ended', () => {
    const waves = ['2018-12 2019-02-28', '2020-03 2020-04-28', '2020-06 2020-09-29', '2020-12 2021-02-03'];
    const more = ['2021-06 2021-08-27', '2021-12 2022-02-25'];
    const next = expectationOf(figures(...waves, ...more));
    expect(next).toMatchObject({ nextPeriod: '2022-06', publicationsPerYear: 2 });
  });

  it('takes no figure that was known before the end of its period for a publication', () => {
    const early = ['2019 2019-12-09', '2020 2020-12-30'];
    expect(expectationOf(figures(...early, ...yearly))).toMatchObject({ publicationLag: 102 });
  });

  it('takes no later compilation for a publication', () => {
    const compiled = ['2015 2024-04-11', '2016 2024-04-11', '2020 ~2023-12-31'];
    expect(expectationOf(figures(...compiled, ...yearly))).toMatchObject({
      publicationLag: 102,
    });
  });

  it.each([
    ['noOutturn', []],
    ['tooFewPublications', yearly.slice(1)],
    ['tooFewPublications', ['2021 ~2022-04-10', ...yearly.slice(1)]],
    ['irregular', ['2021 2022-01-20', '2022 2023-05-20', '2023 2024-11-30', '2024 2025-03-15']],
    ['irregular', ['2021-03 2021-04-10', '2021-07 2021-08-10', '2022-09 2022-10-10']],
    ['irregular', ['2021 2022-12-26', '2022 2024-01-12', '2023 2024-01-15']],
    ['irregular', ['2022-06 2022-08-28', '2023-05 2023-07-29', '2023-11 2024-01-31', '2024-06 2024-11-08']],
    ['tooFewPublications', ['2021 2021-12-09', '2022 2022-12-10', '2023 2023-12-09', '2024 2024-12-31']],
  ])('is %s for %j', (gap, lines) => {
    expect(expectationOf(figures(...lines))).toBe(gap);
  });

  it('lapses two years after the day on which a figure was due', () => {
    const expectation = expectationOf(figures(...yearly));
    expect(expectedOn('2027-04-12', expectation)).toMatchObject({ nextExpected: '2025-04-12' });
    expect(expectedOn('2027-04-13', expectation)).toBe('lapsed');
  });

  it('of a steady producer is the day on which the next figure comes, whatever the rhythm', () => {
    const rhythm = fc.record({
      period: fc.constantFrom('2015', '2015-S1', '2015-Q1', '2015-01'),
      lag: fc.integer({ min: 1, max: 400 }),
      count: fc.integer({ min: 30, max: 60 }),
    });
    fc.assert(
      fc.property(rhythm, ({ period, lag, count }) => {
        const on = (place: number) => {
          const one = shift(parsePeriod(period), place);
          const day = new Date(Date.parse(one.end) + lag * 86_400_000).toISOString().slice(0, 10);
          return { period: one, knownFrom: day, dated: true };
        };
        const past = Array.from({ length: count }, (_, place) => on(place));
        const next = on(count);
        expect(expectationOf(past)).toMatchObject({
          nextPeriod: next.period.text,
          nextExpected: next.knownFrom,
          publicationLag: lag,
        });
      }),
    );
  });
});

describe('publicationsOf', () => {
  it('keeps the figures that were news when they became known', () => {
    const all = figures('2019 2022-01-01', '2020 2021-05-01', '2021 2022-05-01', '2022 2022-05-01');
    expect(publicationsOf(all).map(({ period }) => period.text)).toEqual(['2020', '2022']);
  });
});
