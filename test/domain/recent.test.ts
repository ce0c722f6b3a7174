import { describe, expect, it } from 'vitest';
import { Recent } from '../../src/domain/recent.ts';

describe('recent values', () => {
  it('are found until twice as many others came', () => {
    const recent = new Recent<number, string>(10);
    recent.keep(0, 'first');
    for (let key = 1; key < 20; key += 1) recent.keep(key, String(key));
    expect(recent.find(10)).toBe('10');
    recent.keep(20, '20');
    expect(recent.find(0)).toBeUndefined();
  });

  it('stay as long as they are asked for', () => {
    const recent = new Recent<number, string>(10);
    recent.keep(0, 'first');
    for (let key = 1; key < 100; key += 1) {
      recent.keep(key, String(key));
      expect(recent.find(0)).toBe('first');
    }
  });

  it('give the last value of a key', () => {
    const recent = new Recent<number, string>(10);
    recent.keep(1, 'old');
    recent.keep(1, 'new');
    expect(recent.find(1)).toBe('new');
  });
});
