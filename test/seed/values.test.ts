import { describe, expect, it } from 'vitest';
import { type Statement, statementId } from '../../src/domain/statements/statement.ts';
import { seedFolder } from '../../src/store/seed/file/current-seed.ts';
import { openSeeded } from '../../src/store/seed/file/open-seeded.ts';
import { readDataset } from '../../src/store/seed/read/read-seed.ts';
import { readSeedFiles } from '../../src/store/seed/read/seed-files.ts';
import { fixtureSeed } from '../fixtures/seed.ts';
import { readAll } from '../store/reading.ts';

async function statementsOf(folder: string): Promise<Statement[]> {
  const store = openSeeded(':memory:', folder);
  const statements = await readAll(store, { revisions: 'all' });
  await store.close();
  return statements;
}

describe('values in the database', () => {
  it('are exact: printed digits times the power of ten', async () => {
    const shown = (await statementsOf(fixtureSeed))
      .filter(({ source }) => source === 'so-2025-02-10')
      .map(({ digits, exponent, value, bounds }) => [digits, exponent, value, bounds.lower, bounds.upper]);
    expect(shown).toEqual([
      ['1.6', 11, 160_000_000_000, 155_000_000_000, 165_000_000_000],
      ['371.5', 8, 37_150_000_000, 37_145_000_000, 37_155_000_000],
      ['1.45', 11, 145_000_000_000, 144_500_000_000, 145_500_000_000],
      ['31.1', 0, 31.1, 31.05, 31.15],
      ['38.25', 0, 38.25, 38.245, 38.255],
      ['23.0', 0, 23, 22.95, 23.05],
      ['380', 0, 380, 379.5, 380.5],
      ['412345', 0, 412_345, 412_344.5, 412_345.5],
    ]);
  });

  it('come back with everything that the seed says about them', async () => {
    const dataset = readDataset(readSeedFiles(fixtureSeed));
    const drafts = new Map(dataset.statements.map((draft) => [draft.id, draft]));
    // A store tells of a compilation only as of a day before it.
    for (const {
      relation,
      currentFrom,
      currentTo,
      previous,
      evidence,
      en,
      zh,
      ...said
    } of await statementsOf(fixtureSeed))
      expect({ ...said, id: statementId(said) }).toEqual({
        ...drafts.get(statementId(said)),
        compiledOn: null,
      });
  });

  it('have their texts beside them, in both languages', async () => {
    const share = (await statementsOf(fixtureSeed)).find(
      ({ indicator }) => indicator === 'data-trade-share-so',
    );
    expect(share).toMatchObject({
      en: {
        display: '3.42%',
        sentence:
          'Share of one province in data trade, Guizhou, 2023: 3.42%, as stated by Survey Office on 2024-03-15; defined as: Data trade of a province over that of the country.',
      },
      zh: {
        display: '3.42%',
        sentence:
          '贵州2023年分省数据交易占比为3.42%，见Survey Office（2024-03-15）；定义：一省数据交易额占全国比重。',
      },
    });
  });

  it('follow the significant digits that the seed states', async () => {
    const found = (await statementsOf(fixtureSeed)).find(({ significantDigits }) => significantDigits === 1);
    expect(found).toMatchObject({ digits: '700', bounds: { lower: 65e9, upper: 75e9 } });
  });

  it('of a printed range are null with a reason, and its ends are the bounds', async () => {
    const ranges = (await statementsOf(fixtureSeed)).filter(({ value }) => value === null);
    expect(
      ranges.map(({ bounds, missingReason }) => [bounds.lower, bounds.upper, bounds.basis, missingReason]),
    ).toEqual([
      [1.5e12, 2e12, 'range', 'publishedAsRange'],
      [28, 34, 'range', 'publishedAsRange'],
      [35.5, 40, 'range', 'publishedAsRange'],
    ]);
  });
});

describe('the seed of the product', () => {
  const article = statementsOf(seedFolder);

  // The article's eight figures: value, bounds and qualifier.
  it.each([
    ['data-industry-market-size-nddri', 5_860_000_000_000, 5.855e12, 5.865e12, 'exact', 'actual'],
    ['data-enterprises-nddri', 400_000, 400_000, null, 'over', 'actual'],
    ['data-output-nda', 41.06, 41.055, 41.065, 'exact', 'actual'],
    ['data-output-nda-yoy', 25, 24.5, 25.5, 'exact', 'actual'],
    ['digital-economy-core-gdp-share-nbs', 10, 9.5, 10.5, 'about', 'actual'],
    ['digital-economy-gdp-share-nda', 35, 34.5, 35.5, 'about', 'forecast'],
    ['digital-economy-value-added-nda', 49_000_000_000_000, 48.5e12, 49.5e12, 'about', 'forecast'],
    ['digital-economy-value-added-nda-usd', 6_900_000_000_000, 6.85e12, 6.95e12, 'about', 'forecast'],
  ])('has %s of the article as %d', async (indicator, value, lower, upper, qualifier, kind) => {
    const stated = (await article).filter(
      (s) => s.indicator === indicator && s.source === 'capitalfm-2025-09-22',
    );
    expect(stated).toMatchObject([{ value, bounds: { lower, upper }, qualifier, kind, area: 'CN' }]);
  });
});
