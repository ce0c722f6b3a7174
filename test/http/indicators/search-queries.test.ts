import { describe, expect, it } from 'vitest';
import { seedFolder, served } from '../server.ts';
import { missed, queriesOf } from './search-queries.ts';

const server = served({ folder: seedFolder });

/**
 * Tables of what people type and which answers they expect, derived from the catalogue and not from what is found,
 * and how many must be among the first three hits. The search may be tuned by the failures of the first table; of the
 * second, only the number is to be looked at.
 */
describe('the search', () => {
  it.for([
    ['search-queries.csv', 120, 114],
    ['search-queries-unseen.csv', 40, 36],
  ] as const)('finds what people expect of %s', async ([file, count, least], { annotate }) => {
    const queries = queriesOf(file);
    expect(queries.length).toBe(count);
    const failed = await missed(queries, server());
    for (const failure of failed) await annotate(failure);
    expect(count - failed.length, failed.join('\n')).toBeGreaterThanOrEqual(least);
  });
});
