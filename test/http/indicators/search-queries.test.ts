import { describe, expect, it } from 'vitest';
import { everyNth } from '../../long-form.ts';
import { currentIndicators } from '../../seed/dataset.ts';
import { type List, seedFolder, served } from '../server.ts';
import { missed, queriesOf } from './search-queries.ts';

const server = served({ folder: seedFolder });

/**
 * Tables of what people type and which answers they expect, derived from the catalogue and not from what is found,
 * and how many must be among the first three hits. The search may be tuned by the failures of the first table; of the
 * second, only the number is to be looked at. The third came later, and its failures gave more synonyms; a query in it
 * without an answer must find nothing.
 */
describe('the search', () => {
  it.for([
    ['search-queries.csv', 120, 114],
    ['search-queries-unseen.csv', 40, 36],
    ['search-queries-more.csv', 144, 136],
  ] as const)('finds what people expect of %s', async ([file, count, least], { annotate }) => {
    const queries = queriesOf(file);
    expect(queries.length).toBe(count);
    const failed = await missed(queries, server());
    for (const failure of failed) await annotate(failure);
    expect(count - failed.length, failed.join('\n')).toBeGreaterThanOrEqual(least);
  });

  it('finds each indicator first by its name, in one language or the other', async () => {
    const others: string[] = [];
    for (const [index, { id, name }] of everyNth(3, [...currentIndicators]).entries()) {
      const text = index % 2 === 0 ? name.en.toUpperCase() : name.zh;
      const { data } = await server().json<List>(
        `/v1/indicators?limit=1&fields=id&meta=none&q=${encodeURIComponent(text)}`,
      );
      if (data[0]?.id !== id) others.push(`${text} -> ${data[0]?.id}`);
    }
    expect(others).toEqual([]);
  });
});
