import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';
import type { Selection } from '../../src/domain/query/selection.ts';
import type { Evidence } from '../../src/domain/statements/evidence-schema.ts';
import { type Statement, statementId } from '../../src/domain/statements/statement.ts';
import { GatheredEvidence, presentOf } from '../../src/store/seed/build/gathered-evidence.ts';
import { settled } from '../../src/store/seed/build/standings.ts';
import type { Draft } from '../../src/store/seed/read/dataset.ts';
import fc from '../fast-check.ts';
import { catalogueStore } from '../fixtures/catalogue.ts';
import { selection } from '../store/reading.ts';
import { dataset } from './dataset.ts';

const store = await catalogueStore();
let catalogue: Catalogue;
let now: readonly Statement[] = [];
beforeAll(async () => {
  catalogue = await store.catalogue();
  now = await read({});
});

async function read(asked: Partial<Selection>): Promise<readonly Statement[]> {
  const all = selection({ revisions: 'all', ...asked });
  return (await store.read(all, { order: [], after: null, limit: 1_000_000 })).statements;
}

const byStatement = (statements: readonly Statement[]): Record<string, Evidence> =>
  Object.fromEntries(statements.map((statement) => [statementId(statement), statement.evidence]));

/** The evidence that the statements of a release, of the newest one by default, have when nothing but them is known. */
function evidenceAmong(
  knows: (draft: Draft) => boolean,
  release = dataset.releases.length,
): Record<string, Evidence> {
  const cut = { ...dataset, statements: dataset.statements.filter(knows) };
  const statements = settled(cut, release);
  const gathered = new GatheredEvidence(cut, statements, [...catalogue.checks.values()]);
  return Object.fromEntries(
    statements.map((statement) => [statementId(statement), presentOf(gathered.spans(statement))]),
  );
}

const days = [...new Set(dataset.statements.map(({ knownFrom }) => knownFrom))].sort();

describe('the evidence of the catalogue', () => {
  it('is on every day what a catalogue of that day would say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...days), async (asOf) => {
        expect(byStatement(await read({ asOf }))).toEqual(
          evidenceAmong(({ knownFrom }) => knownFrom <= asOf),
        );
      }),
      { numRuns: 12 },
    );
  });

  it('is in every release what was known in that release', async () => {
    for (const { sequence } of catalogue.releases)
      expect(byStatement(await read({ release: sequence }))).toEqual(evidenceAmong(() => true, sequence));
  });

  it('is on a day of a release what both knew', async () => {
    const asOf = '2025-10-01';
    expect(byStatement(await read({ release: 1, asOf }))).toEqual(
      evidenceAmong(({ knownFrom }) => knownFrom <= asOf, 1),
    );
  });

  it('is the present one on the last day, and changes over time', async () => {
    expect(byStatement(await read({ asOf: '9999-12-31' }))).toEqual(byStatement(now));
    const then = byStatement(await read({ asOf: '2025-04-29' }));
    const first = 'data-output-nda.CN.2024.people-20250429';
    expect(then[first]).toMatchObject({ grade: 'B', confirmations: 0, confirmedOn: null });
    expect(byStatement(now)[first]).toMatchObject({ grade: 'A', confirmations: 5 });
  });

  it('follows the first rule that holds', () => {
    for (const statement of now) {
      const { grade, tier, confirmations, failedChecks } = statement.evidence;
      const id = statementId(statement);
      expect(tier, id).toBe(catalogue.sources.get(statement.source)?.tier);
      const unexplained = failedChecks
        .map((check) => catalogue.checks.get(check))
        .filter((check) => check?.explanation === null && check.identity !== 'agreement');
      if (statement.doubtful || unexplained.length > 0) expect(grade, id).toBe('D');
      if (grade === 'D') continue;
      const weight = tier === 'secondary' ? confirmations - 1 : confirmations;
      const best = tier === 'secondary' ? 'B' : 'A';
      const usual = tier === 'secondary' ? 'C' : 'B';
      expect(grade, id).toBe(weight >= 1 ? best : usual);
    }
  });

  it('names every inconsistent check of a statement, and no other', () => {
    for (const statement of now) {
      const id = statementId(statement);
      const failed = [...catalogue.checks.values()].filter(
        ({ outcome, operands }) =>
          outcome === 'inconsistent' && operands.some((operand) => operand.id === id),
      );
      expect(statement.evidence.failedChecks.toSorted(), id).toEqual(failed.map((check) => check.id).sort());
    }
  });

  it('counts no more confirmations than there are publishers and texts', () => {
    for (const chain of Map.groupBy(
      now,
      ({ indicator, area, period, lane }) => `${indicator} ${area} ${period.text} ${lane}`,
    ).values()) {
      const origins = chain.map(({ source }) => catalogue.sources.get(source));
      const publishers = new Set(origins.map((origin) => origin?.copyOf?.publisher ?? origin?.publisher));
      const texts = new Set(origins.map((origin) => origin?.copyOf?.source ?? origin?.id));
      for (const { evidence } of chain)
        expect(evidence.confirmations).toBeLessThan(Math.min(publishers.size, texts.size));
    }
  });

  it('has rivals of one concept, area, period, lane and unit, the lowest first', () => {
    const statements = new Map(now.map((statement) => [statementId(statement), statement]));
    let found = 0;
    for (const { indicator, area, period, lane, evidence } of now)
      for (const rival of evidence.rivals === null ? [] : Object.values(evidence.rivals)) {
        found += 1;
        const other = statements.get(rival.id);
        const [own, its] = [indicator, rival.indicator].map((id) => catalogue.indicators.get(id));
        expect(other).toMatchObject({ indicator: rival.indicator, area, period, lane, currentTo: null });
        expect(rival.indicator).not.toBe(indicator);
        expect([its?.concept, its?.unit]).toEqual([own?.concept, own?.unit]);
        expect(evidence.rivals?.lowest.value).toBeLessThanOrEqual(evidence.rivals?.highest.value ?? 0);
      }
    expect(found).toBeGreaterThan(20);
  });
});

describe('a confirmation of the data output of 2024', () => {
  it('comes from each of five publishers, none of them Xinhua, and none of them doubtful', () => {
    const chain = now.filter(
      ({ indicator, period }) => indicator === 'data-output-nda' && period.text === '2024',
    );
    const origins = chain
      .filter(({ doubtful }) => !doubtful)
      .map(({ source }) => catalogue.sources.get(source));
    const publishers = new Set(origins.map((origin) => origin?.copyOf?.publisher ?? origin?.publisher));
    expect([...publishers].sort()).toEqual([
      'China Daily',
      'China.org.cn',
      'NDA',
      "People's Posts and Telecommunications News",
      'Xinhua',
      'iSHARE',
    ]);
  });
});
