import { describe, expect, it } from 'vitest';
import { planImport } from '../../../src/store/import/import-plan.ts';
import { readSeedFiles } from '../../../src/store/seed/read/seed-files.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';
import { ownReport } from './own-report.ts';
import { readSheet } from './sheets.ts';

const seed = readSeedFiles(fixtureSeed);
describe('an import with a new source', () => {
  const plan = planImport(readSheet('indicator,area,period,value\ndata-volume-so,CN,2019,15\n'), seed, {
    number: 1,
    source: 'our-report',
    today: '2025-11-01',
    sources: JSON.stringify({ 'our-report': ownReport }),
  });

  it('adds the source', () => {
    expect(plan.rows).toMatchObject([{ outcome: 'first', id: 'data-volume-so.CN.2019.our-report' }]);
    expect(plan.dataset.sources.get('our-report')).toMatchObject({ publisher: 'Our office', url: null });
  });

  it('takes a month as known from its last day', () => {
    expect(plan.dataset.statements.find(({ source }) => source === 'our-report')?.knownFrom).toBe(
      '2025-10-31',
    );
  });

  it('writes it beside its rows', () => {
    expect([...plan.files.keys()]).toEqual([
      'imports/0001/observations.csv',
      'imports/0001/releases.yaml',
      'imports/0001/sources.yaml',
    ]);
  });
});
