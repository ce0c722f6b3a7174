import { describe, expect, it } from 'vitest';
import { transformNames } from '../../../src/domain/derivation/transforms.ts';
import { natures, wordsOf } from '../../../src/domain/statements/codes.ts';
import { isLong } from '../../long-form.ts';
import type { ProblemBody } from '../plugins/problem.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

/** One real indicator of each nature, and one in dollars. */
const indicators = {
  flow: 'telecom-business-revenue-miit',
  stock: '5g-base-stations-miit',
  ratio: 'digital-economy-gdp-share-caict',
  growth: 'software-business-revenue-miit-yoy',
  index: 'digital-china-index-nda',
  dollars: 'software-exports-miit',
} as const;

const frequencies = ['A', 'Q', 'M', 'YTD'] as const;
const currencies = ['', '&currency=USD', '&currency=USD&rate=stated', '&currency=CNY'] as const;
const extras: Partial<Record<string, string>> = { index: '&base=2022', movingAverage: '&window=2' };

/** Rows that are there or have a reason, or a refusal with a reason and an address that works. */
async function answersOrReasons(address: string): Promise<void> {
  const response = await server().get(address);
  if (response.status === 200) {
    const { data }: List = JSON.parse(await response.text());
    for (const row of data) expect(row.value === null, address).toBe(row.missingReason !== null);
    return;
  }
  expect(response.status, address).toBe(422);
  const body: ProblemBody = JSON.parse(await response.text());
  expect(body.detail, address).toMatch(/\.$/);
  expect(body.errors.length, address).toBeGreaterThan(0);
  for (const { code, detail, parameter } of body.errors) {
    expect(code, address).toMatch(/^[a-z][A-Za-z]+$/);
    expect(detail, address).toMatch(/\.$/);
    expect(
      new URL(address, 'http://x').searchParams.has(parameter) ||
        parameter === 'base' ||
        parameter === 'area',
      address,
    ).toBe(true);
  }
  expect(
    (await server().get(body.links.tryInstead ?? '/none')).status,
    `${address} -> ${body.links.tryInstead}`,
  ).toBe(200);
}

describe('every transform of every nature, frequency and currency answers or says why not', () => {
  it('covers every nature', () => {
    expect(Object.keys(indicators)).toEqual(expect.arrayContaining(wordsOf(natures)));
  });

  it.each(Object.entries(indicators))(
    '%s',
    async (_, indicator) => {
      for (const [row, transform] of transformNames.entries())
        for (const [column, frequency] of frequencies.entries())
          for (const currency of isLong
            ? currencies
            : currencies.filter((_, at) => at === (row + column) % 4))
            await answersOrReasons(
              `/v1/observations?indicator=${indicator}&frequency=${frequency}&transform=${transform}${extras[transform] ?? ''}${currency}`,
            );
    },
    60_000,
  );

  it.each(Object.entries(indicators))(
    'aggregated and divided: %s',
    async (_, indicator) => {
      for (const aggregate of ['sum', 'average', 'last'])
        for (const frequency of ['A', 'S', 'Q'])
          for (const more of ['', '&partial=allow', '&partial=allow&transform=yoy'])
            await answersOrReasons(
              `/v1/observations?indicator=${indicator}&frequency=${frequency}&aggregate=${aggregate}${more}`,
            );
      for (const divided of ['per=person', 'per=gdp', 'transform=ratio&by=gdp-current-nbs'])
        for (const currency of currencies)
          await answersOrReasons(`/v1/observations?indicator=${indicator}&${divided}${currency}`);
    },
    60_000,
  );
});

describe('parameters that mean nothing together', () => {
  it.each([
    ['base=2023', 'base', 'baseWithoutUse'],
    ['transform=yoy&base=2023', 'base', 'baseWithoutUse'],
    ['window=3', 'window', 'windowWithoutUse'],
    ['transform=index&base=2023&window=3', 'window', 'windowWithoutUse'],
    ['by=gdp-current-nbs', 'by', 'byWithoutUse'],
    ['transform=ratio', 'transform', 'byRequired'],
    ['partial=allow', 'partial', 'partialWithoutUse'],
    ['aggregate=sum', 'aggregate', 'frequencyRequired'],
    ['aggregate=sum&frequency=A,Q', 'aggregate', 'frequencyRequired'],
    ['aggregate=sum&frequency=YTD', 'aggregate', 'frequencyRequired'],
    ['rate=stated', 'rate', 'rateWithoutUse'],
    ['transform=yoy&revisions=all', 'revisions', 'severalStatements'],
    ['per=person&revisions=first', 'revisions', 'severalStatements'],
    ['currency=USD&revisions=all', 'revisions', 'severalStatements'],
  ])('%s', async (query, parameter, code) => {
    const address = `/v1/observations?indicator=data-output-nda&${query}`;
    const { errors, links } = await problemOf(await server().get(address), 'not-computable');
    const value = new URLSearchParams(query).get(parameter);
    expect(errors).toEqual([{ parameter, value, code, detail: expect.stringMatching(/\.$/) }]);
    expect((await server().get(links.tryInstead ?? '/none')).status, links.tryInstead).toBe(200);
  });

  it('are all named at once, and one address mends them all', async () => {
    const { errors, links } = await problemOf(
      await server().get(
        '/v1/observations?indicator=data-output-nda&base=2023&window=3&partial=allow&rate=stated',
      ),
      'not-computable',
    );
    expect(errors.map(({ parameter }) => parameter)).toEqual(['base', 'window', 'partial', 'rate']);
    expect((await server().get(links.tryInstead ?? '/none')).status).toBe(200);
  });
});
