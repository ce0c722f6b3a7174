import { describe, expect, it } from 'vitest';
import { frequencyNames } from '../../../src/domain/statements/codes.ts';
import { currentStatements } from '../../seed/dataset.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, seedFolder, served } from '../server.ts';
import { computations } from './computed.ts';

const provincial = '5g-base-stations-provincial';
const coreOfProvinces = 'digital-economy-core-value-added-provincial';

const server = served({ folder: seedFolder });
const canalys = 'cloud-infrastructure-spending-canalys';

interface Answer {
  readonly keys: ReadonlySet<string>;
  readonly warned: string;
}

/** Indicator, area, frequency and lane of all rows, with the words of all warnings; null where the query is refused. */
async function answerTo(query: string): Promise<Answer | null> {
  const keys = new Set<string>();
  let warned = '';
  let address: string | null = `/v1/observations?${query}&limit=1000`;
  while (address !== null) {
    const response = await server().get(address);
    if (response.status === 422) return null;
    expect(response.status, address).toBe(200);
    const { data, meta, page }: List = JSON.parse(await response.text());
    for (const { indicator, area, frequency, lane } of data)
      keys.add([indicator, area, frequency, lane].join(' '));
    warned += meta.warnings.map(({ detail }) => detail).join(' ');
    address = page.next;
  }
  return { keys, warned };
}

const frequencies = Map.groupBy(currentStatements, ({ indicator }) => indicator);
const several = [...frequencies]
  .filter(([, own]) => new Set(own.map(({ period }) => period.frequency)).size > 1)
  .map(([id]) => id);

/** Series of the published answer that neither have rows in the computed one nor are named in a warning. */
function lost(published: Answer, computed: Answer, isAggregate: boolean): string[] {
  return [...published.keys].filter((key) => {
    const [indicator = '', area, frequency, lane] = key.split(' ');
    const name = Object.entries(frequencyNames).find(([code]) => code === frequency)?.[1].name.en;
    if (
      computed.keys.has(key) ||
      computed.warned.includes(`${indicator} (${name})`) ||
      computed.warned.includes(`${indicator} (${name}; `)
    )
      return false;
    // Aggregates have the frequency to which the series was brought.
    const brought = isAggregate && computed.keys.has([indicator, area, 'A', lane].join(' '));
    return !brought && !new RegExp(`${indicator}(?![\\w-]| \\([a-z])`).test(computed.warned);
  });
}

describe('a computed answer', () => {
  it('has rows of every published series, or a warning that names it', async () => {
    const ids = several.join(',');
    const asked = [
      ...computations,
      'transform=index&base=2023',
      'transform=index&base=2024-Q1',
      'transform=cagr&base=2023',
      'transform=ratio&by=gdp-current-nbs',
    ];
    const silent: string[] = [];
    let answered = 0;
    const plain = await answerTo(`indicator=${ids}`);
    const annual = await answerTo(`indicator=${ids}&frequency=A`);
    for (const computation of asked) {
      const isAggregate = computation.includes('aggregate=');
      const published = !isAggregate && computation.includes('frequency=A') ? annual : plain;
      const computed = await answerTo(`indicator=${ids}&${computation}`);
      if (computed === null || published === null) continue;
      answered += 1;
      silent.push(...lost(published, computed, isAggregate).map((key) => `${computation}: ${key}`));
    }
    expect(several.length).toBeGreaterThan(10);
    expect(answered).toBeGreaterThan(10);
    expect(silent).toEqual([]);
  });

  it('names the frequencies that a base leaves out, in the language of the answer', async () => {
    const english = await answerTo(`indicator=${canalys}&transform=index&base=2021`);
    expect(english?.warned).toContain(
      `Left out: ${canalys} (quarterly). The base 2021 is a period of annual figures`,
    );
    const chinese = await answerTo(`indicator=${canalys}&transform=index&base=2021&lang=zh`);
    expect(chinese?.warned).toMatch(/未列出：.+（季度）。基期2021只适用于年度数据/);
    const asked = await answerTo(`indicator=${canalys}&transform=index&base=2021&frequency=A`);
    expect(asked?.warned).not.toContain('Left out');
  });

  it('names the frequencies that an aggregate does not take', async () => {
    const answer = await answerTo(`indicator=${canalys}&aggregate=sum&frequency=A&partial=allow`);
    expect(answer?.warned).toContain(`Left out: ${canalys} (annual).`);
  });
});

