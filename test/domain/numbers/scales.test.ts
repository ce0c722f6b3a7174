import { describe, expect, it } from 'vitest';
import { idioms, scales } from '../../../src/domain/numbers/scales.ts';

describe('scales', () => {
  it('are the powers of ten that their names say', () => {
    expect(Object.entries(scales).map(([name, { exponent }]) => [name, 10 ** exponent])).toEqual([
      ['1', 1],
      ['thousand', 1e3],
      ['wan', 1e4],
      ['million', 1e6],
      ['yi', 1e8],
      ['billion', 1e9],
      ['trillion', 1e12],
    ]);
  });

  it('of each language go from large to small', () => {
    for (const steps of Object.values(idioms)) {
      const exponents = steps.map((step) => scales[step].exponent);
      expect(exponents).toEqual(exponents.toSorted((a, b) => b - a));
    }
  });
});
