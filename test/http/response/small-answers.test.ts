import { describe, expect, it } from 'vitest';
import { read } from '../../project/files.ts';
import { seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

/** The rows of the table of bytes: an address, and the bytes that its answer has at most. */
const calls = [
  ...read('docs/queries.md').matchAll(/^\| [^`|]+`(\/v1\/[^`]+)` \| \d+ \| \d+ \| (\d+) \|$/gm),
].map(([, address = '', most = '']) => [address, Number(most)] as const);

describe('the table of bytes in the guide to queries', () => {
  it('has a row for JSON and for CSV', () => {
    expect(calls.length).toBeGreaterThanOrEqual(9);
    expect(calls.some(([address]) => address.includes('format=csv'))).toBe(true);
  });

  it.each(calls)('%s has at most %i bytes', async (address, most) => {
    const response = await server().get(address);
    expect(response.status).toBe(200);
    const { byteLength } = await response.arrayBuffer();
    expect(byteLength).toBeLessThanOrEqual(most);
    // A limit that nothing comes near holds nothing.
    expect(byteLength).toBeGreaterThan(most / 3);
  });
});
