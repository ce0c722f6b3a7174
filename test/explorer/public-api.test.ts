import { describe, expect, it } from 'vitest';
import { ApiFailure } from '../../src/explorer/site/public-api.ts';

describe('a failed answer', () => {
  it('is told by its problem document', () => {
    const problem = {
      code: 'unknown-id',
      title: 'Unknown',
      status: 404,
      detail: 'Nothing.',
      instance: '/v1/areas/x',
    };
    expect(new ApiFailure(404, problem, null)).toMatchObject({ problem, message: 'Nothing.' });
  });

  // Pages then say in words of their own that the server does not answer.
  it.each([
    ['of a framework', { statusCode: 500, error: 'Internal Server Error', message: 'x is not a function' }],
    ['of a proxy', '<html>Bad gateway</html>'],
    ['without a body', null],
  ])('has none: %s', (_, body) => {
    expect(new ApiFailure(502, body, null)).toMatchObject({ problem: null, message: '502' });
  });
});
