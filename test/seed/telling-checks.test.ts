import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/domain/checks/check.ts';
import { evaluate, type Operand } from '../../src/domain/checks/evaluation.ts';
import { statedFigure } from '../../src/domain/numbers/bounded-figure.ts';
import { boundsOf, printedValue, quantity } from '../../src/domain/numbers/quantity.ts';
import { type Statement, statementId } from '../../src/domain/statements/statement.ts';
import { catalogueStore } from '../fixtures/catalogue.ts';
import { readAll } from '../store/reading.ts';

const store = await catalogueStore();
const catalogue = await store.catalogue();
const statements = await readAll(store, { revisions: 'all' });
const byId = new Map(statements.map((statement) => [statementId(statement), statement]));
const checks = [...catalogue.checks.values()];
const generated = checks.filter(({ origin }) => origin === 'generated');

/** The figure with each of its digits in the place of another. */
function misprints({ digits, exponent, qualifier, significantDigits }: Statement): Operand[] {
  if (digits === null) return [];
  const places = [...digits].flatMap((character, place) => (/\d/.test(character) ? [place] : []));
  return places.flatMap((place) =>
    [...'9182736450'].flatMap((digit) => {
      const text = digits.slice(0, place) + digit + digits.slice(place + 1);
      if (text === digits || /^-?0\d/.test(text)) return [];
      const other = quantity(text, exponent, qualifier, significantDigits ?? undefined);
      return [{ value: printedValue(other), bounds: boundsOf(other) }];
    }),
  );
}

/** True where some misprint of one digit in one of its figures would make a check fail. */
function wouldFail({ identity, operands }: Check): boolean {
  const stated = operands.flatMap(({ role, id }) => {
    const statement = byId.get(id);
    return statement === undefined ? [] : [{ role, statement, operand: statedFigure(statement) }];
  });
  return stated.some(({ statement }, place) =>
    misprints(statement).some((misprint) => {
      const roles = stated.map(({ role, operand }, at) => ({
        role,
        operand: at === place ? misprint : operand,
      }));
      const grouped = Map.groupBy(roles, ({ role }) => role);
      const byRole = Object.fromEntries(
        [...grouped].map(([role, list]) => [role, list.map(({ operand }) => operand)]),
      );
      return evaluate(identity, byRole).outcome === 'inconsistent';
    }),
  );
}

describe('a check that a rule generates', () => {
  it('would fail if some digit of its figures were another', () => {
    const fits = generated.filter(({ outcome }) => outcome === 'consistent');
    expect(fits.length).toBeGreaterThan(200);
    expect(fits.filter((check) => !wouldFail(check)).map(({ id }) => id)).toEqual([]);
  });

  it('is no restatement of one text', () => {
    for (const { id, identity, operands } of generated) {
      if (identity !== 'agreement') continue;
      const texts = operands.map((operand) => {
        const source = catalogue.sources.get(byId.get(operand.id)?.source ?? '');
        return source?.copyOf?.source ?? source?.id;
      });
      expect(new Set(texts).size, id).toBe(2);
    }
  });

  it('is found by every rule of the seed that has pairs', () => {
    const rules = new Set(generated.map(({ rule }) => rule));
    expect([...rules].sort()).toEqual(['agreement', 'growth-against-levels', 'shares', 'sums']);
  });

  it('adds up all parts of a total', () => {
    const sums = generated.filter(({ rule }) => rule === 'sums');
    const software = sums.find(({ id }) => id.startsWith('sums.software-business-revenue-miit.CN.'));
    expect(software?.operands.filter(({ role }) => role === 'parts')).toHaveLength(4);
    expect(sums.length).toBeGreaterThan(5);
  });
});
