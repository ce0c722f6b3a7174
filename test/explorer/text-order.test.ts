import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historiesOf, type Stated } from '../../src/explorer/site/revisions/vintages.ts';
import { textOrder } from '../../src/explorer/site/rows.ts';

const statement = (area: string): Stated => ({
  area,
  period: '2024',
  periodEnd: '2024-12-31',
  lane: 'outturn',
  knownFrom: '2025-01-01',
  knownUntil: null,
  relation: 'first',
  id: `x.${area}.2024`,
  value: 1,
  unit: 'count',
  kind: 'actual',
  qualifier: null,
  bounds: null,
  display: '1',
  evidence: null,
  publishedOn: '2025-01-01',
  source: null,
});

describe('the order of texts on pages', () => {
  it('is the same from both sides, and keeps equal texts in their order', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2 }), fc.string({ maxLength: 2 }), (a, b) => {
        expect(textOrder(a, b) + textOrder(b, a)).toBe(0);
        expect(textOrder(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it('keeps figures of one period in the order in which they came', () => {
    const areas = ['CN-SD', 'CN-BJ', 'CN-ZJ', 'CN-GD'];
    expect(historiesOf(areas.map(statement)).map(({ first }) => first.area)).toEqual(areas);
  });
});
