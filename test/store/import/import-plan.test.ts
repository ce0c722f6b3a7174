import { describe, expect, it } from 'vitest';
import { type Plan, planImport } from '../../../src/store/import/import-plan.ts';
import { readSeedFiles } from '../../../src/store/seed/read/seed-files.ts';
import { faultOf } from '../../domain/derivation/faulty.ts';
import { fixtureSeed } from '../../fixtures/seed.ts';
import { readSheet } from './sheets.ts';

const seed = readSeedFiles(fixtureSeed);

function planned(text: string, source: string | null = null): Plan {
  return planImport(readSheet(text), seed, { number: 1, source, today: '2025-11-01' });
}

/** Line, outcome and detail of the rows of a sheet with these columns. */
function outcomes(columns: string, ...lines: string[]): string[] {
  return planned([columns, ...lines].join('\n')).rows.map(
    ({ line, outcome, detail }) => `${line} ${outcome}: ${detail.en}`,
  );
}

const simple = 'indicator,area,period,value,source';
const long = `${simple},kind,qualifier`;

describe('a line of an import', () => {
  it('is the first statement where there was none', () => {
    expect(outcomes(simple, 'data-volume-so,CN,2019,15,yearbook-2022')).toEqual([
      '2 first: no earlier statement',
    ]);
  });

  // The survey of 10 February 2025 has 38.25 ZB for 2024.
  it.each([
    ['corroborates the same figure', '38.25,gazette-2025-03-01', 'corroborates'],
    ['corroborates by a coarser one', '38,gazette-2025-03-01', 'corroborates'],
    ['corroborates by a finer one of a lesser source', '38.253,post-2025-05-05', 'corroborates'],
    ['disputes by another one of a lesser source', '40,post-2025-05-05', 'disputes'],
    ['refines by a finer one of an equal source', '38.253,di-2025-09-29', 'refines'],
    ['revises by another one of an equal source', '40,di-2025-09-29', 'revises'],
  ])('%s', (_, cells, outcome) => {
    expect(outcomes(simple, `data-volume-so,CN,2024,${cells}`)).toEqual([
      `2 ${outcome}: after data-volume-so.CN.2024.so-2025-02-10`,
    ]);
  });

  it('is unchanged when it exists already', () => {
    expect(outcomes(simple, 'data-volume-so,CN,2024,38.25,so-2025-02-10')).toEqual([
      '2 unchanged: It exists already.',
    ]);
    expect(planned(`${simple}\ndata-volume-so,CN,2024,38.25,so-2025-02-10`).files.size).toBe(0);
    expect(outcomes(`${simple},note`, 'data-volume-so,CN,2024,38.25,so-2025-02-10,Another note.')).toEqual([
      '2 unchanged: It exists already with another note, which stays: statements are never changed.',
    ]);
  });

  it('is rejected when its source states something else', () => {
    const detail = 'rejected: Its source already states exact 38.25e0; statements are never changed.';
    expect(
      outcomes(
        long,
        'data-volume-so,CN,2024,38.5,so-2025-02-10,,',
        'data-volume-so,CN,2024,38.25,so-2025-02-10,,about',
      ),
    ).toEqual([`2 ${detail}`, `3 rejected: Line 2 of this file states the same already.`]);
    expect(outcomes(long, 'data-volume-so,CN,2024,38.25,so-2025-02-10,,about')).toEqual([`2 ${detail}`]);
  });

  it('is compared with the lines before it as with the seed', () => {
    expect(
      outcomes(
        simple,
        'data-volume-so,CN,2019,15,so-2024-03-15',
        'data-volume-so,CN,2019,15.2,so-2025-02-10',
      ),
    ).toEqual(['2 first: no earlier statement', '3 refines: after data-volume-so.CN.2019.so-2024-03-15']);
  });

  it('supersedes the statement that it names, with a reason', () => {
    const columns = `${simple},supersedes,supersedesReason`;
    const row = 'data-volume-so,CN,2024,40,post-2025-05-05';
    expect(outcomes(columns, `${row},data-volume-so.CN.2024.so-2025-02-10,Withdrawn`)[0]).toMatch(
      /^2 revises/,
    );
    expect(outcomes(columns, `${row},data-volume-so.CN.2024.so-2025-02-10,`)).toEqual([
      '2 rejected: supersedes: give the reason in supersedesReason.',
    ]);
    expect(outcomes(columns, `${row},data-volume-so.CN.2024.nobody,Withdrawn`)).toEqual([
      '2 rejected: supersedes: statement "data-volume-so.CN.2024.nobody" is not known.',
    ]);
  });
});

