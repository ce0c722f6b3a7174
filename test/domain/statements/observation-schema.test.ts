import { describe, expect, it } from 'vitest';
import { boundsOf, quantity } from '../../../src/domain/numbers/quantity.ts';
import { boundsSchema, observationSchema, textSchema } from '../../../src/domain/statements/observation.ts';
import { descriptionsIn } from '../../fixtures/schema-texts.ts';

const { source } = observationSchema.shape;

describe('the schemas of an observation', () => {
  it.each([
    ['Text', textSchema],
    ['Bounds', boundsSchema],
    ['SourceReference', source],
    ['Observation', observationSchema],
  ] as const)('%s has a name of its own and says what it is', (name, schema) => {
    expect(schema.meta()).toMatchObject({ id: name, description: expect.stringMatching(/^[A-Z`].+\.$/) });
  });

  it('describe keys in sentences', () => {
    const texts = descriptionsIn(observationSchema);
    expect(texts.length).toBeGreaterThan(15);
    for (const { place, description } of texts) expect(description, place).toMatch(/^[A-Z`].+\.$/);
  });

  it('have the keys of the contract', () => {
    expect(Object.keys(textSchema.shape)).toEqual(['en', 'zh']);
    expect(Object.keys(boundsSchema.shape)).toEqual([
      'lower',
      'upper',
      'lowerInclusive',
      'upperInclusive',
      'basis',
    ]);
    expect(Object.keys(source.shape)).toEqual(['id', 'title', 'publisher', 'publisherZh', 'tier', 'url']);
    expect(Object.keys(observationSchema.shape).join(' ')).toBe(
      'id indicator area frequency period periodStart periodEnd lane kind value missingReason unit scale qualifier bounds display statement publishedOn publishedPrecision knownFrom knownUntil relation caveats source links evidence',
    );
  });

  it('show as bounds those of about 49 trillion', () => {
    const { lower, upper, ...rest } = boundsOf(quantity('49', 12, 'about'));
    expect(boundsSchema.meta()?.examples).toEqual([
      { lower: lower?.toNumber(), upper: upper?.toNumber(), ...rest },
    ]);
  });

  it('show a text in both languages', () => {
    expect(textSchema.meta()?.examples).toEqual([
      { en: expect.stringMatching(/[A-Za-z]/), zh: expect.stringMatching(/\p{Script=Han}/u) },
    ]);
  });
});
