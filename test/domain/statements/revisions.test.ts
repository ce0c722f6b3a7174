import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/domain/statements/revisions.ts';
import { agree, settle } from '../../../src/domain/statements/revisions.ts';
import { claim } from './claims.ts';

/** Relations of a chain in the order given, each made known a day after the one before. */
function relationsOf(...claims: Claim[]): string[] {
  const dated = claims.map((entry, place) => ({ ...entry, knownFrom: `2024-01-0${place + 1}` }));
  const standings = settle(dated);
  return dated.map(({ id }) => standings.get(id)?.relation ?? 'lost');
}

describe('a later statement', () => {
  it('corroborates when it says the same', () => {
    expect(relationsOf(claim('a'), claim('b'))).toEqual(['first', 'corroborates']);
  });

  it('corroborates when it agrees and is less precise', () => {
    expect(relationsOf(claim('a', { digits: '30.4' }), claim('b'))).toEqual(['first', 'corroborates']);
  });

  it('refines when it agrees and is narrower', () => {
    expect(relationsOf(claim('a', { words: 'about' }), claim('b', { digits: '30.4' }))).toEqual([
      'first',
      'refines',
    ]);
  });

  it('refines an inequality by a figure that it allows', () => {
    expect(relationsOf(claim('a', { words: 'over' }), claim('b', { digits: '34' }))).toEqual([
      'first',
      'refines',
    ]);
  });

  it('corroborates when it repeats a number with or without its inequality', () => {
    expect(relationsOf(claim('a', { words: 'over' }), claim('b'))).toEqual(['first', 'corroborates']);
    expect(relationsOf(claim('a'), claim('b', { words: 'over' }))).toEqual(['first', 'corroborates']);
  });

  it('revises when it disagrees', () => {
    expect(relationsOf(claim('a'), claim('b', { digits: '31.5' }))).toEqual(['first', 'revises']);
    expect(relationsOf(claim('a', { words: 'over' }), claim('b', { words: 'under' }))).toEqual([
      'first',
      'revises',
    ]);
  });

  it('revises by a tighter inequality that the first does not reach', () => {
    expect(relationsOf(claim('a', { words: 'over', digits: '40' }), claim('b', { words: 'under' }))).toEqual([
      'first',
      'revises',
    ]);
  });
});

describe('a statement of a lesser tier', () => {
  it('corroborates where it would refine', () => {
    const chain = [claim('a', { words: 'about' }), claim('b', { digits: '30.4', tier: 'official' })];
    expect(relationsOf(...chain)).toEqual(['first', 'corroborates']);
  });

  it('disputes where it would otherwise revise, and both are known', () => {
    const chain = [claim('a', { tier: 'official' }), claim('b', { digits: '33', tier: 'secondary' })];
    expect(relationsOf(...chain)).toEqual(['first', 'disputes']);
  });

  it('is measured against the current one, not against the last', () => {
    const chain = [
      claim('a', { tier: 'official' }),
      claim('b', { digits: '33', tier: 'secondary' }),
      claim('c', { digits: '33', tier: 'official' }),
    ];
    expect(relationsOf(...chain)).toEqual(['first', 'disputes', 'revises']);
  });

  it('takes over where it names the current one as superseded', () => {
    const chain = [
      claim('a', { tier: 'official' }),
      claim('b', { digits: '33', tier: 'secondary', supersedes: 'a' }),
    ];
    expect(relationsOf(...chain)).toEqual(['first', 'revises']);
  });

  it('takes no advantage of superseding one that is no longer current', () => {
    const chain = [
      claim('a'),
      claim('b', { digits: '33' }),
      claim('c', { digits: '36', tier: 'secondary', supersedes: 'a' }),
    ];
    expect(relationsOf(...chain)).toEqual(['first', 'revises', 'disputes']);
  });
});