describe('a source that is not known', () => {
  it('is refused with the closest ones, and with how a new one is described', () => {
    expect(() => planned('indicator,area,period,value', 'so-2025-02-1')).toThrow(
      /^source "so-2025-02-1" is not known; close to it: so-2025-02-10.*\. --title, --publisher and --published-on describe a new one\.$/,
    );
  });
});

describe('a line that cannot be read', () => {
  it('is rejected with its number and its reason, together with all others', () => {
    const rows = [
      'data-volume-s,CN,2024,1,so-2025-02-10',
      'data-volume-so,XX,2024-13,1,so-2025-02-10',
      'data-volume-so,CN,2018,"12,5",so-2025-02-10',
      'data-volume-so,CN,2018,12.5%,so-2025-02-10',
      'data-volume-so-yoy,CN,2018,1.5 million,so-2025-02-10',
      'data-volume-so,CN,2018,1,nobody',
      'data-volume-so,CN,2018,1,',
      'data-volume-so,CN,2017,1,so-2025-02-10',
      'data-volume-so,CN,2017,1,so-2025-02-10',
    ];
    expect(outcomes(simple, ...rows)).toEqual([
      expect.stringMatching(
        /^2 rejected: .*indicator "data-volume-s" is not known; close to it: data-volume-so/,
      ),
      expect.stringMatching(/^3 rejected: .*"2024-13" is not a month/),
      expect.stringMatching(/^4 rejected: value: "12,5" could be read in two ways/),
      '5 rejected: value: "12.5%" is a percentage, but the unit is ZB.',
      '6 rejected: value: "1.5 million" has a power of ten, but the unit is percent.',
      expect.stringMatching(/^7 rejected: .*source "nobody" is not known/),
      '8 rejected: source: the row names no source; give one with --source.',
      '9 first: no earlier statement',
      '10 rejected: Line 9 of this file states the same already.',
    ]);
  });

  it.each([
    [
      'unit',
      'data-volume-so,CN,2018,1,so-2025-02-10,CNY',
      'unit: "data-volume-so" is measured in ZB, not in "CNY".',
    ],
    ['scale', 'data-volume-so,CN,2018,1,so-2025-02-10,lakh', /^scale: "lakh" is not one of 1, thousand, wan/],
    [
      'digits',
      'data-volume-so,CN,2018,1,so-2025-02-10,7',
      'digits: "7" is not the same figure as the value.',
    ],
    ['digits', 'data-volume-so,CN,2018,1,so-2025-02-10,one', 'digits: "one" is not a plain decimal number.'],
    ['caveats', 'data-volume-so,CN,2018,1,so-2025-02-10,Beware', /^caveats: "Beware" needs both languages/],
    ['kind', 'data-volume-so,CN,2018,1,so-2025-02-10,guess', /kind/],
    ['doubtful', 'data-volume-so,CN,2018,1,so-2025-02-10,yes', /needs a caveat in both languages/],
  ])('says what is wrong with its %s', (column, row, message) => {
    const [only] = planned(`${simple},${column}\n${row}`).rows;
    expect(only).toMatchObject({
      line: 2,
      outcome: 'rejected',
      detail: { en: expect.stringMatching(message) },
    });
  });

  it('does not hide a fault of the seed', () => {
    const broken = new Map([...seed, ['topics.yaml', 'volume: {}\n']]);
    const sheet = readSheet(`${simple}\ndata-volume-so,CN,2018,1,so-2025-02-10`);
    expect(() => planImport(sheet, broken, { number: 1, source: null, today: '2025-11-01' })).toThrow(
      'topics.yaml:1',
    );
  });
});

