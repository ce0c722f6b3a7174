import { describe, expect, it } from 'vitest';
import { uncomputed } from '../../../src/domain/catalogue/uncomputed.ts';
import { csvLine } from '../../../src/domain/statements/csv-cells.ts';
import { longCells, longColumns } from '../../../src/domain/statements/long-table.ts';
import { planImport } from '../../../src/store/import/import-plan.ts';
import { withEvidence } from '../../../src/store/seed/build/evidence-rows.ts';
import { settled } from '../../../src/store/seed/build/standings.ts';
import { readSeedFiles } from '../../../src/store/seed/read/seed-files.ts';
import fc from '../../fast-check.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';
import { readSheet, tableOf } from './sheets.ts';

const seed = readSeedFiles(fixtureSeed);
const given = { number: 1, source: 'yearbook-2022', today: '2025-11-01' };

/** Imports a table, and returns the rows of its release as the API exports them. */
function imported(text: string): string[] {
  const { dataset, rows } = planImport(readSheet(text), seed, given);
  expect(rows.filter(({ outcome }) => outcome !== 'first')).toEqual([]);
  const last = settled(dataset);
  const { byRelease } = withEvidence(dataset, [last], []);
  const catalogue = { ...dataset, ...uncomputed };
  return (byRelease[0] ?? [])
    .filter(({ release }) => dataset.releases[release - 1]?.local === true)
    .map((statement) => csvLine(longCells(statement, catalogue)));
}

const part = fc.constantFrom(
  '+',
  '-',
  '=',
  '@',
  "'",
  '"',
  ',',
  '\n',
  '\r\n',
  ';',
  '\t',
  ' ',
  '1',
  'a',
  '数',
  '|',
);
const note = fc
  .array(part, { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '');

describe('what an import writes', () => {
  it('is read back byte for byte: importing its export gives the same export', () => {
    fc.assert(
      fc.property(fc.array(note, { minLength: 1, maxLength: 40 }), (notes) => {
        const rows = notes.map((text, index) =>
          csvLine(['data-volume-so', 'CN', String(1950 + index), '15', text]),
        );
        const first = imported(csvLine(['indicator', 'area', 'period', 'value', 'note']) + rows.join(''));
        const exported = csvLine(longColumns) + first.join('');
        const kept = new Map(
          tableOf(exported).rows.map(({ cells }) => [Number(cells.period) - 1950, cells.note]),
        );
        expect(notes.map((_, index) => kept.get(index))).toEqual(notes);
        expect(imported(exported)).toEqual(first);
      }),
      { numRuns: 5 },
    );
  });

  it('keeps a note that begins like a formula without an apostrophe', () => {
    const text =
      'indicator,area,period,value,note\ndata-volume-so,CN,2019,15,=1+1\ndata-volume-so,CN,2018,15,-5 abc\n';
    const { dataset } = planImport(readSheet(text), seed, given);
    const notes = dataset.statements
      .filter(({ source }) => source === 'yearbook-2022')
      .map((each) => each.note);
    expect(notes).toEqual(expect.arrayContaining(['=1+1', '-5 abc']));
  });
});
