import { describe, expect, it } from 'vitest';
import { tiers, wordsOf } from '../../../src/domain/statements/codes.ts';
import { evidenceOf, evidenceOfResult, type Testimony } from '../../../src/domain/statements/evidence.ts';
import { settle } from '../../../src/domain/statements/revisions.ts';
import fc from '../../fast-check.ts';
import { unconfirmed } from '../../fixtures/statements.ts';
import { chain, claim } from './claims.ts';

/** A testimony of 30, each said by a publisher of its own on a later day than the one before. */
function said(...all: (Parameters<typeof claim>[1] & Partial<Testimony>)[]): Testimony[] {
  return all.map(({ publisher, text, ...rest }, place) => {
    const id = `s${place}`;
    const day = { knownFrom: `2024-01-0${place + 1}` };
    return Object.assign(claim(id, { ...day, ...rest }), {
      publisher: publisher ?? `publisher ${place}`,
      text: text ?? id,
    });
  });
}

const alone = { failed: [], rivals: null };

/** Evidence of the first, or of another, of some testimonies. */
function evidence(statements: readonly Testimony[], place = 0) {
  const own = statements[place];
  if (own === undefined) throw new Error(`No testimony ${place}.`);
  return evidenceOf(own, { ...alone, statements });
}

const official = { tier: 'official' } as const;
const secondary = { tier: 'secondary' } as const;

describe('confirmations', () => {
  it('are later statements that agree, and the newest has the date', () => {
    const statements = said({}, secondary, { ...secondary, words: 'about' });
    expect(evidence(statements)).toMatchObject({ confirmations: 2, confirmedOn: '2024-01-03' });
    expect(evidence(statements, 1)).toMatchObject({ confirmations: 1 });
    expect(evidence(statements, 2)).toMatchObject({ confirmations: 0, confirmedOn: null });
  });

  it('may be more precise', () => {
    expect(evidence(said({ words: 'over' }, { digits: '30.4' })).confirmations).toBe(1);
  });

  it('count once for each publisher, and not for its own', () => {
    const xinhua = { ...secondary, publisher: 'Xinhua' };
    expect(evidence(said({}, xinhua, xinhua, secondary)).confirmations).toBe(2);
    expect(evidence(said(xinhua, xinhua)).confirmations).toBe(0);
  });

  it('count once for each original text, and not for its own', () => {
    const copied = { ...secondary, text: 'report' };
    expect(evidence(said({}, copied, copied)).confirmations).toBe(1);
    expect(evidence(said(copied, copied)).confirmations).toBe(0);
  });

  it('count a chain of a publisher and a text once', () => {
    const statements = said(
      {},
      { publisher: 'a', text: 'x' },
      { publisher: 'a', text: 'y' },
      { publisher: 'b', text: 'y' },
    );
    expect(evidence(statements).confirmations).toBe(1);
  });

  it('are never doubtful', () => {
    expect(evidence(said({}, { doubtful: true })).confirmations).toBe(0);
  });
});

describe('disputes', () => {
  it('are counted on both sides', () => {
    const statements = said(official, { ...secondary, digits: '33' });
    expect(evidence(statements)).toMatchObject({ disputes: 1, grade: 'B' });
    expect(evidence(statements, 1)).toMatchObject({ disputes: 1, grade: 'D' });
  });
});

