import { describe, expect, it } from 'vitest';
import { seedFolder, served } from '../server.ts';
import { missed, queriesOf } from './search-queries.ts';

const server = served({ folder: seedFolder });

/**
 * Tables of what people type and which answers they expect, derived from the catalogue and not from what is found.
 * The numbers are what the search finds among its first three hits today. It may be tuned by the failures of the first
 * table; of the second, only the number is to be looked at.
 */
describe('the search', () => {
  it.each([
    ['search-queries.csv', 120, 54],
    ['search-queries-unseen.csv', 40, 10],
  ])('finds what people expect of %s', async (file, count, least) => {
    const queries = queriesOf(file);
    expect(queries.length).toBe(count);
    const failed = await missed(queries, server());
    expect(count - failed.length, failed.join('\n')).toBeGreaterThanOrEqual(least);
  });
});
