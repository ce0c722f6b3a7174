import { describe, expect, it } from 'vitest';
import { uuidOf } from '../../../src/formats/feeds/uuid.ts';

describe('a UUID of a name', () => {
  it('is that of RFC 9562, appendix A.4', () => {
    expect(uuidOf('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });
});