describe('a table that is not an import', () => {
  it('is refused with the columns that it lacks', () => {
    expect(faultOf(() => planned('indicator,period\na,2024')).message).toContain(
      'it lacks the column area (--area CN says it for all rows); it lacks the column value.',
    );
    expect(faultOf(() => planned('indicator,area,period\na,CN,2024')).message).toContain(
      'cannot be imported: it lacks the column value.',
    );
  });

  it.each([
    ['qualifer', 'qualifier'],
    ['kinds', 'kind'],
  ])(
    'is refused for the misspelt column %s, which would change figures if it were ignored',
    (wrong, right) => {
      const text = `indicator,area,period,value,${wrong}\ndata-volume-so,CN,2019,15,about\n`;
      expect(faultOf(() => planned(text)).message).toContain(
        `the column "${wrong}" is not known (${right}?)`,
      );
    },
  );

  it('has nothing to import when it has no rows', () => {
    expect(planned(simple)).toMatchObject({ rows: [], files: new Map() });
  });
});

describe('the numbers of an import', () => {
  /** Printed digits, power of ten and value that a cell of yuan becomes. */
  const read = (value: string, more: Record<string, string> = {}, separator = '\t') => {
    const cells = {
      indicator: 'data-trade-value-so',
      area: 'CN',
      period: '2019',
      value,
      source: 'yearbook-2022',
      ...more,
    };
    const { dataset, rows } = planned(
      [Object.keys(cells), Object.values(cells)].map((list) => list.join(separator)).join('\n'),
    );
    const found = dataset.statements.find(({ period }) => period.text === '2019');
    return found ? [found.digits, found.exponent, found.value] : rows[0]?.detail.en;
  };

  it.each([
    ['3.2万亿', '3.2', 12, 3.2e12],
    ['1.5 trillion', '1.5', 12, 1.5e12],
    ['5,860亿', '5860', 8, 5.86e11],
    ['1,234.5', '1234.5', 0, 1234.5],
    ['5.86E+12', '5.86', 12, 5.86e12],
  ])('%s', (text, ...figure) => {
    expect(read(text)).toEqual(figure);
  });

  it('are multiplied by the scale of their row', () => {
    expect(read('58.6', { scale: 'yi' })).toEqual(['58.6', 8, 5.86e9]);
    expect(read('5860000000000', { digits: '5.86' })).toEqual(['5.86', 12, 5.86e12]);
    expect(read('0', { digits: '0' })).toEqual(['0', 0, 0]);
  });

  it('are refused where the name of their unit has a scale that their row does not say', () => {
    const said = /^unitName: "(亿元|hundred million yuan)" is CNY with the scale yi/;
    expect(read('58.6', { unitName: '亿元' })).toMatch(said);
    expect(read('58.6', { unitName: 'hundred million yuan', scale: 'million' })).toMatch(said);
    expect(read('58.6', { unitName: '亿元', scale: 'yi' })).toEqual(['58.6', 8, 5.86e9]);
    expect(read('58.6', { unitName: '人民币元' })).toEqual(['58.6', 0, 58.6]);
    expect(read('58.6', { unitName: 'what another version called it' })).toEqual(['58.6', 0, 58.6]);
  });

  it('with one comma or point before three digits are refused in a table with semicolons', () => {
    expect(read('1,234', {}, ';')).toMatch(/two ways/);
    expect(read('1.234', {}, ';')).toMatch(/two ways/);
    expect(read('1.23', {}, ';')).toEqual(['1.23', 0, 1.23]);
  });
});
