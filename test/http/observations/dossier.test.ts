import { describe, expect, it } from 'vitest';
import { statementId } from '../../../src/domain/statements/statement.ts';
import { everyNth } from '../../long-form.ts';
import { statements } from '../../seed/dataset.ts';
import { type Row, type Single, seedFolder, served } from '../server.ts';

const server = served();

async function dossier(id: string) {
  return (await server().json<Single<Row & { revisions: Row[] }>>(`/v1/observations/${id}`)).data;
}

describe('the dossier of a statement', () => {
  it('keeps the printed digits and says where they stand', async () => {
    expect(await dossier('market-a.CN.2023.a-2024')).toMatchObject({
      value: 5860000000000,
      digits: '5.86',
      exponent: 12,
      release: 'second',
      derivation: null,
      provenance: {
        source: 'a-2024',
        publisher: 'Office A',
        producer: 'office-a',
        locator: 'para 4',
        locatorQuality: 'paragraph',
        saidBy: null,
        onBehalfOf: null,
      },
      document: { id: 'a-2024', title: 'Survey of 2024' },
    });
  });

  it('tells the history of the figure from any of its statements', async () => {
    for (const source of ['a-2023', 'a-2024']) {
      const { revisions } = await dossier(`output-a.CN.2022.${source}`);
      expect(revisions).toMatchObject([
        { relation: 'first', currentFrom: '2023-05-10', currentTo: '2024-05-10' },
        { relation: 'revises', currentFrom: '2024-05-10', currentTo: null },
      ]);
    }
  });

  it('counts who agrees and who disagrees, inside the lane', async () => {
    const found = await dossier('output-a.CN.2023.a-2024');
    expect(found.agreement).toEqual({
      corroborated: 1,
      disputed: 1,
      note: {
        en: expect.stringMatching(
          /^The history has 1 corroborating statements?\. evidence\.confirmations \(\d\)/,
        ),
        zh: expect.stringMatching(/^历史记录中有1条印证表述。/),
      },
    });
    expect(found.revisions).toHaveLength(3);
  });

  it('writes the slash of a year to date as two hyphens', async () => {
    const found = await dossier('output-b.CN.2024-01-01--P2M.b-2024');
    expect(found).toMatchObject({ period: '2024-01-01/P2M', frequency: 'YTD', value: 0.95 });
  });

  it('cites the document and the place', async () => {
    expect((await dossier('market-a.CN.2023.a-2024')).citation).toBe(
      'Office A, “Survey of 2024”, 2024-05-10, para 4; in: China Data Economy Indicators, release second.',
    );
  });

  it('speaks the language asked for', async () => {
    const { data } = await server().json<Single>('/v1/observations/firms-a.CN.2023.a-2024?lang=zh');
    expect(data.display).toBe('超过40万');
  });
});

describe('the histories of the catalogue', () => {
  const catalogue = served({ folder: seedFolder });

  it('are in the order in which the statements became known, each after the one that it stood to', async () => {
    const chains = Map.groupBy(statements, (s) => `${s.indicator} ${s.area} ${s.period.text} ${s.lane}`);
    const several = [...chains.values()].filter((chain) => chain.length > 1);
    expect(several.length).toBeGreaterThan(100);
    for (const [one] of everyNth(3, several)) {
      if (one === undefined) continue;
      const { data } = await catalogue().json<Single<Row & { revisions: Row[] }>>(
        `/v1/observations/${statementId(one)}`,
      );
      const days = data.revisions.map(({ knownFrom }) => String(knownFrom));
      expect(days, data.id).toEqual(days.toSorted());
      const relations = data.revisions.map(({ relation }) => relation);
      expect([relations[0], relations.lastIndexOf('first')], data.id).toEqual(['first', 0]);
    }
  });
});
