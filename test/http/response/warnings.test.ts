import { describe, expect, it } from 'vitest';
import { served } from '../server.ts';

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
