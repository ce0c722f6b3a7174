import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { compareText } from '../../../src/domain/compare-text.ts';
import { correctedSeed } from '../../fixtures/corrected.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';
import { isLong } from '../../long-form.ts';
import { type List, type Row, seedFolder, served } from '../server.ts';

/** What a change and a row of observations both say of a statement. */
const shared = [
  ...['id', 'indicator', 'area', 'period', 'lane', 'kind', 'value', 'unit', 'qualifier', 'display'],
  ...['relation', 'publishedOn', 'knownFrom', 'knownUntil'],
];

const told = (rows: Iterable<Row>) =>
  [...rows]
    .map((row) => shared.map((key) => row[key]))
    .sort((a, b) => compareText(String(a[0]), String(b[0])));

describe.each([
  // Pages that end inside, at and just after the end of a release.
  { name: 'the made-up seed', folder: fixtureSeed, limits: [1, 7, 36, 37, 1000] },
  { name: 'a seed with corrections', folder: correctedSeed(), limits: [1, 3, 1000] },
  { name: 'the catalogue', folder: seedFolder, limits: [isLong ? 8 : 180, 1000] },
])('the changes of $name', ({ folder, limits }) => {
  const server = served({ folder });

  async function pages(path: string): Promise<Row[]> {
    const rows: Row[] = [];
    for (let next: string | null = path; next !== null; ) {
      const page: List = await server().json(next);
      rows.push(...page.data);
      next = page.page.next;
    }
    return rows;
  }

  const releases = async () => (await server().json('/v1/releases')).data.map(({ id }) => id);
  const dataset = (release: string) =>
    pages(`/v1/observations?indicator=*&revisions=all&limit=1000&release=${release}`);

  it.each(limits)(
    'give, replayed oldest first in pages of %i, the dataset of each release',
    async (limit) => {
      const changes = await pages(`/v1/changes?order=oldest&limit=${limit}`);
      const state = new Map<string, Row>();
      for (const release of await releases()) {
        for (const change of changes.filter((entry) => entry.release === release)) {
          expect(state.has(change.id), change.id).toBe(change.change !== 'added');
          if (change.change === 'withdrawn') state.delete(change.id);
          else state.set(change.id, change);
        }
        expect(told(state.values()), `release ${release}`).toEqual(told(await dataset(release)));
      }
      expect(changes.filter(({ change }) => change === 'restated').length).toBeGreaterThan(0);
    },
  );

  it('come newest first in the opposite order of releases, and since a release from it on', async () => {
    const order = (await pages('/v1/changes?limit=1000')).map(({ release }) => release);
    expect(order).toEqual(order.toSorted().reverse());
    const [first] = await releases();
    const since = await pages(`/v1/changes?limit=1000&since=${first}&order=oldest`);
    const all = await pages('/v1/changes?limit=1000&order=oldest');
    expect(since).toEqual(all.filter(({ release }) => release !== first));
  });

  it('are the same as CSV', async () => {
    const changes = await pages('/v1/changes?limit=1000');
    const rows: Record<string, string>[] = parse(await server().text('/v1/changes?format=csv'), {
      columns: true,
    });
    const cells = (row: Record<string, unknown>) =>
      ['id', 'release', 'change', 'relation', 'value', 'knownUntil'].map((key) => String(row[key] ?? ''));
    expect(rows.map(cells)).toEqual(changes.map(cells));
  });
});
