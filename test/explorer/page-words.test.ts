import { describe, expect, it } from 'vitest';
import { expectationGaps } from '../../src/domain/freshness/expectation.ts';
import * as codes from '../../src/domain/statements/codes.ts';
import { codeWords } from '../../src/explorer/page/words/code-words.ts';
import { formatName } from '../../src/explorer/page/words/format-name.ts';

describe('the words of the page', () => {
  it.each([
    ['reason', codes.missingReasons],
    ['lane', codes.lanes],
    ['kind', codes.kinds],
    ['qualifier', codes.qualifiers],
    ['relation', codes.relations],
    ['grade', codes.grades],
    ['tier', codes.tiers],
    ['nature', codes.natures],
    ['gap', expectationGaps],
  ])('name every code of the API: %s', (prefix, list) => {
    expect(Object.keys(codeWords)).toEqual(
      expect.arrayContaining(Object.keys(list).map((code) => `${prefix}.${code}`)),
    );
  });

  it('write formats as people do', () => {
    expect(['csv', 'jsonstat', 'bibtex', 'gbt7714'].map(formatName)).toEqual([
      'CSV',
      'JSON-stat',
      'BibTeX',
      'GB/T 7714',
    ]);
  });
});
