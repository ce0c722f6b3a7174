import { describe, expect, it } from 'vitest';
import { everyNth, sampled } from '../../long-form.ts';
import { Described } from '../openapi/document.ts';
import { problemOf } from '../plugins/problem.ts';
import { seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

interface AreaCode {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly parent: string | null;
}

async function areaCodes(): Promise<readonly AreaCode[]> {
  const body: unknown = await server().json('/v1/codelists/areas?limit=1000');
  return (body as { data: readonly AreaCode[] }).data;
}

/** The form of a code: the world, a country, a province, or a place below one. */
const levelOf = (code: string) => code.replace(/\d/g, '0').replace(/[A-Z]/g, 'A');

/** What each route needs besides the filter, so that its answer may have rows. */
const needs: Readonly<Record<string, string>> = { '/v1/observations': 'indicator=*&' };

async function routesWithAreas(): Promise<string[]> {
  const described = await Described.ofAny(server());
  return (
    described
      .operations()
      // A comparison and a claim are of one area; files have one format each.
      .filter(([path]) => !['/v1/concepts/{id}', '/v1/verify'].includes(path) && !path.endsWith('.{suffix}'))
      .filter(([, { parameters = [] }]) => parameters.some(({ name }) => name === 'area'))
      .map(([path]) => path)
  );
}

describe('a pattern of areas', () => {
  it('is the list of the codes below it, on every route with a filter by area, in JSON and CSV', async () => {
    const all = await areaCodes();
    const left = ['CN-HK', 'CN-MO', 'CN-TW'];
    const parents = [...new Set(all.flatMap(({ parent }) => parent ?? []))];
    expect(parents).toEqual(expect.arrayContaining(['W0', 'CN', 'CN-GD', 'CN-370200']));
    const routes = await routesWithAreas();
    expect(routes.length).toBeGreaterThanOrEqual(2);
    for (const path of routes)
      for (const parent of sampled(parents, levelOf)) {
        const below = all.filter((area) => area.parent === parent && !left.includes(area.id));
        const whole = path.replace('{id}', '5g-base-stations-provincial');
        const address = `${whole}?${needs[path] ?? ''}limit=1000&area=`;
        const [found, listed] = [
          await server().json(`${address}${parent}-*`),
          await server().json(`${address}${below.map(({ id }) => id)}`),
        ];
        expect([found.data, found.page.total], address + parent).toEqual([listed.data, listed.page.total]);
        expect(await server().text(`${address}${parent}-*&format=csv`)).toBe(
          await server().text(`${address}${below.map(({ id }) => id)}&format=csv`),
        );
      }
  });

  it('takes the 31 provinces, without the country and without cities', async () => {
    const rows = await server().json('/v1/observations?indicator=*&area=CN-*&limit=1000&fields=area');
    const areas = new Set(rows.data.map(({ area }) => String(area)));
    expect(areas.size).toBeGreaterThanOrEqual(10);
    for (const area of areas) expect(area).toMatch(/^CN-(?!HK|MO|TW)[A-Z]{2}$/);
  });

  it('stands beside codes, each area once', async () => {
    const total = async (area: string) =>
      (await server().json(`/v1/observations?indicator=*&area=${area}&limit=1`)).page.total;
    expect(await total('CN-*,CN-GZ,CN')).toBe((await total('CN-*')) + (await total('CN')));
  });

  it('pages on', async () => {
    const first = await server().json('/v1/observations?indicator=*&area=CN-*&limit=10');
    const next = await server().json(first.page.next ?? '');
    expect(next.page.total).toBe(first.page.total);
    expect(next.data.map(({ id }) => id)).not.toEqual(first.data.map(({ id }) => id));
  });

  it.each([
    ['CN*', 'CN-*'],
    ['cn-gd-*', 'CN-GD-*'],
    ['GD-*', 'CN-GD-*'],
    ['CN-GD*', 'CN-GD-*'],
    ['广东-*', 'CN-GD-*'],
    ['Guangdong*', 'CN-GD-*'],
    ['CN-BJ-*', 'CN-BJ'],
    ['CN-440300-*', 'CN-440300'],
    ['CN-440000-*', 'CN-GD-*'],
    ['-**', 'CN-*'],
  ])('that names none leads to one that does: %s', async (pattern, meant) => {
    for (const path of await routesWithAreas()) {
      const response = await server().get(`${path}?${needs[path] ?? ''}area=${encodeURIComponent(pattern)}`);
      const { errors, links } = await problemOf(response, 'unknown-id');
      expect(errors[0]).toMatchObject({ parameter: 'area', value: pattern });
      expect(errors[0]?.suggestions?.[0], pattern).toBe(meant);
      expect(links.tryInstead).toBeTypeOf('string');
    }
  });
});

describe('an area by another name', () => {
  it('leads to its code: any name in either language, with or without 省 or 市, and its code of GB/T 2260', async () => {
    for (const { id, name } of everyNth(3, await areaCodes())) {
      const plain = name.zh.replace(/(省|市|(壮族|回族|维吾尔)?自治区|特别行政区)$/, '');
      const digits = /^CN-\d{6}$/.test(id) ? [id.slice(3)] : [];
      for (const text of [name.en, name.en.toUpperCase(), name.zh, plain, ...digits]) {
        if (text === id) continue;
        const { errors } = await problemOf(
          await server().get(`/v1/observations?indicator=*&area=${encodeURIComponent(text)}`),
          'unknown-id',
        );
        expect(errors[0]?.suggestions?.[0], text).toBe(id);
      }
    }
  });

  it.each([
    ['440000', 'CN-GD'],
    ['CN-310000', 'CN-SH'],
    ['Xian', 'CN-610100'],
    ['Xi’an', 'CN-610100'],
    ['Ürümqi', 'CN-650100'],
    ['Shenzhen City', 'CN-440300'],
    ['Tibet', 'CN-XZ'],
    ['内蒙古', 'CN-NM'],
  ])('%s is %s', async (text, id) => {
    const address = `/v1/observations?indicator=*&area=${encodeURIComponent(text)}`;
    const { errors } = await problemOf(await server().get(address), 'unknown-id');
    expect(errors[0]).toMatchObject({ code: 'otherSpelling', suggestions: [id] });
  });
});
