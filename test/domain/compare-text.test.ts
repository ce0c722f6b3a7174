import { expect, it } from 'vitest';
import { compareText } from '../../src/domain/compare-text.ts';

it('compares characters, not letters of a language', () => {
  expect(['b', 'a-b', 'Z', 'a', 'a'].sort(compareText)).toEqual(['Z', 'a', 'a', 'a-b', 'b']);
});
