import { expect, it } from 'vitest';
import { indicators, statements } from '../../seed/dataset.ts';
import { seedFolder, served } from '../server.ts';
import { computations, everyComputedRow } from './computed.ts';

const server = served({ folder: seedFolder });
const words = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

/** The number of a text such as `over 1.143 billion yuan`; of a unit with a word of its own the word counts. */
function numberIn(text: string): number {
  const [, digits = '', word = ''] = /(-?[\d,]+(?:\.\d+)?)(?: (\w+))?/.exec(text) ?? [];
  return Number(digits.replaceAll(',', '')) * (words.get(word) ?? 1);
}

it('prints every computed inequality so that it is true', async () => {
  const rows = await everyComputedRow(server(), computations);
  const texts = rows.flatMap(({ address, row: { qualifier, value, display } }) => {
    if (value === null || qualifier === null || qualifier === 'exact' || qualifier === 'about') return [];
    const above = qualifier === 'over' || qualifier === 'atLeast';
    const slack = Math.abs(value) * 1e-12;
    const isTrue = above ? numberIn(display) <= value + slack : numberIn(display) >= value - slack;
    return [{ isTrue, told: `${address}: ${display} of ${value}` }];
  });
  expect(texts.length).toBeGreaterThan(200);
  expect(texts.filter(({ isTrue }) => !isTrue).map(({ told }) => told)).toEqual([]);
}, 300_000);

it('serves no published bounds that exclude the printed value or are empty', () => {
  expect(indicators.length).toBeGreaterThan(400);
  const empty = statements.filter(({ value, bounds: { lower, upper } }) => {
    if (value === null) return false;
    return (lower !== null && lower > value) || (upper !== null && upper < value) || lower === upper;
  });
  expect(empty.map(({ indicator, period }) => `${indicator} ${period.text}`)).toEqual([]);
});
