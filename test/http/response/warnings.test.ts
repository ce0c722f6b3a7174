import { describe, expect, it } from 'vitest';
import { seedFolder, served } from '../server.ts';

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
