import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';
import type { Check } from '../../src/domain/checks/check.ts';
import { contradictionsOf, withChecksOf } from '../../src/domain/checks/contradictions.ts';
import { type Statement, statementId } from '../../src/domain/statements/statement.ts';
import { hasDayBetween, parsePeriod } from '../../src/domain/time/period.ts';
import { catalogueStore } from '../fixtures/catalogue.ts';
import { selection } from '../store/reading.ts';

const store = await catalogueStore();
let catalogue: Catalogue;
let failed: readonly Check[] = [];
let byId: ReadonlyMap<string, Statement>;
beforeAll(async () => {
  catalogue = await store.catalogue();
  failed = [...catalogue.checks.values()].filter(({ outcome }) => outcome === 'inconsistent');
  const all = selection({ revisions: 'all' });
  const { statements } = await store.read(all, { order: [], after: null, limit: 1_000_000 });
  byId = new Map(statements.map((statement) => [statementId(statement), statement]));
});

const byIdOf = (id: string): Check => {
  const check = catalogue.checks.get(id);
  if (check === undefined) throw new Error(`No check ${id}.`);
  return check;
};

const operandsOf = (check: Check) => check.operands.flatMap(({ id }) => byId.get(id) ?? []);
const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** Checks that operands contradict as far as they were known on a day and in a release. */
const contradicted = (check: Check, asOf: string | null, release: number | null) =>
  contradictionsOf(
    check.operands.map(({ id }) => id),
    withChecksOf(catalogue, { asOf, release }),
  ).map((contradiction) => contradiction.check);

describe('a check', () => {
  it('is known when the last of its operands is', () => {
    for (const check of catalogue.checks.values()) {
      const operands = operandsOf(check);
      if (check.outcome === 'notComputable') continue;
      expect(check.knownFrom, check.id).toBe(
        operands
          .map(({ knownFrom }) => knownFrom)
          .sort()
          .at(-1),
      );
      expect(check.release, check.id).toBe(Math.max(...operands.map(({ release }) => release)));
    }
  });

  it('contradicts no computed figure before it is known', () => {
    const published = failed.filter(({ id }) => contradicted(byIdOf(id), null, null).includes(id));
    expect(published.length).toBeGreaterThan(20);
    for (const check of published) {
      const { id, knownFrom, release } = check;
      expect(contradicted(check, knownFrom, null), id).toContain(id);
      expect(contradicted(check, dayBefore(knownFrom ?? ''), null), id).not.toContain(id);
      expect(contradicted(check, null, (release ?? 0) - 1), id).not.toContain(id);
      expect(contradicted(check, null, release), id).toContain(id);
    }
  });
});

describe('a generated check that fails', () => {
  const generated = () => failed.filter(({ origin }) => origin === 'generated');

  it('is explained where levels are not comparable or a break lies between them, and by nothing else', () => {
    expect(generated().length).toBeGreaterThan(10);
    for (const check of generated()) {
      const at = (role: string) =>
        byId.get(check.operands.find((operand) => operand.role === role)?.id ?? '');
      const [level, base] = [at('level'), at('base')];
      const indicator = catalogue.indicators.get(level?.indicator ?? '');
      const breaks = (indicator?.breaks ?? []).map(({ period }) => parsePeriod(period).start);
      const isBroken = level && base && hasDayBetween(breaks, base.period, level.period);
      expect(check.explanation !== null, check.id).toBe(indicator?.comparable === false || isBroken === true);
    }
  });

  it('has no doubtful statement beside the current one', () => {
    const agreements = [...catalogue.checks.values()].filter(({ rule }) => rule === 'agreement');
    expect(agreements.length).toBeGreaterThan(100);
    const doubtful = agreements.filter((check) =>
      check.operands.some(({ role, id }) => role === 'second' && byId.get(id)?.doubtful),
    );
    expect(doubtful.map(({ id }) => id)).toEqual([]);
  });

  it('compares nothing with what was said before a revision', () => {
    const cell = (s: Pick<Statement, 'indicator' | 'area' | 'period' | 'lane'>) =>
      [s.indicator, s.area, s.period.text, s.lane].join(' ');
    const revisions = Map.groupBy(
      [...byId.values()].filter(({ relation }) => relation === 'revises'),
      cell,
    );
    expect(revisions.size).toBeGreaterThan(10);
    const seconds = [...catalogue.checks.values()]
      .filter(({ rule }) => rule === 'agreement')
      .flatMap(({ operands }) => byId.get(operands.find(({ role }) => role === 'second')?.id ?? '') ?? []);
    const earlier = seconds.filter((second) =>
      revisions.get(cell(second))?.some(({ currentFrom }) => (currentFrom ?? '') > second.knownFrom),
    );
    expect(earlier.map(statementId)).toEqual([]);
  });

  it('without an explanation makes the grade of its operands D, whatever caveats they have', () => {
    // That two sources disagree is left to the rule of disputes.
    const ids = generated()
      .filter(({ explanation, identity }) => explanation === null && identity !== 'agreement')
      .map(({ id }) => id);
    expect(ids).toEqual(['growth-against-levels.mobile-internet-traffic-ytd-miit-yoy.CN.2024-01-01--P2M']);
    for (const id of ids) {
      const operands = operandsOf(byIdOf(id));
      expect(operands.filter(({ caveat }) => caveat !== null).length, id).toBeGreaterThan(0);
      for (const { evidence } of operands) expect(evidence.grade).toBe('D');
    }
  });
});
