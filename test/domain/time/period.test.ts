import { describe, expect, it } from 'vitest';
import {
  comparePeriods,
  isDay,
  lastDay,
  monthsIn,
  type Period,
  parsePeriod,
  shift,
  shiftYears,
  startMonth,
} from '../../../src/domain/time/period.ts';
import fc from '../../fast-check.ts';
import { period } from '../../fixtures/periods.ts';
import { faultOf } from '../derivation/faulty.ts';

const parsed = (text: string) => {
  const { start, end, frequency } = parsePeriod(text);
  return [frequency, start, end];
};

describe('a period', () => {
  it('is read back from its own text', () => {
    fc.assert(
      fc.property(period, (p) => {
        expect(parsePeriod(p.text)).toEqual(p);
      }),
    );
  });

  it('has its first and last day', () => {
    expect(parsed('2024')).toEqual(['A', '2024-01-01', '2024-12-31']);
    expect(parsed('2024-S1')).toEqual(['S', '2024-01-01', '2024-06-30']);
    expect(parsed('2024-S2')).toEqual(['S', '2024-07-01', '2024-12-31']);
    expect(parsed('2024-Q3')).toEqual(['Q', '2024-07-01', '2024-09-30']);
    expect(parsed('2024-02')).toEqual(['M', '2024-02-01', '2024-02-29']);
    expect(parsed('2023-02')).toEqual(['M', '2023-02-01', '2023-02-28']);
    expect(parsed('2024-01-01/P11M')).toEqual(['YTD', '2024-01-01', '2024-11-30']);
  });

  it('writes a year to date without a leading zero', () => {
    expect(parsePeriod('2024-01-01/P03M').text).toBe('2024-01-01/P3M');
  });

  it('begins on a first and ends on a last day of a month', () => {
    fc.assert(
      fc.property(period, ({ start, end }) => {
        expect(start.endsWith('-01')).toBe(true);
        expect(lastDay(end.slice(0, 7)).day).toBe(end);
      }),
    );
  });

  it('spans as many months as its frequency says', () => {
    const months = (p: Period) =>
      p.frequency === 'YTD' ? Number(/P(\d+)M/.exec(p.text)?.[1]) : { A: 12, S: 6, Q: 3, M: 1 }[p.frequency];
    fc.assert(
      fc.property(period, (p) => {
        expect(monthsIn(p)).toBe(months(p));
      }),
    );
  });

  it.each([
    ['2024-Q5', 'Period "2024-Q5" is not a quarter; quarters run from Q1 to Q4.'],
    ['2024-Q0', 'Period "2024-Q0" is not a quarter; quarters run from Q1 to Q4.'],
    ['2024-S3', 'Period "2024-S3" is not a half-year; half-years run from S1 to S2.'],
    ['2024-13', 'Period "2024-13" is not a month; months run from 01 to 12.'],
    ['2024-S10', 'Period "2024-S10" is not a half-year; half-years run from S1 to S2.'],
    ['2024-Q10', 'Period "2024-Q10" is not a quarter; quarters run from Q1 to Q4.'],
    ['2024-00', 'Period "2024-00" is not a month; months run from 01 to 12.'],
    ['2024-01-01/P12M', 'Period "2024-01-01/P12M" is a whole year; write 2024.'],
    ['2024-01-01/P0M', 'Period "2024-01-01/P0M" is not a year to date; months run from P1M to P11M.'],
    ['2024-01-01/P13M', 'Period "2024-01-01/P13M" is not a year to date; months run from P1M to P11M.'],
    ['1899', 'Period "1899" lies outside the years 1900 to 2199.'],
    ['2200', 'Period "2200" lies outside the years 1900 to 2199.'],
    ['1899-12', 'Period "1899-12" lies outside the years 1900 to 2199.'],
    ['2200-01-01/P3M', 'Period "2200-01-01/P3M" lies outside the years 1900 to 2199.'],
  ])('%s is refused in words', (text, message) => {
    expect(faultOf(() => parsePeriod(text)).message).toBe(message);
  });

  it('lies in the years 1900 to 2199, both included', () => {
    expect(parsed('1900')).toEqual(['A', '1900-01-01', '1900-12-31']);
    expect(parsed('2199-12')).toEqual(['M', '2199-12-01', '2199-12-31']);
  });

  it.each([
    'FY2024',
    '2024-S1E',
    'x2024-S1',
    '2024-Q1E',
    'x2024-Q1',
    '12024-06',
    '2024-061',
    'x2024-01-01/P3M',
    '2024-01-01/P3MT',
  ])('"%s" is refused: nothing stands before or after a period', (text) => {
    expect(faultOf(() => parsePeriod(text)).message).toBe(
      `Period "${text}" is not known: write a year 2024, a half-year 2024-S1, a quarter 2024-Q3, a month 2024-06 or a year to date 2024-01-01/P11M.`,
    );
  });

  it.each([
    ['2024-01-01/P12M', ['2024']],
    ['last year', []],
    ['2024-1', []],
    ['', []],
  ])('"%s" is refused with what would work: %j', (text, suggestions) => {
    expect(faultOf(() => parsePeriod(text)).suggestions).toEqual(suggestions);
  });
});

