import { describe, expect, it } from 'vitest';
import { defaultOrder, everything } from '../../src/domain/query/selection.ts';
import fc from '../fast-check.ts';
import type { Opened } from './contract.ts';
import { ids, selection } from './reading.ts';

const page = { order: defaultOrder, after: null, limit: 1000 };

export function describeParts(store: Opened): void {
  describe('parts of statements', () => {
    it('are those of the whole statements and no others', async () => {
      const { statements } = await store().read(everything, page);
      const [first] = statements;
      if (first === undefined) throw new Error('There are no statements.');
      const names = Object.keys(first).filter((name): name is keyof typeof first => name in first);
      expect(names).toHaveLength(35);
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray(names), async (parts) => {
          const read = await store().readParts(everything, page, parts);
          expect(read.statements).toEqual(
            statements.map((s) => Object.fromEntries(parts.map((part) => [part, s[part]]))),
          );
        }),
        { numRuns: 20 },
      );
    });

    it('are as they were at an earlier release', async () => {
      const then = selection({ release: 1, revisions: 'all' });
      const { statements } = await store().readParts(then, page, [
        'relation',
        'currentFrom',
        'currentTo',
        'previous',
      ]);
      expect(statements).toEqual(
        (await store().read(then, page)).statements.map(({ relation, currentFrom, currentTo, previous }) => ({
          relation,
          currentFrom,
          currentTo,
          previous,
        })),
      );
    });

    it('are read page by page like whole statements', async () => {
      const order = [{ key: 'value', descending: true }] as const;
      const first = await store().readParts(everything, { order, after: null, limit: 7 }, ['value']);
      const second = await store().readParts(everything, { order, after: first.next, limit: 7 }, ['value']);
      const both = await store().read(everything, { order, after: null, limit: 14 });
      expect([...first.statements, ...second.statements]).toEqual(
        both.statements.map(({ value }) => ({ value })),
      );
      expect(ids(both.statements)).toHaveLength(14);
    });

    it('may be none: the page then has only the number of rows and the next position', async () => {
      const { statements, next } = await store().readParts(everything, { ...page, limit: 3 }, []);
      expect(statements).toEqual([{}, {}, {}]);
      expect(next).toEqual((await store().read(everything, { ...page, limit: 3 })).next);
    });
  });
}
