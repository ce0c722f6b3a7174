import { describe, expect, it } from 'vitest';
import { statementId } from '../../src/domain/statements/statement.ts';
import { parsePeriod } from '../../src/domain/time/period.ts';
import { byIndicator, dataset, offenders, statements } from './dataset.ts';
import { plausible } from './plausible.ts';

describe('a statement', () => {
  it('has a unique id, and a source with a locator', () => {
    expect(new Set(statements.map(statementId)).size).toBe(statements.length);
    expect(offenders(statements, ({ locator }) => locator.trim() === '', statementId)).toEqual([]);
  });

  it('has a period that is written in its canonical form', () => {
    for (const { period } of statements) {
      expect(parsePeriod(period.text)).toEqual(period);
      expect(period.start >= '1950' && period.end < '2051', period.text).toBe(true);
    }
  });

  it('is not an outturn of a period that had not begun when it became known', () => {
    const early = statements.filter(
      ({ lane, period, knownFrom }) => lane === 'outturn' && period.start > knownFrom,
    );
    expect(early.map(statementId)).toEqual([]);
  });

  it('of a stock belongs to a year or a month, of a sum over months never to a month', () => {
    for (const [id, list] of byIndicator) {
      const frequencies = new Set(list.map(({ period }) => period.frequency));
      const nature = dataset.indicators.get(id)?.nature;
      if (nature === 'stock') expect(['A', 'M'], id).toEqual(expect.arrayContaining([...frequencies]));
      if (frequencies.has('YTD')) expect(frequencies.has('M'), id).toBe(false);
      if (/-ytd-/.test(id)) expect([...frequencies], id).toEqual(['YTD']);
    }
  });

  it('is plausible for its unit, as are its bounds', () => {
    for (const statement of statements) {
      const { unit = '', nature } = dataset.indicators.get(statement.indicator) ?? {};
      const [least, most] = unit === 'percent' && nature === 'ratio' ? [0, 100] : (plausible[unit] ?? []);
      const numbers = [statement.value, statement.bounds.lower, statement.bounds.upper].filter(
        (n) => n !== null,
      );
      for (const number of numbers) {
        expect(number, statementId(statement)).toBeGreaterThanOrEqual(least ?? Number.NaN);
        expect(number, statementId(statement)).toBeLessThanOrEqual(most ?? Number.NaN);
      }
    }
  });

  it('that is doubtful has a caveat and supersedes no undoubted one', () => {
    const doubted = statements.filter(({ doubtful }) => doubtful);
    expect(doubted.length).toBeGreaterThan(100);
    expect(offenders(doubted, ({ caveat }) => caveat === null, statementId)).toEqual([]);
    const byId = new Map(statements.map((statement) => [statementId(statement), statement]));
    const usurpers = doubted.filter(
      ({ relation, previous, supersedes }) =>
        (relation === 'refines' || relation === 'revises') &&
        supersedes === null &&
        byId.get(previous ?? '')?.doubtful !== true,
    );
    expect(usurpers.map(statementId)).toEqual([]);
  });

  it('has bounds that include its value and more', () => {
    const empty = statements.filter(({ value, bounds: { lower, upper } }) => {
      if (value === null) return false;
      return (lower !== null && lower > value) || (upper !== null && upper < value) || lower === upper;
    });
    expect(empty.map(statementId)).toEqual([]);
  });
});