describe('order of periods', () => {
  const sign = (n: number) => Math.sign(n);

  it('is total: one way round or the same text', () => {
    fc.assert(
      fc.property(period, period, (a, b) => {
        expect(sign(comparePeriods(a, b))).toBe(0 - sign(comparePeriods(b, a)));
        expect(comparePeriods(a, b) === 0).toBe(a.text === b.text);
      }),
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(fc.tuple(period, period, period), (three) => {
        const [a, b, c] = three.toSorted(comparePeriods);
        expect(a && c && comparePeriods(a, c)).toBeLessThanOrEqual(0);
        expect(b && c && comparePeriods(b, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('puts the month before the quarter, the half-year and the year that begin with it', () => {
    const texts = ['2024', '2024-S1', '2024-01-01/P1M', '2023-12', '2024-Q1', '2024-01', '2024-02'];
    expect(
      texts
        .map(parsePeriod)
        .sort(comparePeriods)
        .map(({ text }) => text),
    ).toEqual(['2023-12', '2024-01', '2024-01-01/P1M', '2024-Q1', '2024-S1', '2024', '2024-02']);
  });
});

describe('a step in time', () => {
  const count = fc.integer({ min: -20, max: 20 });

  it('keeps the frequency, and going back undoes it', () => {
    fc.assert(
      fc.property(period, count, (p, n) => {
        expect(shift(p, n).frequency).toBe(p.frequency);
        expect(shift(shift(p, n), -n)).toEqual(p);
      }),
    );
  });

  it('by one leads to the period that begins right after', () => {
    const plain = period.filter(({ frequency }) => frequency !== 'YTD');
    fc.assert(
      fc.property(plain, (p) => {
        expect(startMonth(shift(p, 1))).toBe(startMonth(p) + monthsIn(p));
      }),
    );
  });

  it('by years moves the start by twelve months each', () => {
    fc.assert(
      fc.property(period, count, (p, n) => {
        expect(startMonth(shiftYears(p, n))).toBe(startMonth(p) + 12 * n);
      }),
    );
  });

  it('of a year to date goes to the same months of another year', () => {
    expect(shift(parsePeriod('2024-01-01/P2M'), -1).end).toBe('2023-02-28');
    expect(shiftYears(parsePeriod('2023-01-01/P2M'), 1).end).toBe('2024-02-29');
  });

  it('crosses the turn of the year', () => {
    expect(shift(parsePeriod('2024-Q4'), 1).text).toBe('2025-Q1');
    expect(shift(parsePeriod('2024-01'), -1).text).toBe('2023-12');
  });
});

describe('a date of a document', () => {
  it('counts as its last day', () => {
    expect(lastDay('2024')).toEqual({ day: '2024-12-31', precision: 'year' });
    expect(lastDay('2024-02')).toEqual({ day: '2024-02-29', precision: 'month' });
    expect(lastDay('2024-02-03')).toEqual({ day: '2024-02-03', precision: 'day' });
  });

  it('is a day only when the calendar has it', () => {
    const days = ['2024-01-01', '2024-02-29', '2024-12-31'];
    expect(days.filter(isDay)).toEqual(days);
    const others = ['2023-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '2024-04-00', '2024'];
    expect(others.filter(isDay)).toEqual([]);
  });

  it('is a day only when nothing but the day is written', () => {
    expect(['2024-1-1', '12024-01-01', '2024-01-011', '2024-01-01T00:00:00Z', ''].filter(isDay)).toEqual([]);
  });

  it.each([
    [1900, 28],
    [2000, 29],
    [2023, 28],
    [2024, 29],
    [2100, 28],
  ])('February of %i has %i days', (year, days) => {
    expect(lastDay(`${year}-02`).day).toBe(`${year}-02-${days}`);
    expect(isDay(`${year}-02-${days}`)).toBe(true);
    expect(isDay(`${year}-02-${days + 1}`)).toBe(false);
  });

  it('is a day of the months as the calendar counts them', () => {
    const last = (month: string) => lastDay(`2023-${month}`).day.slice(-2);
    const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
    expect(months.map(last).join(' ')).toBe('31 28 31 30 31 30 31 31 30 31 30 31');
  });
});
