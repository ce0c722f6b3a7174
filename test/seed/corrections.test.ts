import { describe, expect, it } from 'vitest';
import { statementId } from '../../src/domain/statements/statement.ts';
import { settled } from '../../src/store/seed/build/standings.ts';
import { readDataset } from '../../src/store/seed/read/read-seed.ts';
import { type Edit, edited, faultsOf } from './edited.ts';

const third = `"3":
  publishedOn: 2025-11-01
  title: { en: The third year, zh: 第三年 }
  notes: { en: What was corrected., zh: 更正。 }
`;

/** The made-up seed with a third release, and rows of `corrections.csv` without their header. */
function correcting(rows: readonly string[], ...edits: readonly Edit[]) {
  const files = new Map(edited(...edits));
  files.set('releases.yaml', `${files.get('releases.yaml')}${third}`);
  files.set(
    'corrections.csv',
    `statement,release,column,old,new,reason\n${rows.map((row) => `${row}\n`).join('')}`,
  );
  return files;
}

const recount = 'data-volume-so.CN.2023.so-2025-02-10';
const survey = 'data-volume-so.CN.2023.so-2024-03-15';

describe('a row of corrections.csv is refused', () => {
  it.each([
    ['of an unknown statement', `${survey}x,3,note,,Read,Why`, /2:1 statement ".*x" is not known; close/],
    ['of an unknown release', `${survey},4,note,,Read,Why`, /2:38 release "4" is not known/],
    ['of the release of its statement', `${recount},2,note,Recount,,Why`, /2:38 release: ".*" was added/],
    ['of an unknown column', `${survey},3,colour,,red,Why`, /2:40 column: "colour" is none of value, scale/],
    ['of a part of the id', `${survey},3,source,so-2024-03-15,so-2024-08,Why`, /withdraw the statement/],
    ['that misquotes what was there', `${survey},3,value,30.5,30.6,Why`, /2:46 old: value is "30.4"/],
    ['that changes nothing', `${survey},3,value,30.4,30.4,Why`, /2:51 new: it says the same as old/],
    ['without a reason', `${survey},3,value,30.4,30.5,`, /2:56 reason: /],
    ['with a value that is none', `${survey},3,value,30.4,many,Why`, /2:51 value: Write a plain decimal/],
    ['with half a caveat', `${survey},3,caveatEn,,Doubtful.,Why`, /2:50 caveatEn: write a caveat in both/],
    [
      'with an unknown successor',
      `${survey},3,withdrawn,,${recount}x,Why`,
      /2:51 statement ".*" is not known/,
    ],
    ['that withdraws something old', `${survey},3,withdrawn,yes,,Why`, /2:50 old: leave it empty/],
  ])('%s', (_, row, fault) => {
    const faults = faultsOf(correcting([row]));
    expect(faults).toEqual([expect.stringMatching(fault)]);
    expect(faults[0]).toMatch(/^corrections\.csv:2:/);
  });

  it('that is there twice', () => {
    const row = `${survey},3,note,,Read,Why`;
    expect(faultsOf(correcting([row, row]))).toEqual([
      expect.stringMatching(/^corrections\.csv:3:40 column: "note" is corrected twice/),
    ]);
  });

  it('of a statement that is withdrawn', () => {
    const rows = [`${survey},3,withdrawn,,,Why`, `${survey},3,note,,Read,Why`];
    expect(faultsOf(correcting(rows))).toEqual([
      expect.stringMatching(/^corrections\.csv:2:1 ".*" is withdrawn/),
      expect.stringMatching(/^corrections\.csv:3:1 ".*" is withdrawn/),
    ]);
  });

  it('with a successor that is withdrawn itself', () => {
    const rows = [`${survey},3,withdrawn,,${recount},Why`, `${recount},3,withdrawn,,,Why`];
    expect(faultsOf(correcting(rows))).toEqual([
      expect.stringMatching(/^corrections\.csv:2:51 statement ".*" is withdrawn itself/),
    ]);
  });
});