describe('the grade', () => {
  it.each([
    ['A', official, 1],
    ['B', official, 0],
    ['A', {}, 1],
    ['B', {}, 0],
    ['C', secondary, 0],
    ['C', secondary, 1],
    ['B', secondary, 2],
  ] as const)('is %s for %o with %d confirmations', (grade, own, confirmations) => {
    const others = Array.from({ length: confirmations }, () => secondary);
    expect(evidence(said(own, ...others)).grade).toBe(grade);
  });

  it('is D for a doubtful statement, however often confirmed', () => {
    expect(evidence(said({ doubtful: true }, {}, {})).grade).toBe('D');
  });

  it('is D for a statement that the same or a better tier has revised', () => {
    const revised = said(official, { ...official, digits: '33' });
    expect(evidence(revised).grade).toBe('D');
    expect(evidence(revised, 1).grade).toBe('B');
    expect(evidence(said(secondary, { ...official, digits: '33' })).grade).toBe('D');
  });

  it('is not lowered by a doubtful statement that disagrees', () => {
    expect(evidence(said(official, { digits: '33', doubtful: true })).grade).toBe('B');
  });

  it.each([
    ['a firmer kind', { kind: 'preliminary' }, {}],
    ['the same publisher', { publisher: 'NBS' }, { publisher: 'NBS' }],
    ['a reason', {}, { supersedes: 's0' }],
  ] as const)('is not lowered by a revision with %s', (_, own, other) => {
    expect(evidence(said({ ...official, ...own }, { ...official, ...other, digits: '33' })).grade).toBe('B');
  });

  it('is not lowered once a source as good has confirmed the figure again', () => {
    const statements = said(official, { ...official, digits: '33' }, official);
    expect(evidence(statements)).toMatchObject({ grade: 'A', confirmations: 1 });
    expect(evidence(said(official, { ...official, digits: '33' }, secondary)).grade).toBe('D');
  });

  it('is D in a failed check without an explanation', () => {
    const [own, ...statements] = said({}, secondary);
    if (own === undefined) throw new Error('Nobody said anything.');
    const of = (explained: boolean) =>
      evidenceOf(own, { statements, rivals: null, failed: [{ id: 'sum', explained }] });
    expect(of(false)).toMatchObject({ grade: 'D', failedChecks: ['sum'] });
    expect(of(true)).toMatchObject({ grade: 'A', failedChecks: ['sum'] });
  });
});

const chainWithVoices = fc
  .tuple(chain, fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }))
  .map(([claims, publishers]): Testimony[] =>
    claims.map((entry, place) =>
      Object.assign(entry, { publisher: `p${publishers[place]}`, text: entry.id }),
    ),
  );

describe('the evidence of any chain', () => {
  it('does not depend on the order in which it is given', () => {
    fc.assert(
      fc.property(chainWithVoices, (statements) => {
        const reversed = statements.toReversed();
        for (const own of statements)
          expect(evidenceOf(own, { ...alone, statements: reversed })).toEqual(
            evidenceOf(own, { ...alone, statements }),
          );
      }),
    );
  });

  it('follows the first rule that holds', () => {
    fc.assert(
      fc.property(chainWithVoices, (statements) => {
        for (const own of statements) {
          const { grade, confirmations } = evidenceOf(own, { ...alone, statements });
          if (own.doubtful) expect(grade).toBe('D');
          if (grade === 'A') expect([own.tier === 'secondary', confirmations > 0]).toEqual([false, true]);
          if (grade === 'B')
            expect(own.tier === 'secondary' ? confirmations >= 2 : confirmations).toBe(
              own.tier === 'secondary' ? true : 0,
            );
          if (grade === 'C') expect([own.tier, confirmations < 2]).toEqual(['secondary', true]);
        }
      }),
    );
  });

  it('counts every publisher that the rule of supersession lets confirm the first statement', () => {
    fc.assert(
      fc.property(chainWithVoices, (statements) => {
        const standings = settle(statements);
        const first = statements.find(({ id }) => standings.get(id)?.relation === 'first');
        if (first === undefined) return;
        const publishers = new Set(
          statements
            .filter(({ id }) => id !== first.id && standings.get(id)?.previous === first.id)
            .filter(({ id }) => ['corroborates', 'refines'].includes(standings.get(id)?.relation ?? ''))
            .filter(({ doubtful, publisher }) => !doubtful && publisher !== first.publisher)
            .map(({ publisher }) => publisher),
        );
        const { confirmations } = evidenceOf(first, { ...alone, statements });
        expect(confirmations).toBeGreaterThanOrEqual(publishers.size);
      }),
    );
  });
});

describe('the evidence of a computed value', () => {
  it('has the worst grade of its operands, and no confirmations', () => {
    const of = (...grades: ('A' | 'B' | 'C' | 'D')[]) =>
      evidenceOfResult(grades.map((grade) => ({ ...unconfirmed, grade, confirmations: 3 })));
    expect(of('A', 'C', 'B')).toMatchObject({ grade: 'C', confirmations: 0, confirmedOn: null, tier: null });
    expect(of('A')).toMatchObject({ grade: 'A' });
    expect(of()).toBeNull();
  });

  it('has the disputes and failed checks of its operands', () => {
    const operand = { ...unconfirmed, disputes: 1, failedChecks: ['sum'] };
    expect(evidenceOfResult([operand, operand])).toMatchObject({ disputes: 2, failedChecks: ['sum'] });
  });
});

it('knows every tier', () => {
  for (const tier of wordsOf(tiers)) expect(evidence(said({ tier })).tier).toBe(tier);
});
