import { expect, it } from 'vitest';
import { scales } from '../../../src/domain/numbers/scales.ts';
import fc from '../../fast-check.ts';
import { runs } from '../../long-form.ts';
import { dataset } from '../../seed/dataset.ts';
import { type List, seedFolder, served } from '../server.ts';
import { computations } from './computed.ts';

const server = served({ folder: seedFolder });
const topics = [...dataset.topics.keys()];

const asked = fc.record({
  topic: fc.constantFrom(...topics),
  computation: fc.constantFrom(
    '',
    'area=CN',
    'revisions=all',
    'transform=ratio&by=gdp-current-nbs',
    ...computations,
  ),
  scale: fc.constantFrom(...Object.keys(scales)),
  sort: fc.constantFrom('value', '-value'),
  limit: fc.constantFrom(7, 100),
});

it('numbers of one unit are served in the order by value, whatever their scale and computation, from page to page', async () => {
  let ordered = 0;
  await fc.assert(
    fc.asyncProperty(asked, async ({ topic, computation, scale, sort, limit }) => {
      const seen = new Map<string, number>();
      let address: string | null =
        `/v1/observations?topic=${topic}&${computation}&scale=${scale}&sort=${sort}&limit=${limit}`;
      for (let page = 0; page < 3 && address !== null; page += 1) {
        const response = await server().get(address);
        if (response.status === 422) return;
        expect(response.status, address).toBe(200);
        const {
          data,
          page: { next },
        }: List = JSON.parse(await response.text());
        for (const { unit, value } of data) {
          const number = typeof value === 'number' ? value : Number.NEGATIVE_INFINITY;
          const before = seen.get(String(unit)) ?? number;
          expect(
            sort === 'value' ? number >= before : number <= before,
            `${address}: ${before}, ${number}`,
          ).toBe(true);
          seen.set(String(unit), number);
          ordered += 1;
        }
        address = next;
      }
    }),
    { numRuns: runs(90) },
  );
  expect(ordered).toBeGreaterThan(500);
});
