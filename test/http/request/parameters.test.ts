import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/domain/fault.ts';
import {
  choice,
  commaList,
  commaWords,
  oneOf,
  parameter,
  wholeNumber,
} from '../../../src/http/request/parameters.ts';
import { faultOf } from '../../domain/derivation/faulty.ts';
import fc from '../../fast-check.ts';

describe('a comma list', () => {
  it('is split into its distinct parts, in the order given', () => {
    expect(commaList('b, a,b')).toEqual(['b', 'a']);
  });

  it('gives back any list of distinct words', () => {
    const words = fc.uniqueArray(fc.stringMatching(/^[a-z-]+$/), { minLength: 1 });
    fc.assert(
      fc.property(words, (list) => {
        expect(commaList(list.join(','))).toEqual(list);
      }),
    );
  });

  it('has no empty place', () => {
    expect(faultOf(() => commaList('a,,b')).suggestions).toEqual(['a,b']);
    expect(faultOf(() => commaList(',')).suggestions).toEqual([]);
  });

  it('of words takes only those that are known', () => {
    const read = commaWords(['A', 'Q']);
    expect(read('Q,A')).toEqual(['Q', 'A']);
    expect(faultOf(() => read('A,W'))).toMatchObject({ code: 'notAllowed', allowed: ['A', 'Q'] });
    expect(oneOf(['en', 'zh'], 'zh')).toBe('zh');
  });
});

describe('a whole number', () => {
  const read = wholeNumber(1, 1000);

  it('is read between its ends, both inside', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (n) => {
        expect(read(String(n))).toBe(n);
      }),
    );
  });

  it.each([
    ['0', 'outOfRange', ['1']],
    ['5000', 'outOfRange', ['1000']],
    ['-1', 'malformed', []],
    ['ten', 'malformed', []],
    ['1.5', 'malformed', []],
    ['1e2', 'malformed', []],
  ])('refuses %s as %s and offers %j', (text, code, suggestions) => {
    expect(faultOf(() => read(text))).toMatchObject({ code, allowed: ['1..1000'], suggestions });
  });
});

describe('a parameter', () => {
  const described = { description: 'A number.', example: '1' };

  it('is what its function makes of the text', () => {
    expect(parameter(Number, described).parse('12')).toBe(12);
  });

  it('turns a fault into an issue that keeps its hints', () => {
    const schema = parameter(() => {
      throw new Fault('No.', { code: 'notAllowed', allowed: ['1'], suggestions: ['1'] });
    }, described);
    expect(schema.safeParse('2').error?.issues).toMatchObject([
      { message: 'No.', params: { code: 'notAllowed', allowed: ['1'], suggestions: ['1'] } },
    ]);
  });

  it('lets any other error through', () => {
    const schema = parameter(() => {
      throw new RangeError('ours');
    }, described);
    expect(() => schema.safeParse('2')).toThrow(RangeError);
  });

  it('carries its description and example along', () => {
    const meta = { description: 'A number.', examples: ['1'] };
    expect(parameter(Number, described).meta()).toEqual(meta);
    expect(choice(['en', 'zh'], described).meta()).toEqual(meta);
  });
});
