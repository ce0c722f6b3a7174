import { readFileSync } from 'node:fs';
import { csvCells } from '../../../src/store/seed/read/csv-records.ts';
import { currentIndicators } from '../../seed/dataset.ts';
import type { List, Server } from '../server.ts';

/** What a person types, and what that person expects to find. */
export interface Query {
  readonly query: string;
  /** Ids of indicators, each of which would do; those of a concept where any of its rivals would. None: nothing. */
  readonly expected: ReadonlySet<string>;
  /** The area that hits must have; empty where they must have none. */
  readonly area: string;
}

/** The queries of a table beside this file. */
export function queriesOf(file: string): Query[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return csvCells(text).map(({ query = '', expected = '', area = '' }) => ({
    query,
    expected: new Set(expected.split(' ').filter(Boolean).flatMap(idsOf)),
    area,
  }));
}

function idsOf(word: string): string[] {
  const [, concept] = word.split('concept:');
  if (concept === undefined) return [word];
  return currentIndicators.filter((indicator) => indicator.concept === concept).map(({ id }) => id);
}

/** The queries whose expected answer is not among the first three hits, each with these. */
export async function missed(queries: readonly Query[], server: Server): Promise<string[]> {
  const found: string[] = [];
  for (const { query, expected, area } of queries) {
    const { data } = await server.json<List>(`/v1/indicators?limit=3&q=${encodeURIComponent(query)}`);
    const hits = data.map((row) => ({ id: row.id, area: String(row.area ?? '') }));
    if (expected.size === 0 && hits.length === 0) continue;
    if (hits.some((hit) => expected.has(hit.id) && hit.area === area)) continue;
    found.push(`${query} -> ${hits.map(({ id, area }) => `${id} ${area}`.trim()).join(', ') || 'nothing'}`);
  }
  return found;
}
