import { describe, expect, it } from 'vitest';
import { statementId } from '../../src/domain/statements/statement.ts';
import { dataset, statements } from './dataset.ts';

const byId = new Map(statements.map((statement) => [statementId(statement), statement]));

describe('figures restated from official documents', () => {
  // As read in the documents: qualifier, digits, power of ten, kind.
  it.each([
    ['5g-base-stations-miit.CN.2020-12.scio-20210324-4', 'under 720000e0 actual'],
    ['5g-base-stations-miit.CN.2022-11.people-20221227-telecom', 'under 2.29e6 actual'],
    ['cloud-infrastructure-spending-canalys.CN.2024-Q1.canalys-2024q1', 'exact 9.2e9 estimate'],
    ['data-output-nda.CN.2023.stdaily-20240531', 'exact 32.85e0 actual'],
    ['data-trading-market-sde.CN.2022.imsilkroad-20240813', 'exact 87.68e9 actual'],
    ['digital-economy-core-gdp-share-nbs.CN.2025.tibetcn-20240527', 'exact 10e0 target'],
    ['digital-economy-size-caict.CN.2022.cww-20230428', 'exact 50.2e12 actual'],
    [
      'digital-economy-value-added-beijing-stats.CN-BJ.2022.chinacom-bj-20230322',
      'exact 17330.2e8 preliminary',
    ],
    ['gdp-current-nbs.CN.2025.people-20251024-gdp', 'about 140e12 forecast'],
    ['gdp-current-provincial.CN-ZJ.2023.nbs-zj-20240304', 'exact 82553e8 preliminary'],
    ['internet-users-cnnic.CN.2024-06.shine-20240829', 'under 1.1e9 actual'],
    ['retail-sales-consumer-goods-nbs-yoy.CN.2022.xinhua-pt-20230117', 'exact -0.2e0 preliminary'],
    ['telecom-business-revenue-miit.CN.2022-01-01--P11M.people-20221227-telecom', 'over 1.45e12 preliminary'],
  ])('%s is %s', (id, figure) => {
    const { qualifier, digits, exponent, kind, release } = byId.get(id) ?? {};
    expect(`${qualifier} ${digits}e${exponent} ${kind}`).toBe(figure);
    expect(release).toBe(3);
  });

  it('name the speaker of a transcript, on behalf of his institution', () => {
    const spoken = statements.filter(({ source }) => /^scio-.*-\d$/.test(source));
    expect(spoken.length).toBeGreaterThan(10);
    for (const { saidBy, onBehalfOf } of spoken) {
      expect(saidBy).not.toBeNull();
      const { people = {} } = dataset.producers.get(onBehalfOf ?? '') ?? {};
      expect(Object.keys(people)).toContain(saidBy);
    }
  });

  it('have a caveat wherever the period was inferred', () => {
    const inferred = statements.filter(
      ({ periodBasis, release }) => periodBasis === 'inferred' && release === 3,
    );
    expect(inferred.length).toBeGreaterThan(5);
    expect(inferred.filter(({ caveat }) => caveat === null).map(statementId)).toEqual([]);
  });
});

describe('figures that had rested on one secondary page', () => {
  // From the second look for each: what the page prints, and how sure it is.
  it.each([
    ['5g-base-station-share.CN.2022-05.ofec-20220624', 'exact 16.7e0 actual official'],
    ['ai-core-industry-size-miit.CN.2025.ecns-20260121', 'over 1.2e12 estimate official'],
    ['ai-enterprises-miit.CN.2025.subnews-20260306', 'over 6200e0 actual official'],
    ['ai-industry-size-caict.CN.2025.udn-20251215', 'over 1.2e12 forecast secondary'],
    ['daily-token-calls-nda.CN.2026-03.ebrun-20260325', 'exact 140e12 actual secondary'],
    ['data-output-nda.CN.2025.chinareport-2026', 'exact 52.26e0 actual secondary'],
    ['data-output-nda-world-share.CN.2025.chinareport-2026', 'about 27.44e0 actual secondary'],
    ['digital-economy-core-gdp-share-nbs.CN.2025.cnyes-20260205', 'exact 10.5e0 actual secondary'],
    ['digital-economy-core-value-added-nbs.CN.2023.bisenet-202501', 'exact 127555e8 actual official'],
    [
      'online-retail-physical-share-of-retail-nbs.CN.2016-Q1.xinhua08-20160415',
      'exact 10.6e0 preliminary official',
    ],
  ])('%s is %s', (id, figure) => {
    const { qualifier, digits, exponent, kind, source = '' } = byId.get(id) ?? {};
    expect(`${qualifier} ${digits}e${exponent} ${kind} ${dataset.sources.get(source)?.tier}`).toBe(figure);
  });

  it('are doubtful where only a machine-made digest was read', () => {
    const digests = statements.filter(({ source }) => {
      const { publisher = '', note } = dataset.sources.get(source) ?? {};
      return /reportify/i.test(publisher) || /^Machine digest/.test(note ?? '');
    });
    expect(digests.length).toBeGreaterThan(10);
    expect(digests.filter(({ doubtful }) => !doubtful).map(statementId)).toEqual([]);
  });
});
