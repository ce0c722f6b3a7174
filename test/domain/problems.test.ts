import { describe, expect, it } from 'vitest';
import { Problem, type ProblemCode, problems } from '../../src/domain/problems.ts';

describe('a problem', () => {
  it.each(Object.keys(problems) as ProblemCode[])('%s has the status of its code', (code) => {
    expect(new Problem(code, 'Why.').status).toBe(problems[code].status);
  });

  it('carries what helps on', () => {
    const hints = {
      errors: [{ parameter: 'limit', value: '0', code: 'outOfRange', detail: 'Too small.' }],
      tryInstead: '/v1',
      retryAfter: 3,
      allow: 'GET, HEAD',
    };
    expect(new Problem('invalid-parameters', 'Why.', hints)).toMatchObject({ message: 'Why.', ...hints });
  });

  it('has no faults unless they are named', () => {
    expect(new Problem('internal', 'Why.').errors).toEqual([]);
  });
});
