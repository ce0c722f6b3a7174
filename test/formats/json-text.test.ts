import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Entries, jsonPieces } from '../../src/formats/json/json-text.ts';

describe('JSON in pieces', () => {
  it('is what JSON.stringify writes of any value, however deep it is taken apart', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(4), (value, levels) => {
        expect([...jsonPieces(value, levels)].join('')).toBe(JSON.stringify(value));
      }),
    );
  });

  it('leaves out what is undefined', () => {
    const value = { a: undefined, b: { c: undefined }, d: [undefined, { e: undefined }] };
    expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value));
  });

  it('writes entries as the object that they stand for, also where it is not taken apart', () => {
    const row = new Entries(() => [
      ['period', '2024'],
      ['skipped', undefined],
      ['value', 41.06],
    ]);
    for (const levels of [0, 1, 2, 3])
      expect([...jsonPieces({ data: [row, 1, row], none: new Entries(() => []) }, levels)].join('')).toBe(
        '{"data":[{"period":"2024","value":41.06},1,{"period":"2024","value":41.06}],"none":{}}',
      );
  });

  it('comes in many pieces where it is long, so that others have their turn between', () => {
    const rows = Array.from({ length: 1000 }, (_, place) => ({ place, text: 'x'.repeat(500) }));
    const wide = new Entries(() => Array.from({ length: 20_000 }, (_, place) => [`series-${place}`, place]));
    for (const value of [{ data: rows }, { data: [wide] }]) {
      const pieces = [...jsonPieces(value)];
      expect(pieces.length).toBeGreaterThan(5);
      for (const piece of pieces) expect(piece.length).toBeLessThan(70_000);
      expect(pieces.join('')).toBe(JSON.stringify(value));
    }
  });
});
