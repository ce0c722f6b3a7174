import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statementId } from '../../../src/domain/statements/statement.ts';
import { seedFolder } from '../../../src/store/seed/file/current-seed.ts';
import { openSeeded } from '../../../src/store/seed/file/open-seeded.ts';
import type { SqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { patience } from '../../fixtures/catalogue.ts';
import { readEverything } from '../reading.ts';

const folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
const own = join(folder, 'imports', '0001');
let store: SqliteStore;

/** An import of version 0.3.0 into release 2, with a row of each of two indicators that release 3 retired. */
beforeAll(() => {
  mkdirSync(own, { recursive: true });
  const columns =
    'indicator,area,period,value,scale,unit,kind,qualifier,source,locator,periodBasis,saidBy,onBehalfOf,knownFrom,significantDigits,doubtful,supersedes,supersedesReason,caveatEn,caveatZh,release,note,rangeLower,rangeUpper';
  const rows = [
    'digital-economy-share-gdp-guiyang,CN-GZ,2023,46,0,percent,actual,about,cns-20251205,document,,,,,,,,,,,local-1,,,',
    'digital-economy-guizhou-caict-yoy,CN-GZ,2022,15.2,0,percent,actual,exact,cns-20251205,document,,,,,,,,,,,local-1,,,',
  ];
  writeFileSync(join(own, 'observations.csv'), [columns, ...rows, ''].join('\n'));
  writeFileSync(
    join(own, 'releases.yaml'),
    '"local-1": { publishedOn: 2026-11-25, title: { en: Import, zh: 导入 }, notes: { en: Two., zh: 两条。 } }\n',
  );
  store = openSeeded(join(folder, 'indicators.sqlite'), seedFolder);
}, patience);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('the retired indicators of the catalogue', () => {
  it('leave imported rows to the area that their own figures went to', async () => {
    const ids = (await readEverything(store)).filter(({ note }) => note?.startsWith('Imported as '));
    expect(ids.map(statementId).toSorted()).toEqual([
      'digital-economy-gdp-share-city-broad.CN-520100.2023.cns-20251205',
      'digital-economy-size-provincial-caict-yoy.CN-GZ.2022.cns-20251205',
    ]);
  });
});
