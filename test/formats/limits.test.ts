import { describe, expect, it } from 'vitest';
import { limits } from '../../src/domain/query/limits.ts';
import type { Answer } from '../../src/formats/answer.ts';
import { jsonStatOf } from '../../src/formats/cubes/json-stat.ts';
import { observationFormats } from '../../src/formats/formats.ts';
import { xlsxOf } from '../../src/formats/tables/xlsx.ts';
import { sheetRows, written } from './decode.ts';
import { seriesAnswer } from './series.ts';

/** The series of four observations, one in each batch, with the number of batches that were read. */
function counted(): { answer: Answer; read: () => number } {
  const { observations, ...series } = seriesAnswer();
  if (observations === undefined) throw new Error('The series has observations.');
  let read = 0;
  const each = async function* <T>(batches: AsyncIterable<readonly T[]>) {
    for (const item of (await Array.fromAsync(batches)).flat()) {
      read += 1;
      yield [item];
    }
  };
  const answer = { ...series, rows: () => each(series.rows()), observations: () => each(observations()) };
  return { answer, read: () => read };
}

describe.each([
  { of: xlsxOf, name: 'xlsx', code: 'tooManyRows', items: 'rows', whole: 4 },
  { of: jsonStatOf, name: 'jsonstat', code: 'tooManyCells', items: 'cells', whole: 8 },
])('$name', ({ of, name, code, items, whole }) => {
  it('is refused over its limit, with formats that have none', async () => {
    const detail = `The format ${name} holds at most 3 ${items}, and this query has more: narrow it, or take csv, ndjson, parquet, which have no limit.`;
    await expect(written(of(3), counted().answer)).rejects.toMatchObject({
      code: 'not-computable',
      status: 422,
      message: detail,
      errors: [{ parameter: 'format', value: name, code, detail, allowed: ['csv', 'ndjson', 'parquet'] }],
      tryInstead: '/v1/observations?format=csv',
    });
  });

  it('is refused as soon as the limit is exceeded, before its context is computed', async () => {
    const { answer, read } = counted();
    let contexts = 0;
    const context = () => {
      contexts += 1;
      return answer.context();
    };
    await expect(written(of(1), { ...answer, context })).rejects.toThrow('at most 1 ');
    expect([read(), contexts]).toEqual([2, 0]);
  });

  it('is written whole at its limit, and refused just beyond it', async () => {
    // Four observations of two lanes and four periods are a cube of eight cells.
    await expect(written(of(whole - 1), counted().answer)).rejects.toMatchObject({ errors: [{ code }] });
    const bytes = await written(of(whole), counted().answer);
    const held =
      name === 'xlsx'
        ? await sheetRows(bytes, 'data')
        : Object.keys(JSON.parse(`${bytes}`).extension.observation);
    expect(held).toHaveLength(4);
  });

  it('says its limit in its title, as it is declared', () => {
    const format = observationFormats.find((each) => each.name === name);
    expect(format?.title).toContain('at most 100,000');
    expect([limits.workbookRows, limits.cubeCells]).toEqual([100_000, 100_000]);
  });
});
