import { describe, expect, it } from 'vitest';
import {
  observationKeys,
  observationParts,
  toObservation,
  toSparseObservations,
} from '../../../src/domain/statements/observation.ts';
import type { Statement } from '../../../src/domain/statements/statement.ts';
import { catalogue, linksBelow, statement, worded } from '../../fixtures/statements.ts';

const full = () => worded(statement(), catalogue);

/** What a store that reads only these parts gives. */
function read(parts: readonly (keyof Statement)[]): Partial<Statement> {
  return Object.fromEntries(Object.entries(full()).filter(([part]) => parts.some((name) => name === part)));
}

describe.each([
  { lang: 'en', scale: '1' },
  { lang: 'zh', scale: '1' },
  { lang: 'en', scale: 'yi' },
] as const)('in $lang at scale $scale', ({ lang, scale }) => {
  const how = { lang, scale, linksOf: linksBelow('https://api.example') };

  it.each(observationKeys)('%s is made from the parts that it names, and from no other', (key) => {
    const [sparse] = toSparseObservations([read(observationParts([key], how))], [key], { ...how, catalogue });
    expect(sparse).toEqual({ [key]: toObservation(full(), catalogue, how)[key] });
  });
});
