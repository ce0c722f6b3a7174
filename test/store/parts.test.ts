import { describe, expect, it } from 'vitest';
import { everything, type Order, type Selection } from '../../src/domain/query/selection.ts';
import { statementId } from '../../src/domain/statements/statement.ts';
import { type Part, partsOf } from '../../src/store/sqlite/parts.ts';
import { selectCount, selectPage } from '../../src/store/sqlite/statement-queries.ts';
import { type Row, toStatement } from '../../src/store/sqlite/statement-rows.ts';
import { seededFile } from './sqlite/file.ts';

const seeded = seededFile();

async function parts(indicators: number, work: (part: Part) => void = () => {}): Promise<Part[]> {
  const found: Part[] = [];
  for await (const part of partsOf(indicators)) {
    work(part);
    found.push(part);
  }
  return found;
}

describe('parts', () => {
  it.each([0, 1, 100, 101, 5000])(
    'of %i indicators follow each other and leave none out',
    async (indicators) => {
      const found = await parts(indicators);
      expect(
        found.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at)),
      ).toEqual(Array.from({ length: indicators }, (_, at) => at + 1));
    },
  );

  it('let others have their turn between two that take long', async () => {
    const order: string[] = [];
    await parts(150, ({ from }) => {
      order.push(`part from ${from}`);
      setImmediate(() => order.push('other'));
      const since = performance.now();
      while (performance.now() - since < 10);
    });
    expect(order.slice(0, 3)).toEqual(['part from 1', 'other', 'part from 41']);
  });
});

const orders: Record<string, Order[]> = {
  'by value': [{ key: 'value', descending: false }],
  'by value, the highest first': [{ key: 'value', descending: true }],
  'by day, the newest first': [
    { key: 'release', descending: true },
    { key: 'knownFrom', descending: true },
  ],
  'by period and area': [
    { key: 'period', descending: true },
    { key: 'area', descending: false },
  ],
  'by indicator': [],
};
const selections: Record<string, Selection> = {
  'all statements': everything,
  'the current ones': { ...everything, revisions: 'latest' },
  'those of a day': { ...everything, revisions: 'latest', asOf: '2024-06-30' },
  'the newest of each series': { ...everything, revisions: 'latest', last: 1 },
  'those of a place': { ...everything, areas: ['CN-GZ'] },
};

describe.each(Object.entries(selections))('%s, read in parts', (_, selection) => {
  it.each(Object.entries(orders))('%s, are those that one query finds, page after page', async (_, order) => {
    const whole = selectPage(selection, { order, after: null, limit: 300 }, seeded().keys);
    const rows = seeded()
      .db.prepare<unknown[], Row>(whole.text)
      .all(...whole.values);
    const first = await seeded().store.read(selection, { order, after: null, limit: 120 });
    const second = first.next
      ? await seeded().store.read(selection, { order, after: first.next, limit: 180 })
      : { statements: [] };
    expect([...first.statements, ...second.statements].map(statementId)).toEqual(
      rows.slice(0, 300).map((row) => statementId(toStatement(row, seeded().keys))),
    );
  });

  it('are as many as one query counts', async () => {
    const { text, values } = selectCount(selection, seeded().keys);
    const total = seeded()
      .db.prepare<unknown[], number>(text)
      .pluck()
      .get(...values);
    expect(await seeded().store.count(selection)).toBe(total);
  });
});
