import { describe, expect, it } from 'vitest';
import fc from '../../fast-check.ts';
import { runs } from '../../long-form.ts';
import { dataset } from '../../seed/dataset.ts';
import { computations } from '../observations/computed.ts';
import { type List, seedFolder, served } from '../server.ts';

const server = served();

const warnings = async (query: string) =>
  (await server().json(`/v1/observations?indicator=output-a&${query}`)).meta.warnings;

describe('the warning mixedLanes', () => {
  it.each(['period=2023', 'kind=actual,target', 'kind=forecast,target', 'period=2023..2024'])(
    'is given for rows of two lanes: %s',
    async (query) => {
      expect((await warnings(query)).map(({ code }) => code)).toEqual(['mixedLanes']);
    },
  );

  it('names the lanes', async () => {
    const [warning] = await warnings('kind=forecast,target');
    expect(warning?.detail).toContain('forecast, target');
    expect(warning?.detail).not.toContain('estimate');
  });

  it.each(['kind=actual', 'kind=forecast', 'kind=target', 'period=2030'])(
    'is not given for rows of one lane: %s',
    async (query) => {
      expect(await warnings(query)).toEqual([]);
    },
  );
});

describe('the warning mixedUnits', () => {
  const seeded = served({ folder: seedFolder });
  const codes = async (path: string) =>
    (await seeded().json(path)).meta.warnings.map(({ code }) => code).filter((code) => code === 'mixedUnits');
  const several = 'indicator=data-output-nda,digital-economy-size-caict';

  it.each([
    [`/v1/observations?${several}&sort=-value`, true],
    [`/v1/observations?${several}&sort=lane,value&scale=billion`, true],
    [`/v1/latest?${several}&sort=-value`, true],
    // Rows of the other unit are on another page.
    [`/v1/observations?${several}&sort=-value&limit=1`, true],
    ['/v1/observations?indicator=*&sort=-value&limit=1', true],
    [`/v1/latest?${several}&sort=-value&limit=1`, true],
    [`/v1/observations?${several}&sort=-value&limit=1&source=people-20250429`, false],
    [`/v1/observations?${several}&sort=-period`, false],
    [`/v1/latest?${several}`, false],
    ['/v1/observations?indicator=data-output-nda,data-output-idc&sort=-value', false],
    // Growth is in percent, whatever grows.
    [`/v1/observations?${several}&transform=yoy&sort=-value`, false],
    [`/v1/observations?${several}&transform=change&sort=-value`, true],
  ])('is given for an order by value over rows of several units: %s', async (path, isGiven) => {
    expect(await codes(path)).toEqual(isGiven ? ['mixedUnits'] : []);
  });
});

describe('the warning scaleNotApplied', () => {
  const seeded = served({ folder: seedFolder });
  const asked = fc.record({
    topic: fc.constantFrom(...dataset.topics.keys()),
    computation: fc.constantFrom('', 'transform=ratio&by=gdp-current-nbs', ...computations),
    scale: fc.constantFrom('wan', 'billion'),
  });

  it('names the indicators of rows that are not in the scale, be they computed', async () => {
    const told = new Set<string>();
    await fc.assert(
      fc.asyncProperty(asked, async ({ topic, computation, scale }) => {
        const address = `/v1/observations?topic=${topic}&${computation}&scale=${scale}&limit=1000`;
        const response = await seeded().get(address);
        if (response.status === 422) return;
        const { data, page, meta }: List = JSON.parse(await response.text());
        if (page.next !== null) return;
        const unscaled = data.filter((row) => row.scale === '1').map(({ indicator }) => String(indicator));
        const warned = meta.warnings.find(({ code }) => code === 'scaleNotApplied')?.detail ?? '';
        const [, names = ''] = / the unit of (.+);/.exec(warned) ?? [];
        expect(names.split(', ').filter(Boolean).sort(), address).toEqual([...new Set(unscaled)].sort());
        if (names !== '') told.add(computation);
      }),
      { numRuns: runs(90) },
    );
    expect(told.size).toBeGreaterThan(3);
  });
});
