import { describe, expect, it } from 'vitest';
import { lanes, wordsOf } from '../../../src/domain/statements/codes.ts';
import { byDefaultOrder } from '../../../src/domain/statements/ordering.ts';
import { statementId } from '../../../src/domain/statements/statement.ts';
import { parsePeriod } from '../../../src/domain/time/period.ts';
import fc from '../../fast-check.ts';
import { period } from '../../fixtures/periods.ts';
import { statement } from '../../fixtures/statements.ts';

const any = fc
  .record({
    indicator: fc.constantFrom('a', 'b'),
    area: fc.constantFrom('CN', 'W0'),
    period,
    lane: fc.constantFrom(...wordsOf(lanes)),
    publishedOn: fc.constantFrom('2024-01-01', '2025-01-01'),
    source: fc.constantFrom('p', 'q'),
  })
  .map(statement);

describe('the default order', () => {
  it('is by indicator, area, frequency, period, lane, publication and source', () => {
    const ordered = [
      statement({ indicator: 'a', area: 'W0' }),
      statement({ indicator: 'b', area: 'CN', period: parsePeriod('2025') }),
      statement({ indicator: 'b', area: 'W0', period: parsePeriod('2023') }),
      statement({ indicator: 'b', area: 'W0', period: parsePeriod('2024'), publishedOn: '2025-01-01' }),
      statement({ indicator: 'b', area: 'W0', period: parsePeriod('2024'), source: 'p' }),
      statement({ indicator: 'b', area: 'W0', period: parsePeriod('2024'), source: 'q' }),
      statement({ indicator: 'b', area: 'W0', period: parsePeriod('2024'), lane: 'forecast' }),
      statement({ indicator: 'b', area: 'W0', period: parsePeriod('2024'), lane: 'target' }),
      statement({ indicator: 'b', area: 'W0', period: parsePeriod('2023-Q1') }),
      statement({ indicator: 'b', area: 'W0', period: parsePeriod('2023-01-01/P2M') }),
      statement({ indicator: 'b', area: 'W0', period: parsePeriod('2023-01-01/P3M') }),
    ];
    expect(ordered.toReversed().sort(byDefaultOrder)).toEqual(ordered);
  });

  it('leaves no two statements in one place', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const place = byDefaultOrder(a, b);
        expect(Math.sign(place)).toBe(0 - Math.sign(byDefaultOrder(b, a)));
        if (place === 0) expect(statementId(a)).toBe(statementId(b));
      }),
    );
  });
});
