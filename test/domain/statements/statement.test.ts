import { describe, expect, it } from 'vitest';
import {
  knownUntil,
  locatorQualityOf,
  parseStatementId,
  publishedText,
  statementId,
} from '../../../src/domain/statements/statement.ts';
import fc from '../../fast-check.ts';
import { period } from '../../fixtures/periods.ts';

describe('the id of a statement', () => {
  it('names indicator, area, period and source', () => {
    expect(
      statementId({
        indicator: 'data-output-nda',
        area: 'CN',
        period: { text: '2024-01-01/P11M' },
        source: 'capitalfm-2025-09-22',
      }),
    ).toBe('data-output-nda.CN.2024-01-01--P11M.capitalfm-2025-09-22');
  });

  it('is taken apart again', () => {
    const word = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,3}$/);
    fc.assert(
      fc.property(word, period, word, (indicator, p, source) => {
        const id = statementId({ indicator, area: 'CN-GZ', period: p, source });
        expect(parseStatementId(id)).toEqual({ indicator, area: 'CN-GZ', period: p.text, source });
      }),
    );
  });

  it.each(['a.b.c', 'a.b.c.d.e', '.b.c.d', 'a..c.d', 'a.b..d', 'a.b.c.', ''])('"%s" is none', (id) => {
    expect(parseStatementId(id)).toBeNull();
  });
});

describe('a locator', () => {
  it.each([
    ['para 9', 'paragraph'],
    ['Paragraph 2, second sentence', 'paragraph'],
    ['item 7', 'paragraph'],
    ['core view 3', 'paragraph'],
    ['第3段', 'paragraph'],
    ['table 1', 'table'],
    ['Figure 2', 'table'],
    ['annex 1', 'table'],
    ['第十二段', 'paragraph'],
    ['全文（共第十二段）', 'document'],
    ['see item 7', 'document'],
    ['the core view', 'document'],
    ['headline', 'document'],
    ['the suitable part', 'document'],
  ])('%s points at a %s', (locator, quality) => {
    expect(locatorQualityOf(locator)).toBe(quality);
  });
});

describe('the days of a statement', () => {
  it('give its date of publication as precise as it is known', () => {
    const dated = (publishedPrecision: 'year' | 'month' | 'day') =>
      publishedText({ publishedOn: '2026-03-31', publishedPrecision });
    expect([dated('year'), dated('month'), dated('day')]).toEqual(['2026', '2026-03', '2026-03-31']);
  });

  it('have no end while it is the current word, and are none where it never was', () => {
    const knownFrom = '2024-01-05';
    expect(knownUntil({ knownFrom, currentFrom: knownFrom, currentTo: null })).toBeNull();
    expect(knownUntil({ knownFrom, currentFrom: knownFrom, currentTo: '2025-01-05' })).toBe('2025-01-05');
    expect(knownUntil({ knownFrom, currentFrom: null, currentTo: null })).toBe(knownFrom);
  });
});