describe('rank inside the outturn', () => {
  it('rises from estimate to preliminary to actual', () => {
    const chain = [
      claim('a', { kind: 'estimate' }),
      claim('b', { kind: 'preliminary', digits: '32' }),
      claim('c', { kind: 'actual', digits: '33' }),
    ];
    expect(relationsOf(...chain)).toEqual(['first', 'revises', 'revises']);
  });

  it('keeps a lower kind from superseding', () => {
    const chain = [
      claim('a', { words: 'about' }),
      claim('b', { kind: 'estimate', digits: '30.4' }),
      claim('c', { kind: 'preliminary', digits: '33' }),
    ];
    expect(relationsOf(...chain)).toEqual(['first', 'corroborates', 'disputes']);
  });

  it('does not matter between forecasts', () => {
    const chain = [claim('a', { kind: 'forecast' }), claim('b', { kind: 'forecast', digits: '33' })];
    expect(relationsOf(...chain)).toEqual(['first', 'revises']);
  });
});

describe('a doubtful statement', () => {
  it('disputes or corroborates an undoubted one, and never supersedes it', () => {
    const chain = [
      claim('a', { words: 'about' }),
      claim('b', { digits: '30.4', doubtful: true }),
      claim('c', { digits: '33', doubtful: true }),
    ];
    expect(relationsOf(...chain)).toEqual(['first', 'corroborates', 'disputes']);
  });

  it('is superseded by an undoubted one', () => {
    const chain = [claim('a', { doubtful: true }), claim('b', { digits: '33' })];
    expect(relationsOf(...chain)).toEqual(['first', 'revises']);
  });

  it('may give way to another doubtful one', () => {
    const chain = [claim('a', { doubtful: true }), claim('b', { digits: '33', doubtful: true })];
    expect(relationsOf(...chain)).toEqual(['first', 'revises']);
  });
});

describe('the time of a statement', () => {
  it('as the current one ends on the day on which another takes over', () => {
    const standings = settle([
      claim('a', { words: 'about' }),
      claim('b', { digits: '30.4', knownFrom: '2024-03-15' }),
      claim('c', { digits: '33', knownFrom: '2024-06-18', tier: 'secondary' }),
      claim('d', { digits: '31.1', knownFrom: '2025-02-10' }),
    ]);
    expect(Object.fromEntries(standings)).toEqual({
      a: { relation: 'first', currentFrom: '2024-01-01', currentTo: '2024-03-15', previous: null },
      b: { relation: 'refines', currentFrom: '2024-03-15', currentTo: '2025-02-10', previous: 'a' },
      c: { relation: 'disputes', currentFrom: null, currentTo: null, previous: 'b' },
      d: { relation: 'revises', currentFrom: '2025-02-10', currentTo: null, previous: 'b' },
    });
  });

  it('of becoming known breaks its ties by tier, then by id', () => {
    const relations = (...claims: Claim[]) =>
      [...settle(claims)].map(([id, { relation }]) => `${id} ${relation}`);
    expect(relations(claim('a', { tier: 'secondary' }), claim('b', { digits: '33' }))).toEqual([
      'b first',
      'a disputes',
    ]);
    expect(relations(claim('b', { digits: '33' }), claim('a'))).toEqual(['a first', 'b revises']);
  });
});

describe('agreement', () => {
  it('is to have a number in common', () => {
    expect(agree(claim('a'), claim('b', { digits: '30.4' }))).toBe(true);
    // 29.5..30.5 and 30.5..31.5: the far end does not belong.
    expect(agree(claim('a'), claim('b', { digits: '31' }))).toBe(false);
  });

  it('needs a number on both sides to forgive an inequality', () => {
    const range = { ...claim('a', { digits: '30' }), value: null };
    expect(agree(range, claim('b', { words: 'over', digits: '30.6' }))).toBe(false);
    expect(agree(claim('b', { words: 'over', digits: '30.6' }), range)).toBe(false);
    expect(agree(claim('a', { digits: '41' }), claim('b', { words: 'under', digits: '40' }))).toBe(false);
  });
});

it('no statements have no standings', () => {
  expect(settle([]).size).toBe(0);
});