describe('a corrected statement', () => {
  const dataset = readDataset(
    correcting([
      `${survey},3,value,30.4,29.4,Misread.`,
      `${survey},3,qualifier,exact,about,Misread.`,
      `${recount},3,withdrawn,,${survey},Not of this survey.`,
    ]),
  );
  const at = (release: number) =>
    settled(dataset, release).find((statement) => statementId(statement) === survey);

  it('says what it said in the releases before', () => {
    expect(at(2)).toMatchObject({ digits: '30.4', qualifier: 'exact', corrections: [] });
    expect(at(3)).toMatchObject({ digits: '29.4', qualifier: 'about', release: 1 });
    expect(at(3)?.corrections).toEqual([
      { release: 3, column: 'value', old: '30.4', new: '29.4', reason: 'Misread.' },
      { release: 3, column: 'qualifier', old: 'exact', new: 'about', reason: 'Misread.' },
    ]);
  });

  it('stands among the statements of each release', () => {
    expect(at(1)).toMatchObject({ relation: 'refines', currentTo: null });
    expect(at(2)).toMatchObject({ relation: 'refines', currentTo: '2025-02-10' });
    expect(at(3)).toMatchObject({ relation: 'revises', currentFrom: '2024-03-15', currentTo: null });
  });

  it('that is withdrawn is in no later release', () => {
    const ids = (release: number) => settled(dataset, release).map(statementId);
    expect(ids(2)).toContain(recount);
    expect(ids(3)).not.toContain(recount);
  });
});

describe('a source', () => {
  const before = (was: string) =>
    [
      'sources.yaml',
      'url: https://survey.example/2025-02-10',
      `url: https://survey.example/2025-02-10\n  before: [{ release: "3", ${was}, reason: Looked up. }]`,
    ] as const;
  const standing = (was: string, release: number) => {
    const dataset = readDataset(correcting([], before(was)));
    const found = settled(dataset, release).find((statement) => statementId(statement) === recount);
    return found && [found.relation, found.publishedOn, found.currentFrom, found.corrections.length];
  };

  it('of another tier lets the statements of earlier releases stand as they did', () => {
    expect(standing('tier: secondary', 2)).toEqual(['disputes', '2025-02-10', null, 0]);
    expect(standing('tier: secondary', 3)).toEqual(['revises', '2025-02-10', '2025-02-10', 0]);
  });

  it('of another date corrects its statements', () => {
    expect(standing('publishedOn: 2024-03-01', 2)).toEqual(['revises', '2024-03-01', '2024-03-01', 0]);
    expect(standing('publishedOn: 2024-03-01', 3)).toEqual(['revises', '2025-02-10', '2025-02-10', 1]);
  });

  it('had something else before a release that is known', () => {
    const [fault] = faultsOf(
      correcting(
        [],
        [
          'sources.yaml',
          'tier: primary',
          'tier: primary\n  before: [{ release: "9", tier: official, reason: Why }]',
        ],
      ),
    );
    expect(fault).toMatch(/^sources\.yaml:10:\d+ release "9" is not known/);
  });
});

describe('a retired indicator', () => {
  const retired = [
    'indicators.yaml',
    'growthOf: data-volume-so\n',
    'growthOf: data-volume-so\n  retired: { release: "3", successor: data-volume-so }\n',
  ] as const;
  const growth = ['2022.yearbook-2022', '2023.so-2024-03-15', '2024.plan-2024-01-08', '2024.so-2025-02-10'];
  const withdrawals = growth.map((rest) => `data-volume-so-yoy.CN.${rest},3,withdrawn,,,Merged.`);

  it('has no statement from then on', () => {
    expect(faultsOf(correcting(withdrawals, retired))).toEqual([]);
    expect(faultsOf(correcting(withdrawals.slice(1), retired))).toEqual([
      expect.stringMatching(
        /^observations\/volume\.csv:18:1 indicator: "data-volume-so-yoy" is retired in release 3, its successor is "data-volume-so": withdraw it/,
      ),
    ]);
  });

  it('gets no new statement', () => {
    const row =
      'data-volume-so-yoy,CN,2025,7,0,percent,actual,exact,so-2025-02-10,table 1,stated,,,,,,,,,,3,,,\n';
    const added = [
      'observations/volume.csv',
      'data-volume-so,CN,2021,20',
      `${row}data-volume-so,CN,2021,20`,
    ] as const;
    expect(faultsOf(correcting(withdrawals, retired, added)).join()).toContain('name another indicator');
  });

  it('is none that another refers to', () => {
    const other = [
      'indicators.yaml',
      'equivalentOf: data-trade-value-so',
      'equivalentOf: data-volume-so-yoy',
    ] as const;
    expect(faultsOf(correcting(withdrawals, retired, other))).toEqual([
      expect.stringMatching(
        /^indicators\.yaml:\d+:\d+ indicator "data-volume-so-yoy" is retired, its successor/,
      ),
    ]);
  });
});
