import { describe, expect, it } from 'vitest';
import {
  derivationSchema,
  derivedObservationSchema,
  wideRowSchema,
} from '../../../../src/domain/derivation/rows/derived-schema.ts';
import { descriptionsIn } from '../../../fixtures/schema-texts.ts';

const operand = derivationSchema.shape.operands.element;
const rate = derivationSchema.shape.rate.unwrap();

describe('the schemas of computed rows', () => {
  it.each([
    ['Derivation', derivationSchema],
    ['ComputedObservation', derivedObservationSchema],
    ['WideRow', wideRowSchema],
  ] as const)('%s has a name of its own and says what it is', (name, schema) => {
    expect(schema.meta()).toMatchObject({ id: name, description: expect.stringMatching(/^[A-Z].+\.$/) });
  });

  it.each([
    ['a derivation', derivationSchema, 4],
    ['a row', derivedObservationSchema, 20],
    ['a wide row', wideRowSchema, 1],
  ] as const)('describe %s in sentences', (_, schema, least) => {
    const texts = descriptionsIn(schema);
    expect(texts.length).toBeGreaterThanOrEqual(least);
    for (const { place, description } of texts) expect(description, place).toMatch(/^[A-Z`].+\.$/);
  });

  it('say of each key that may be null in computed rows alone when it is', () => {
    for (const key of [
      'id',
      'relation',
      'qualifier',
      'source',
      'publishedOn',
      'publishedPrecision',
    ] as const) {
      const schema = derivedObservationSchema.shape[key];
      expect(schema.safeParse(null).success, key).toBe(true);
      expect(schema.meta()?.description, key).toMatch(/null/);
    }
  });

  it('have the keys of the contract', () => {
    expect(Object.keys(derivationSchema.shape).join(' ')).toBe(
      'transform formula operands rate parts contradicts notes release',
    );
    expect(Object.keys(operand.shape).join(' ')).toBe(
      'name id kind lane value display source publishedOn links',
    );
    expect(Object.keys(rate.shape).join(' ')).toBe('value lower upper period source');
    expect(Object.keys(wideRowSchema.def.left.shape).join(' ')).toBe('period periodStart periodEnd');
  });

  it('take numbers, texts and nulls as cells of a wide row, and nothing else', () => {
    const row = { period: '2024', periodStart: '2024-01-01', periodEnd: '2024-12-31' };
    for (const cell of [1, 'about', null])
      expect(wideRowSchema.safeParse({ ...row, cell }).success).toBe(true);
    for (const cell of [true, [1], { value: 1 }])
      expect(wideRowSchema.safeParse({ ...row, cell }).success).toBe(false);
  });
});
