import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/domain/checks/check.ts';
import { type Statement, statementId } from '../../src/domain/statements/statement.ts';
import { shiftYears } from '../../src/domain/time/period.ts';
import { catalogueStore } from '../fixtures/catalogue.ts';
import { readAll } from '../store/reading.ts';

const store = await catalogueStore();
const catalogue = await store.catalogue();
const statements = await readAll(store, { revisions: 'all' });
const byId = new Map(statements.map((statement) => [statementId(statement), statement]));
const checks = [...catalogue.checks.values()].filter(({ rule }) => rule === 'shares');

function operand({ operands, id }: Check, role: string): Statement {
  const found = byId.get(operands.find((one) => one.role === role)?.id ?? '');
  if (found === undefined) throw new Error(`${id} has no ${role}.`);
  return found;
}

/** The days on which the observation of a statement was revised. */
const revisionsOf = ({ indicator, area, period, lane }: Statement) =>
  statements.flatMap((other) =>
    other.relation === 'revises' &&
    other.indicator === indicator &&
    other.area === area &&
    other.period.text === period.text &&
    other.lane === lane
      ? (other.currentFrom ?? [])
      : [],
  );

describe('a generated check of a share', () => {
  it.each(['part', 'whole'])(
    'takes the %s by the vintage of the day when the share was published',
    (role) => {
      for (const check of checks) {
        const revisions = revisionsOf(operand(check, role));
        const from = operand(check, role).currentFrom ?? '';
        const { knownFrom } = operand(check, 'share');
        const revisedBy = (day: string) => revisions.filter((revision) => revision <= day).length;
        expect(revisedBy(from), check.id).toBe(revisedBy(knownFrom));
      }
    },
  );

  it('has wholes that were revised before and after the share', () => {
    const days = checks.flatMap((check) =>
      revisionsOf(operand(check, 'whole')).map((day) => day <= operand(check, 'share').knownFrom),
    );
    expect(days).toContain(true);
    expect(days).toContain(false);
  });

  it('fits CAICT’s shares to GDP before the fifth economic census', () => {
    const caict = checks.filter(({ id }) => id.startsWith('shares.digital-economy-gdp-share-caict.CN.'));
    expect(caict.map((check) => [operand(check, 'share').period.text, check.outcome])).toEqual([
      ['2021', 'consistent'],
      ['2022', 'consistent'],
      ['2023', 'consistent'],
    ]);
    for (const check of caict) expect(operand(check, 'whole').currentTo, check.id).not.toBeNull();
  });

  it('is made of no share that a later page restates', () => {
    for (const check of checks) {
      const { period, knownFrom } = operand(check, 'share');
      expect(knownFrom <= shiftYears(period, 2).end, check.id).toBe(true);
    }
  });

  it('puts a province against the nation, and every other share in one area', () => {
    const outside = checks.filter((check) => operand(check, 'whole').area !== operand(check, 'share').area);
    expect(outside.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['shares.digital-economy-share-of-national-provincial.CN-JS.2020', 'consistent'],
      ['shares.digital-economy-share-of-national-provincial.CN-JS.2021', 'consistent'],
    ]);
    for (const check of outside)
      expect(operand(check, 'whole').area).toBe(catalogue.areas.get(operand(check, 'share').area)?.parent);
    for (const check of checks)
      expect(operand(check, 'part').area, check.id).toBe(operand(check, 'share').area);
  });
});

describe('a share of GDP', () => {
  it('names its part and GDP, unless no figures of one of them exist', () => {
    const open = [...catalogue.indicators.values()].filter(
      ({ id, retired, shareOf }) => /gdp-share|share-gdp/.test(id) && retired === null && shareOf === null,
    );
    expect(open.map(({ id }) => id).sort()).toEqual([
      // No GDP of a city or a district is in the catalogue.
      'digital-economy-core-gdp-share-city',
      'digital-economy-gdp-share-city-broad',
      // No level goes with it, or none that the same official gave.
      'digital-economy-gdp-share-official-statement',
      'digital-economy-gdp-share-optics-valley',
      'digital-economy-industry-gdp-share-district',
      'digital-economy-share-gdp-other',
      'patent-intensive-industries-share-gdp',
    ]);
  });
});

describe('a converted figure', () => {
  it('is checked against yuan and the rate of its year wherever all three are known', () => {
    const isKnown = (indicator: string, { area, period, lane }: Statement) =>
      statements.some(
        (other) =>
          other.indicator === indicator &&
          other.area === area &&
          other.lane === lane &&
          other.period.text === period.text,
      );
    const converted = statements.filter((statement) => {
      const yuan = catalogue.indicators.get(statement.indicator)?.equivalentOf;
      return (
        statement.currentTo === null && statement.currentFrom !== null && yuan && isKnown(yuan, statement)
      );
    });
    expect(converted.length).toBeGreaterThan(3);
    const checked = [...catalogue.checks.values()].filter(({ identity }) => identity === 'equivalent');
    for (const { indicator, area, period } of converted) {
      const cell = `${indicator}.${area}.${period.text}.`;
      expect(
        checked.some(({ operands }) => operands.some(({ id }) => id.startsWith(cell))),
        cell,
      ).toBe(true);
    }
  });
});
