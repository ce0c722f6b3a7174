import { describe, expect, it } from 'vitest';
import { isLong, sampled } from '../../long-form.ts';
import { Described } from '../openapi/document.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

/** What each list needs besides the filter, so that its answer has rows. */
const needs: Readonly<Record<string, string>> = {
  '/v1/observations': 'source=capitalfm-2025-09-22&revisions=all&',
};

/** A filter of each list, as the OpenAPI document describes it. */
async function filters(): Promise<{ path: string; name: string }[]> {
  const described = await Described.ofAny(server());
  return described
    .operations()
    .filter(([path]) => !path.endsWith('{suffix}'))
    .flatMap(([path, { parameters = [] }]) =>
      parameters
        .filter(({ name, description = '' }) => description.includes('`*` takes all') && name !== 'source')
        .map(({ name }) => ({ path, name })),
    );
}

describe('a list filter that is `*`', () => {
  it('lets everything pass, on every route, in JSON and in CSV', async () => {
    const all = await filters();
    expect(all.length).toBeGreaterThanOrEqual(15);
    for (const { path: template, name } of sampled(all, (filter) => filter.name)) {
      const path = template.replace('{id}', 'data-output-nda');
      const without = `${path}?${needs[path] ?? ''}`;
      const [expected, table] = [await server().json(without), await server().text(`${without}format=csv`)];
      for (const value of isLong ? ['*', '%20*', '*,*'] : ['%20*,*']) {
        const address = `${without}${name}=${value}`;
        const found = await server().json(address);
        expect(found.page.total, address).toBeGreaterThan(0);
        expect([found.data, found.page.total], address).toEqual([expected.data, expected.page.total]);
        expect(await server().text(`${address}&format=csv`), address).toBe(table);
      }
    }
  });

  it('is every parameter that is called a comma list, but for keys and order', async () => {
    const described = await Described.ofAny(server());
    const lists = described.operations().flatMap(([path, { parameters = [] }]) =>
      parameters
        .filter(({ description = '' }) => description.startsWith('Comma list of'))
        .filter(({ name }) => name !== 'fields' && name !== 'sort')
        .map((parameter) => [`${path} ${parameter.name}`, parameter.description]),
    );
    for (const [name, description] of lists) expect(description, name).toContain('`*` takes all');
  });

  it('makes a selection of observations by itself', async () => {
    const totals = await Promise.all(
      [
        'indicator=*',
        'source=*',
        'concept=*',
        'indicator=*&area=*&kind=*&frequency=*',
        'indicator=*,data-output-nda',
      ].map(async (query) => (await server().json(`/v1/observations?${query}&limit=1`)).page.total),
    );
    expect(new Set(totals).size).toBe(1);
    expect(totals[0]).toBeGreaterThan(1000);
  });

  it('still refuses unknown words and ids beside it', async () => {
    await problemOf(await server().get('/v1/changes?relation=*,none'), 'invalid-parameters');
    await problemOf(await server().get('/v1/changes?indicator=*,none'), 'unknown-id');
  });
});

describe('a parameter that takes one id', () => {
  const ratio = '/v1/observations?indicator=data-industry-market-size-nddri&transform=ratio';

  it.each([
    [`${ratio}&by=%20gdp-current-nbs`, `${ratio}&by=gdp-current-nbs`],
    ['/v1/observations?indicator=*&release=%201', '/v1/observations?indicator=*&release=1'],
    ['/v1/changes?since=1%20', '/v1/changes?since=1'],
  ])('takes blanks around it: %s', async (blank, plain) => {
    const [found, expected] = [await server().json(blank), await server().json(plain)];
    const shown = ({ data, meta }: List) => [meta.release, data.map(({ id, display }) => [id, display])];
    expect(shown(found)).toEqual(shown(expected));
  });

  it.each([
    [`${ratio}&by=*`, 'by'],
    [`${ratio}&by=gdp-current-nbs,data-output-nda`, 'by'],
    ['/v1/observations?indicator=*&release=1,2', 'release'],
    ['/v1/observations?indicator=*&release=*', 'release'],
    ['/v1/changes?since=*', 'since'],
    ['/v1/changes?since=1,2', 'since'],
  ])('refuses several: %s', async (address, parameter) => {
    const { errors } = await problemOf(await server().get(address), 'invalid-parameters');
    expect(errors.map((error) => error.parameter)).toContain(parameter);
  });
});
