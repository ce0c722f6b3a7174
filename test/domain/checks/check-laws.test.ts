import { describe, expect, it } from 'vitest';
import { evaluate, exactly, identities } from '../../../src/domain/checks/evaluation.ts';
import { contains } from '../../../src/domain/numbers/interval.ts';
import type { Quantity } from '../../../src/domain/numbers/quantity.ts';
import { type Qualifier, wordsOf } from '../../../src/domain/statements/codes.ts';
import fc from '../../fast-check.ts';
import { figure } from '../../fixtures/figures.ts';
import { operandOf, printed } from '../../fixtures/operands.ts';

describe('a check that cannot be computed', () => {
  it('is reported as such when a role has no operand', () => {
    for (const name of wordsOf(identities)) {
      const { roles } = identities[name];
      expect(evaluate(name, {})).toEqual({ outcome: 'notComputable', left: null, right: null, slack: null });
      const all = Object.fromEntries(roles.map((role) => [role.replace('[]', ''), [printed('5')]]));
      expect(evaluate(name, all).outcome).not.toBe('notComputable');
      for (const role of Object.keys(all))
        expect(evaluate(name, { ...all, [role]: [] }).outcome).toBe('notComputable');
    }
  });

  it('is reported as such when a divisor can only be zero', () => {
    const operands = { part: [printed('3')], share: [exactly(0)], whole: [printed('20')] };
    expect(evaluate('share', operands)).toMatchObject({ outcome: 'notComputable' });
  });

  it('does not hide an error of the program', () => {
    const broken = {
      get first(): never {
        throw new TypeError('broken');
      },
    };
    expect(() => evaluate('agreement', broken)).toThrow('broken');
  });
});

describe('the sides of an identity', () => {
  it('contain their own value for all operands', () => {
    fc.assert(
      fc.property(
        figure(fc.constantFrom<Qualifier>('exact', 'about')),
        figure(fc.constantFrom<Qualifier>('exact', 'about')),
        (a, b) => {
          const { left } = evaluate('sum', { parts: [operandOf(a), operandOf(b)], total: [operandOf(a)] });
          expect(left?.value && contains(left.bounds, left.value)).toBe(true);
        },
      ),
    );
  });

  it('agree with themselves and in both orders', () => {
    fc.assert(
      fc.property(figure(), figure(), (a, b) => {
        const operand = (q: Quantity) => [operandOf(q)];
        expect(evaluate('agreement', { first: operand(a), second: operand(a) }).outcome).toBe('consistent');
        const there = evaluate('agreement', { first: operand(a), second: operand(b) });
        const back = evaluate('agreement', { first: operand(b), second: operand(a) });
        expect([there.outcome, String(there.slack)]).toEqual([back.outcome, String(back.slack)]);
      }),
    );
  });
});
