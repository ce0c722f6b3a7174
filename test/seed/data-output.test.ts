import { beforeAll, describe, expect, it } from 'vitest';
import { defaultOrder, everything } from '../../src/domain/query/selection.ts';
import { parsePeriodRange } from '../../src/domain/time/period.ts';
import type { Store } from '../../src/store/store.ts';
import { catalogueStore, patience } from '../fixtures/catalogue.ts';

let store: Store;
beforeAll(async () => {
  store = await catalogueStore();
}, patience);

/** The data output of a year as it was known on a day: qualifier and value of the national survey. */
async function known(year: string, asOf: string) {
  const selection = {
    indicators: ['data-output-nda'],
    period: parsePeriodRange(year),
    asOf,
    revisions: 'latest',
  } as const;
  const page = await store.read(
    { ...everything, ...selection },
    { order: defaultOrder, after: null, limit: 10 },
  );
  return page.statements.map(({ qualifier, value, source }) => `${qualifier} ${value} ${source}`);
}

// As published by the NDA: over 32 ZB in April 2024, 32.85 in the survey of 24 May 2024, 41.06 on 29 April 2025.
describe('the output of data in 2023', () => {
  it('was unknown before April 2024', async () => {
    expect(await known('2023', '2023-12-31')).toEqual([]);
    expect(await known('2023', '2024-03-31')).toEqual([]);
  });

  it('was over 32 ZB from April 2024', async () => {
    for (const day of ['2024-04-30', '2024-05-23'])
      expect(await known('2023', day)).toEqual([expect.stringMatching(/^over 32 /)]);
  });

  it('is 32.85 ZB from 24 May 2024', async () => {
    for (const day of ['2024-05-24', '2024-05-25', '2025-09-22', '2026-11-24'])
      expect(await known('2023', day)).toEqual(['exact 32.85 ce-20240524']);
  });
});

describe('the output of data in 2024', () => {
  it('was unknown until the end of April 2025', async () => {
    expect(await known('2024', '2025-04-28')).toEqual([]);
  });

  it('stays 41.06 ZB when other sources repeat it', async () => {
    for (const day of ['2025-04-29', '2025-04-30', '2025-09-22', '2026-11-24'])
      expect(await known('2024', day)).toEqual(['exact 41.06 people-20250429']);
  });
});

describe('the counts of two administrations', () => {
  it('are two indicators of one concept', async () => {
    const { indicators } = await store.catalogue();
    const rivals = [...indicators.values()].filter(
      ({ concept }) => concept === indicators.get('data-output-nda')?.concept,
    );
    expect(rivals.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['data-output-cac', 'data-output-nda']),
    );
  });
});
