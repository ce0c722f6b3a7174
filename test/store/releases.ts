import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parsePeriodRange } from '../../src/domain/time/period.ts';
import type { Opened } from './contract.ts';
import { ids, readAll, told } from './reading.ts';

const volume2023 = { indicators: ['data-volume-so'], areas: ['CN'], period: parsePeriodRange('2023') };

export function describeReleases(store: Opened): void {
  describe('an earlier release', () => {
    it('has only the statements added by it or an earlier one', async () => {
      const rows = await readAll(store(), { release: 1, revisions: 'all' });
      expect(rows).toHaveLength(36);
      expect(rows.every(({ release }) => release === 1)).toBe(true);
    });

    it('shows standings as they were', async () => {
      const rows = await readAll(store(), { ...volume2023, release: 1, revisions: 'all' });
      expect(
        rows.map(({ source, relation, currentFrom, currentTo }) => [
          source,
          relation,
          currentFrom,
          currentTo,
        ]),
      ).toEqual([
        ['so-2023-12-20', 'first', '2023-12-20', '2024-03-15'],
        ['so-2024-03-15', 'refines', '2024-03-15', null],
        ['gazette-2024-04-02', 'corroborates', null, null],
        ['post-2024-06-18', 'disputes', null, null],
      ]);
      expect(told(await readAll(store(), { ...volume2023, release: 1 }))).toEqual([
        '2023 30.4 so-2024-03-15',
      ]);
    });

    it('knows nothing of a revision even on a later day', async () => {
      const then = { ...volume2023, release: 1, asOf: '2025-09-01' };
      expect(told(await readAll(store(), then))).toEqual(['2023 30.4 so-2024-03-15']);
    });

    it('has its own newest period', async () => {
      const [row] = await readAll(store(), {
        ...volume2023,
        period: null,
        release: 1,
        last: 1,
        kinds: ['actual'],
      });
      expect(row?.period.text).toBe('2023');
    });
  });

  describe('the newest release', () => {
    it('is the same when it is requested by number and by default', async () => {
      for (const revisions of ['latest', 'first', 'all'] as const)
        expect(await readAll(store(), { release: 2, revisions })).toEqual(
          await readAll(store(), { revisions }),
        );
    });
  });

  describe('the manifest of a release', () => {
    it('counts what the release has', async () => {
      const { releases } = await store().catalogue();
      for (const { sequence, counts } of releases) {
        const rows = await readAll(store(), { release: sequence, revisions: 'all' });
        expect(counts).toEqual({
          statements: rows.length,
          indicators: new Set(rows.map(({ indicator }) => indicator)).size,
          sources: new Set(rows.map(({ source }) => source)).size,
        });
      }
    });

    it('describes files that are just so long and have just that digest', async () => {
      const { releases } = await store().catalogue();
      for (const { sequence, files } of releases) {
        expect(files.every(({ stored }) => !stored)).toBe(true);
        expect(files.map(({ name }) => name).toSorted()).toEqual([
          'dataset.sqlite',
          'indicators.csv',
          'observations.csv',
          'sources.csv',
        ]);
        for (const { name, bytes, sha256 } of files) {
          const content = await store().file(sequence, name);
          expect(content).toHaveLength(bytes);
          expect(
            createHash('sha256')
              .update(content ?? '')
              .digest('hex'),
          ).toBe(sha256);
        }
      }
    });

    it('has no other files', async () => {
      expect(await store().file(1, 'nothing.csv')).toBeNull();
      expect(await store().file(9, 'observations.csv')).toBeNull();
    });

    it('lists in its CSV file the statements of the release, in the default order', async () => {
      const text = String(await store().file(1, 'observations.csv'));
      const listed = text
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[0]);
      expect(listed).toEqual(ids(await readAll(store(), { release: 1, revisions: 'all' })));
    });
  });
}
