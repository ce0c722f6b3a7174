import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { csvRows } from '../../src/store/seed/read/seed-csv.ts';
import type { SeedFault } from '../../src/store/seed/read/seed-faults.ts';

const shape = z.strictObject({ id: z.string(), note: z.string().max(12) });

function read(text: string) {
  const faults: SeedFault[] = [];
  const values = csvRows('notes.csv', text, shape, faults).map(({ value }) => value);
  return { values, faults: faults.map(({ line, column, message }) => `${line}:${column} ${message}`) };
}

const two = [
  { id: 'a', note: 'one, two' },
  { id: 'b', note: 'say "no"' },
];

describe('a CSV file of the seed', () => {
  it.each([
    ['as it is', 'id,note\na,"one, two"\nb,"say ""no"""\n'],
    ['without a line break at its end', 'id,note\na,"one, two"\nb,"say ""no"""'],
    ['with the line breaks of Windows', 'id,note\r\na,"one, two"\r\nb,"say ""no"""\r\n'],
    ['with a byte order mark', '\uFEFFid,note\na,"one, two"\nb,"say ""no"""\n'],
  ])('is read %s', (_, text) => {
    expect(read(text)).toEqual({ values: two, faults: [] });
  });

  it('may have a line break within quotes', () => {
    expect(read('id,note\na,"one\ntwo"\n').values).toEqual([{ id: 'a', note: 'one\ntwo' }]);
  });

  it.each([
    ['nothing', ''],
    ['a header alone', 'id,note\n'],
  ])('of %s has no rows', (_, text) => {
    expect(read(text)).toEqual({ values: [], faults: [] });
  });

  it.each([
    ['a quote in the middle of a cell', 'a,say "no"', /^2:1 Invalid Opening Quote/],
    ['a quote that is closed too early', 'a,"say" no', /^2:1 Invalid Closing Quote/],
    ['a quote that is never closed', 'a,"say no', /^\d:1 Quote Not Closed/],
    ['a cell too many', 'a,b,c', /^2:1 Invalid Record Length/],
    ['an empty line', '\na,b', /^\d:1 Invalid Record Length/],
  ])('is refused with %s', (_, row, fault) => {
    const { values, faults } = read(`id,note\n${row}\n`);
    expect(values).toEqual([]);
    expect(faults).toEqual([expect.stringMatching(fault)]);
  });

  it('reports the position of a bad cell after quotes and line breaks', () => {
    expect(read('id,note\n"a\nb",c\nd,"far too long a note"\n').faults).toEqual([
      expect.stringMatching(/^4:3 note: /),
    ]);
    expect(read('id,note\n"a\nb",far too long a note\n').faults).toEqual([
      expect.stringMatching(/^3:4 note: /),
    ]);
  });
});
