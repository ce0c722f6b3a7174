import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ScaleName, scales } from '../../src/domain/numbers/scales.ts';
import {
  defaultOrder,
  everything,
  type Order,
  type Selection,
  sortKeys,
} from '../../src/domain/query/selection.ts';
import { wordsOf } from '../../src/domain/statements/codes.ts';
import { type LineStyleName, lineOf, lineStyles } from '../../src/domain/statements/line-styles.ts';
import { type LongColumn, longColumns, longRow } from '../../src/domain/statements/long-table.ts';
import type { LongTable } from '../../src/store/store.ts';
import type { Opened } from './contract.ts';
import { walk } from './reading.ts';

/** The lines that `longRow` makes of the statements of a table, one after the other. */
async function slowly(store: ReturnType<Opened>, { selection, order, columns, scale, style }: LongTable) {
  const catalogue = await store.catalogue();
  const pages = await walk(store, selection, order, 1000);
  return pages.flat().map((statement) => {
    const row = longRow(statement, catalogue, scale);
    return lineOf(
      columns.map((column) => row[column]),
      lineStyles[style](columns),
    );
  });
}

async function lines(store: ReturnType<Opened>, table: LongTable): Promise<string> {
  const chunks = [];
  for await (const chunk of store.lines(table)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const whole: LongTable = {
  selection: everything,
  order: defaultOrder,
  columns: longColumns,
  scale: '1',
  style: 'csv',
};

const tables: fc.Arbitrary<LongTable> = fc.record({
  selection: fc
    .record({
      revisions: fc.constantFrom<Selection['revisions'][]>('all', 'latest', 'first'),
      asOf: fc.constantFrom(null, '2024-06-30', '2025-02-10'),
      release: fc.constantFrom(null, 1),
      last: fc.constantFrom(null, 1, 3),
      kinds: fc.constantFrom<Selection['kinds'][]>(null, ['actual'], ['preliminary', 'forecast']),
    })
    .map((some) => ({ ...everything, ...some })),
  order: fc
    .uniqueArray(fc.record({ key: fc.constantFrom(...sortKeys), descending: fc.boolean() }), {
      selector: ({ key }: Order) => key,
      maxLength: 2,
    })
    .map((first) => [...first, ...defaultOrder]),
  columns: fc.shuffledSubarray<LongColumn>([...longColumns], { minLength: 1 }),
  scale: fc.constantFrom<ScaleName[]>(...wordsOf(scales)),
  style: fc.constantFrom<LineStyleName[]>('csv', 'ndjson'),
});

export function describeLines(store: Opened): void {
  it('writes every statement as the line that its long row makes', async () => {
    expect((await lines(store(), whole)).split('\r\n')).toEqual(
      [...(await slowly(store(), whole)), '\r\n'].map((line) => line.slice(0, -2)),
    );
  });

  it('writes any table like that, whatever is asked and in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        expect(await lines(store(), table)).toBe((await slowly(store(), table)).join(''));
      }),
      { numRuns: 30 },
    );
  });

  it('writes nothing for no statements', async () => {
    expect(await lines(store(), { ...whole, selection: { ...everything, areas: [] } })).toBe('');
  });
}