/** Areas that a warning names, and how many more; null where it names none. */
function areasIn(warned: string): { named: string[]; more: number } | null {
  const told = /This holds for ((?:[A-Z0-9-]+, )*[A-Z0-9-]+)(?: and (\d+) more areas?)? only/.exec(warned);
  return told === null ? null : { named: told[1]?.split(', ') ?? [], more: Number(told[2] ?? 0) };
}

describe('a warning of what was not computed', () => {
  it.each([
    [coreOfProvinces, 'frequency=A', '2020'],
    [coreOfProvinces, 'frequency=A', '2022'],
    [coreOfProvinces, 'frequency=A', '2023'],
    ['gdp-current-provincial', 'frequency=A', '2023'],
    [provincial, 'frequency=M', '2023-06'],
  ])('of %s names the areas that are refused alone, where not all are', async (id, of, base) => {
    const query = `indicator=${id}&${of}`;
    const published = await answerTo(query);
    const areas = [...new Set([...(published?.keys ?? [])].map((key) => key.split(' ')[1] ?? ''))];
    const computed = await answerTo(`${query}&transform=index&base=${base}`);
    const refused: string[] = [];
    for (const area of areas)
      if ((await answerTo(`${query}&transform=index&base=${base}&area=${area}`)) === null) refused.push(area);
    expect(refused.length).toBeLessThan(areas.length);
    const told = areasIn(computed?.warned ?? '') ?? { named: [], more: 0 };
    expect(told.named).toEqual(refused.sort().slice(0, 5));
    expect(told.more).toBe(Math.max(0, refused.length - 5));
  });

  it('is a problem where all are refused, which says of which areas each reason is, with what would do there', async () => {
    const refusalsOf = async (query: string) =>
      (await problemOf(await server().get(`/v1/observations?${query}`), 'not-computable')).errors;
    for (const [query, areas] of [
      ['indicator=gdp-current-provincial&transform=index&base=2020', ['CN-BJ', 'CN-JS', 'CN-SD', 'CN-SH']],
      [`indicator=${provincial}&area=CN-*&transform=index&base=1990`, ['CN-SH', 'CN-ZJ', 'CN-GD']],
    ] as const) {
      const together = await refusalsOf(query);
      for (const area of areas) {
        const alone = await refusalsOf(`${query.replace('&area=CN-*', '')}&area=${area}`);
        const own = together.filter(({ detail }) =>
          new RegExp(`holds for [^.]*${area}[^.]*\\.$`).test(detail),
        );
        expect(
          own.map(({ code }) => code),
          area,
        ).toEqual(alone.map(({ code }) => code));
        expect(own.map(({ suggestions }) => suggestions)).toEqual(
          alone.map(({ suggestions }) => suggestions),
        );
      }
      expect(new Set(together.map(({ detail }) => detail)).size).toBe(together.length);
      const chinese = await refusalsOf(`${query}&lang=zh`);
      expect(new Set(chinese.map(({ detail }) => detail)).size).toBe(together.length);
    }
  });

  it('names the areas of what a base leaves out of some only, in the language of the answer', async () => {
    const query = `indicator=${provincial},${coreOfProvinces}&transform=index&base=2023`;
    const { warned = '' } = (await answerTo(query)) ?? {};
    expect(warned).toContain(`Left out: ${provincial} (monthly; CN-SH)`);
    expect(warned).toContain('The base 2023 is no period of the frequency M.');
    expect(warned).toMatch(
      new RegExp(`holds for ${provincial} \\((CN-\\w\\w, ){4}CN-\\w\\w and \\d+ more areas\\)`),
    );
    expect((await answerTo(`${query}&lang=zh`))?.warned).toMatch(/未计算：.+等\d+个地区的5G基站数（省级）/);
    expect((await answerTo(`${query}&lang=zh`))?.warned).toContain(
      '未列出：上海市的5G基站数（省级）（月度）',
    );
  });

  it('names the areas for which a divisor lacks a period, where it has it of others', async () => {
    const query = `indicator=${coreOfProvinces}&transform=ratio&by=gdp-current-provincial`;
    expect((await answerTo(query))?.warned).toMatch(
      /has no figure for [^:]*2023 \(CN-BJ\): nothing is computed/,
    );
    expect((await answerTo(`${query}&lang=zh`))?.warned).toMatch(/2023（北京市）/);
  });
});
