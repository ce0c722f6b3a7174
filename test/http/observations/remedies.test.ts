import { describe, expect, it } from 'vitest';
import { patience } from '../../fixtures/catalogue.ts';
import { sampled } from '../../long-form.ts';
import { indicators, kindOf, statements } from '../../seed/dataset.ts';
import { type ProblemBody, problemOf } from '../plugins/problem.ts';
import { type List, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

/** Path and query to which a refused computation points; it must answer. */
async function wayOn(query: string): Promise<string> {
  const path = `/v1/observations?${query}`;
  const { links } = await problemOf(await server().get(path), 'not-computable');
  const way = links.tryInstead ?? '';
  expect((await server().get(way)).status, way).toBe(200);
  return way.slice(`${server().base}/v1/observations?`.length);
}

describe('the way on from a refused computation', () => {
  it.each([
    [
      'indicator=5g-base-stations-miit&aggregate=sum&frequency=A',
      'aggregate=last&frequency=A&indicator=5g-base-stations-miit',
    ],
    ['indicator=data-output-nda-yoy&transform=yoy', 'indicator=data-output-nda-yoy&transform=change'],
    ['indicator=data-output-nda&transform=index', 'base=2023&indicator=data-output-nda&transform=index'],
  ])('%s keeps what its remedy alone makes computable', async (query, expected) => {
    expect(await wayOn(query)).toBe(expected);
  });

  it.each([
    // Without aggregate=sum there would still be zettabytes in dollars.
    [
      'indicator=data-output-nda&aggregate=sum&frequency=A&currency=USD&lang=zh',
      'frequency=A&indicator=data-output-nda&lang=zh',
    ],
    // With revisions=latest there would still be the sum of years to years.
    [
      'indicator=data-output-nda&aggregate=sum&frequency=A&revisions=all',
      'frequency=A&indicator=data-output-nda&revisions=all',
    ],
    // transform=change of a growth rate is defined, but not once it is divided by the population.
    ['indicator=data-output-nda-yoy&transform=index&per=person', 'indicator=data-output-nda-yoy'],
  ])('%s is the figures as published where its remedy alone is not enough', async (query, expected) => {
    expect(await wayOn(query)).toBe(expected);
  });

  it.each(['transform=cagr', 'per=gdp', 'per=person&transform=yoy'])(
    'has rows for every kind of indicator without figures of the frequency or area that %s needs',
    async (computation) => {
      const needed = new Set(
        statements.filter((s) => s.period.frequency === 'A' && s.area === 'CN').map((s) => s.indicator),
      );
      const others = sampled(
        indicators.filter(({ id }) => !needed.has(id)),
        kindOf,
      );
      expect(others.length).toBeGreaterThan(40);
      const empty: string[] = [];
      for (const { id } of others) {
        const response = await server().get(`/v1/observations?indicator=${id}&${computation}`);
        if (response.status !== 422) continue;
        const { links }: ProblemBody = JSON.parse(await response.text());
        const { data } = await server().json<List>(links.tryInstead ?? '');
        if (data.length === 0) empty.push(`${id}: ${links.tryInstead}`);
      }
      expect(empty).toEqual([]);
    },
    patience,
  );

  it('has rows where a refusal changed the frequency and no value can be computed', async () => {
    const sizes = 'indicator=digital-economy-size-caict,digital-economy-value-added-nda';
    const query = `${sizes}&frequency=M&transform=yoy&currency=USD&rate=stated&aggregate=sum&last=1`;
    const response = await server().get(`/v1/observations?${query}&cursor=zzz`);
    expect(response.status).toBe(400);
    const { links } = JSON.parse(await response.text());
    expect((await server().json(links.tryInstead)).data.length).toBeGreaterThan(0);
  });
});
