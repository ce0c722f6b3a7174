import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/domain/query/nearest.ts';
import fc from '../../fast-check.ts';

const ids = ['data-output-nda', 'data-output-nda-yoy', 'data-output-cac', 'data-enterprises-nddri'];

describe('nearest', () => {
  it('finds what a slip of the finger meant', () => {
    expect(nearest('data-ouput-nda', ids)[0]).toBe('data-output-nda');
    expect(nearest('DATA-OUTPUT-NDA', ids)[0]).toBe('data-output-nda');
  });

  it('ranks candidates with the same stem before similar spellings', () => {
    expect(nearest('data-output', ['date-outfit', 'data-output-nda'])).toEqual([
      'data-output-nda',
      'date-outfit',
    ]);
  });

  it('leaves wild guesses out', () => {
    expect(nearest('zebra', ids)).toEqual([]);
  });

  it('takes a word of which three letters in five are other ones, and no more', () => {
    expect(nearest('abcde', ['abxyz'])).toEqual(['abxyz']);
    expect(nearest('abcde', ['awxyz'])).toEqual([]);
  });

  it('takes a long word that a short one is part of, from three letters on', () => {
    expect(nearest('data', ['data-enterprises'])).toEqual(['data-enterprises']);
    expect(nearest('data-enterprises', ['data'])).toEqual(['data']);
    expect(nearest('abc', ['abc-defgh'])).toEqual(['abc-defgh']);
    expect(nearest('ab', ['ab-cdefgh'])).toEqual([]);
  });

  it('orders equal candidates by their letters', () => {
    expect(nearest('ab1', ['ab3', 'ab2'])).toEqual(['ab2', 'ab3']);
    expect(nearest('ab1', ['ab2', 'ab3'])).toEqual(['ab2', 'ab3']);
  });

  it('returns at most `count` words, all of them candidates', () => {
    fc.assert(
      fc.property(fc.string(), fc.uniqueArray(fc.string()), fc.nat(5), (word, candidates, count) => {
        const found = nearest(word, candidates, count);
        expect(found.length).toBeLessThanOrEqual(count);
        expect(candidates).toEqual(expect.arrayContaining(found));
      }),
    );
  });

  it('names a candidate itself first', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), (word) => {
        expect(nearest(word, ids)[0]).toBe(word);
      }),
    );
  });
});
