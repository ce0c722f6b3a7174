import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { indicators } from '../../seed/dataset.ts';
import type { ProblemBody } from '../plugins/problem.ts';
import { seedFolder, served } from '../server.ts';
import { type ComputedRow, everyComputedRow, stated } from './computed.ts';

const server = served({ folder: seedFolder });
const signed = new Set(indicators.filter((indicator) => indicator.signed).map(({ id }) => id));

describe('a figure of a part of a period', () => {
  let partial: ComputedRow[] = [];
  beforeAll(async () => {
    const rows = await everyComputedRow(server(), [
      'aggregate=sum&frequency=A&partial=allow',
      'aggregate=average&frequency=A&partial=allow',
      'aggregate=last&frequency=A&partial=allow',
    ]);
    partial = rows.map(({ row }) => row).filter(({ derivation }) => derivation.parts !== null);
  }, 120_000);

  it('is a lower bound of a flow that cannot be negative, and else bounds nothing', () => {
    expect(partial.length).toBeGreaterThan(20);
    for (const { indicator, value, qualifier, bounds, derivation } of partial) {
      if (value === null) continue;
      const isLeast = derivation.transform.includes('aggregate=sum') && !signed.has(indicator);
      expect(bounds?.upper, indicator).toBeNull();
      expect(bounds?.lower === null, indicator).toBe(!isLeast);
      expect(['atLeast', 'over', 'about'], indicator).toContain(qualifier);
      if (!isLeast) expect(qualifier, indicator).toBe('about');
    }
  });

  it('is printed with no more digits than its part, where it is made of one', () => {
    const single = partial.filter(
      ({ value, derivation }) => value !== null && derivation.operands.length === 1,
    );
    expect(single.length).toBeGreaterThan(10);
    const withoutZeros = (text: string) => (text.includes('.') ? text : text.replace(/[0,]+$/, ''));
    const digitsIn = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '').length;
    for (const { display, derivation } of single) {
      const printed = stated.get(derivation.operands[0]?.id ?? '')?.digits ?? '';
      const [shown = ''] = /[\d.,]+/.exec(display) ?? [];
      expect(digitsIn(withoutZeros(shown)), display).toBeLessThanOrEqual(Math.max(2, digitsIn(printed)));
    }
  });

  it('says which part it is in its text, its sentence and its caveats', () => {
    for (const { value, display, statement, caveats, derivation } of partial) {
      if (value === null) continue;
      expect(display).toMatch(/ \(.* only\)$/);
      expect(statement).toContain(display);
      expect(caveats[0]?.en).toMatch(/^Made of .* only: other parts of the period are missing\.$/);
      expect(derivation.parts).toMatch(/^\d{4}-/);
    }
  });
});

const query = 'indicator=software-business-revenue-miit&period=2023&aggregate=sum&frequency=A&partial=allow';

describe('the first half of a year', () => {
  it('is said in long and wide tables, and below a picture', async () => {
    const csv = async (more: string): Promise<Record<string, string>[]> =>
      parse(await server().text(`/v1/observations?${query}&format=csv${more}`), { columns: true });
    const [long] = await csv('');
    expect(long).toMatchObject({ parts: expect.stringMatching(/^\d{4}-/), upper: '' });
    const [wide = {}] = await csv('&shape=wide');
    expect(Object.entries(wide).find(([name]) => name.endsWith(':note'))?.[1]).toBe(`parts ${long?.parts}`);
    const picture = await server().text(`/v1/observations?${query}&format=svg`);
    expect(picture).toContain('parts of a period: ');
  });
});

describe('a figure at a month that is not the flow of that month', () => {
  it.each([
    ['ai-core-industry-size-ndrc', 'sumOfNonFlow'],
    ['annotation-bases-output-value-nda', 'sumOfNonFlow'],
    ['annotation-industry-scale-shenyang', 'sumOfNonFlow'],
    ['generative-ai-services-filed-two-months-cac', 'otherSpan'],
  ])('%s is no part of a year', async (id, code) => {
    const address = `/v1/observations?indicator=${id}&aggregate=sum&frequency=A&partial=allow`;
    const response = await server().get(address);
    expect(response.status).toBe(422);
    const body: ProblemBody = JSON.parse(await response.text());
    expect(body.errors[0]?.code).toBe(code);
    expect((await server().get(body.links.tryInstead ?? '')).status).toBe(200);
  });
});

describe('a wide table', () => {
  const noteOf = async (query: string, format: string) => {
    const text = await server().text(`/v1/observations?${query}&shape=wide&format=${format}`);
    const rows: Record<string, string | null>[] =
      format === 'csv'
        ? parse(text, { columns: true })
        : text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line));
    return rows.flatMap((row) =>
      Object.entries(row).flatMap(([key, cell]) => (/:note$/.test(key) ? cell : [])),
    );
  };

  it.each(['csv', 'ndjson'])('says which checks a figure does not fit as %s', async (format) => {
    const query = 'indicator=digital-economy-size-caict&transform=yoy&period=2016';
    expect(await noteOf(query, format)).toEqual(['contradicts caict-growth-2016']);
  });

  it('names the base of a forecast also in another currency, and takes no exchange rate for one', async () => {
    const target =
      'indicator=digital-economy-value-added-provincial-broad&area=CN-FJ&period=2021&kind=target';
    expect(await noteOf(`${target}&currency=USD&transform=yoy`, 'csv')).toEqual(['base outturn']);
    expect(await noteOf(`${target}&currency=USD`, 'csv')).toEqual([]);
  });
});
