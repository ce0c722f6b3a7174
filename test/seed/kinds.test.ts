import { describe, expect, it } from 'vitest';
import { statementId } from '../../src/domain/statements/statement.ts';
import { dataset, offenders, statements } from './dataset.ts';

const isMeasured = ({ kind }: { kind: string }) => kind === 'actual' || kind === 'preliminary';
const measured = statements.filter(isMeasured);

/** Their producers call the first annual figure preliminary: NBS for GDP and retail sales, MIIT for telecom business, Beijing. */
const firstIsPreliminary =
  /^(gdp-current|gdp-real-growth|retail-sales-consumer-goods|online-retail-.+?)-nbs|^telecom-(business|emerging|big-data|cloud|data-centre|iot)-.*miit|-beijing-stats$/;

describe('the kind of an outturn', () => {
  it('is preliminary for a quarter, a half-year and a period to date, but for stocks', () => {
    const partial = measured.filter(
      ({ indicator, period }) =>
        ['Q', 'S', 'YTD'].includes(period.frequency) && dataset.indicators.get(indicator)?.nature !== 'stock',
    );
    expect(partial.length).toBeGreaterThan(300);
    expect(offenders(partial, ({ kind }) => kind === 'actual', statementId)).toEqual([]);
  });

  it('is preliminary for a first annual figure that its producer calls so', () => {
    const first = measured.filter(
      ({ indicator, period, publishedOn, publishedPrecision }) =>
        period.frequency === 'A' &&
        publishedPrecision !== 'year' &&
        publishedOn < `${Number(period.text) + 1}-05` &&
        firstIsPreliminary.test(indicator),
    );
    expect(first.length).toBeGreaterThan(80);
    expect(offenders(first, ({ kind }) => kind === 'actual', statementId)).toEqual([]);
  });

  it('is the same for one number of one cell that is published twice in a month', () => {
    const repeated = Map.groupBy(measured, (s) =>
      [s.indicator, s.area, s.period.text, s.value, s.publishedOn.slice(0, 7)].join(' '),
    );
    const mixed = [...repeated].filter(([, group]) => new Set(group.map(({ kind }) => kind)).size > 1);
    expect([...repeated.values()].filter((group) => group.length > 1).length).toBeGreaterThan(150);
    expect(mixed.map(([, group]) => group.map(statementId))).toEqual([]);
  });
});
