import { describe, expect, it } from 'vitest';
import { served } from '../server.ts';
import { ask } from '../wire.ts';

const server = served();

const paths = [
  '/v1',
  '/v1/indicators',
  '/v1/indicators?format=csv',
  '/v1/indicators/output-a',
  '/v1/observations?indicator=*&revisions=all',
  '/v1/observations?indicator=*&revisions=all&format=csv&bom=1',
  '/v1/codelists/problems',
];

async function coded(coding: string | null, path: string) {
  return ask(server().port, path, { headers: coding === null ? {} : { 'Accept-Encoding': coding } });
}

describe('compression', () => {
  it.each(paths)('%s decodes to the same bytes', async (path) => {
    const plain = await coded(null, path);
    expect(plain.headers['content-encoding']).toBeUndefined();
    for (const coding of ['gzip', 'br']) {
      const packed = await coded(coding, path);
      expect(packed.headers['content-encoding']).toBe(coding);
      expect(packed.text).toBe(plain.text);
      expect(packed.headers['content-type']).toBe(plain.headers['content-type']);
      if (plain.bytes.length > 2000) expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
    }
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip, br;q=0.9', 'gzip'],
    ['br, gzip', 'br'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', undefined],
    ['deflate', undefined],
    ['*', 'br'],
    ['gzip;q=0', undefined],
    ['', undefined],
  ])('Accept-Encoding "%s" gets %s', async (accepted, coding) => {
    expect((await coded(accepted, '/v1')).headers['content-encoding']).toBe(coding);
  });

  it('leaves problems plain', async () => {
    const { headers } = await coded('gzip', '/v1/nothing');
    expect(headers['content-encoding']).toBeUndefined();
  });
});
