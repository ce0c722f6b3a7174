import { describe, expect, it } from 'vitest';
import { type Refusal, refusalProblem } from '../../../src/domain/derivation/refusal.ts';

const refusal: Refusal = {
  problem: 'mixed-definitions',
  parameter: 'transform',
  code: 'growthOfShare',
  detail: 'A share.',
  remedy: { transform: 'change', base: null },
};

describe('the problem of refusals', () => {
  it('is none where nothing is refused', () => {
    expect(refusalProblem([], () => null)).toBeNull();
  });

  it('names each fault with the given value and valid ones', () => {
    const second: Refusal = { ...refusal, problem: 'not-computable', parameter: 'area', remedy: null };
    const third: Refusal = { ...refusal, detail: 'Another.', suggestions: ['index'] };
    const problem = refusalProblem(
      [refusal, second, third],
      (name) => (name === 'transform' ? 'yoy' : null),
      '/v1',
    );
    expect(problem).toMatchObject({ code: 'mixed-definitions', status: 422, tryInstead: '/v1' });
    expect(problem?.message).toBe('A share. Another.');
    expect(problem?.errors).toEqual([
      {
        parameter: 'transform',
        value: 'yoy',
        code: 'growthOfShare',
        detail: 'A share.',
        suggestions: ['change'],
      },
      { parameter: 'area', value: null, code: 'growthOfShare', detail: 'A share.' },
      {
        parameter: 'transform',
        value: 'yoy',
        code: 'growthOfShare',
        detail: 'Another.',
        suggestions: ['index'],
      },
    ]);
  });

  it('has no address where none is known', () => {
    expect(refusalProblem([refusal], () => null)?.tryInstead).toBeUndefined();
  });
});
