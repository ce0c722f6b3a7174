import { describe, expect, it } from 'vitest';
import { languageIn } from '../../src/explorer/site/languages.ts';
import { changeName } from '../../src/explorer/site/revisions/differences.ts';

const english = await languageIn('en');
const trillions = (value: number, half: number) => ({
  value: value * 1e12,
  unit: 'CNY',
  relation: 'revises',
  bounds: {
    lower: (value - half) * 1e12,
    upper: (value + half) * 1e12,
    lowerInclusive: true,
    upperInclusive: true,
    basis: 'rounding' as const,
  },
});

describe('by how much a figure changed', () => {
  it('has no digit that the two figures leave open, and says about where they leave much open', () => {
    expect(changeName(trillions(126.0582, 0.00005), trillions(129.4, 0.05), english)).toBe(
      'about 3.3 trillion (2.7%) up',
    );
    expect(changeName(trillions(134.90835, 0.000005), trillions(134.8066, 0.00005), english)).toBe(
      '101.8 billion (0.075%) down',
    );
    expect(changeName(trillions(5, 0), trillions(5.25, 0), english)).toBe('250 billion (5%) up');
  });
});
