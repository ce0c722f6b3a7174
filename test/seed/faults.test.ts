import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { yamlEntries } from '../../src/store/seed/read/seed-yaml.ts';
import { edited, faultsOf, row, volume, withFile } from './edited.ts';

/** Faults of the seed with a part of the row replaced. */
const spoilt = (from: string, to: string) => faultsOf(edited([volume, row, row.replace(from, () => to)]));

describe('the seed of test/fixtures', () => {
  it('has no faults', () => {
    expect(faultsOf(edited())).toEqual([]);
  });
});

describe('a fault in a row', () => {
  // The row is line 4 of its file. Columns are counted in the unchanged row of edited.ts.
  it.each([
    ['26.00', '"5,86"', '4:24 value: Write a plain decimal number such as 5.86.'],
    [
      '26.00',
      '12345678901234567.8',
      '4:24 value: "12345678901234567.8" has more digits than a JSON number keeps.',
    ],
    ['2022', '2022-Q5', '4:19 period: Period "2022-Q5" is not a quarter; quarters run from Q1 to Q4.'],
    [
      '2022',
      '2025',
      '4:19 period: 2025 had not begun when "yearbook-2022" was published; write kind forecast or target.',
    ],
    [',0,ZB', ',x,ZB', '4:30 scale: The scale is a power of ten, such as 12.'],
    ['ZB', 'EB', '4:32 unit: "data-volume-so" is measured in ZB, not in "EB".'],
    ['stated', 'maybe', '4:70 periodBasis: Write stated, relative, inferred, or nothing for stated.'],
    ['stated,,,,', 'stated,,,2024-13-01,', '4:79 knownFrom: Write a day of the calendar as YYYY-MM-DD.'],
    [
      'stated,,,,',
      'stated,,,2026-11-21,',
      '4:79 knownFrom: the document was read on 2024-09-01, before that day.',
    ],
    [
      'stated,,,,,',
      'stated,,,,x,',
      '4:80 significantDigits: Write how many leading digits count, from 1 to 99, or nothing.',
    ],
    ['stated,,,,,,', 'stated,,,,,y,', '4:81 doubtful: Write yes or nothing.'],
    [
      'stated,,,,,,',
      'stated,,,,,yes,',
      '4:81 doubtful: a doubtful statement needs a caveat in both languages.',
    ],
    ['stated,,,,,,,,', 'stated,,,,,,,,only English', '4:84 caveatEn: write a caveat in both languages.'],
  ])('%s replaced by %s is reported with its line and column', (from, to, fault) => {
    expect(spoilt(from, to)).toEqual([`${volume}:${fault}`]);
  });

  it.each([
    ['actual', 'guess', '4:35 kind: ', '"forecast"'],
    ['exact', 'roughly', '4:42 qualifier: ', '"atLeast"'],
  ])('%s replaced by %s lists the allowed values', (from, to, start, allowed) => {
    const [fault] = spoilt(from, to);
    expect(fault).toContain(`${volume}:${start}`);
    expect(fault).toContain(allowed);
  });

  it.each([
    [
      'data-volume-so',
      'data-volum-so',
      '4:1 indicator "data-volum-so" is not known; close to it: data-volume-so, ',
    ],
    ['CN', 'CH', '4:16 area "CH" is not known; close to it: CN.'],
    ['yearbook-2022', 'yearbok-2022', '4:48 source "yearbok-2022" is not known; close to it: yearbook-2022.'],
    [
      'stated,,',
      'stated,,survey-offic',
      '4:78 producer "survey-offic" is not known; close to it: survey-office.',
    ],
    [',,1,', ',,3,', '4:86 release "3" is not known.'],
  ])('%s replaced by %s suggests the nearest id', (from, to, fault) => {
    expect(spoilt(from, to)).toEqual([expect.stringContaining(`${volume}:${fault}`)]);
  });

  it('that supersedes an unknown statement suggests the nearest one', () => {
    expect(spoilt('stated,,,,,,,', 'stated,,,,,,data-volume-so.CN.2023.so-2024-03-5,a reason')).toEqual([
      expect.stringContaining(
        '4:82 statement "data-volume-so.CN.2023.so-2024-03-5" is not known; close to it: data-volume-so.CN.2023.so-2024-03-15',
      ),
    ]);
  });

  it('that supersedes without a reason is reported', () => {
    expect(spoilt('stated,,,,,,', 'stated,,,,,,data-volume-so.CN.2023.so-2024-03-15')).toEqual([
      `${volume}:4:82 supersedes: give the reason in supersedesReason.`,
    ]);
  });

  it('without a value needs a range whose lower end comes first', () => {
    expect(spoilt('26.00', '')).toEqual([
      expect.stringContaining('4:24 value: A row without a value needs the range'),
    ]);
    expect(faultsOf(edited([volume, row, row.replace('26.00', '').replace(/,,$/, ',34,28')]))).toEqual([
      `${volume}:4:24 value: The range 34 to 28 ends before it begins.`,
    ]);
  });

  it('that is defined twice names the place of the first one', () => {
    expect(faultsOf(edited([volume, row, `${row}\n${row}`]))).toEqual([
      `${volume}:5:1 data-volume-so.CN.2022.yearbook-2022 is already defined at ${volume}:4; a source states one value for one period.`,
    ]);
  });

  it('with too few cells is reported with its line', () => {
    expect(faultsOf(edited([volume, row, 'a,b']))[0]).toContain(`${volume}:4:1 `);
  });

  it('has the right position after quoted commas and line breaks', () => {
    const quoted = row.replace('table 1', '"table, 1"').replace(/,,$/, ',34,x');
    expect(faultsOf(edited([volume, row, quoted]))).toEqual([
      `${volume}:4:95 rangeUpper: Write a plain decimal number such as 5.86.`,
    ]);
    // The row spans lines 4 and 5; `kind` is on the first, `doubtful` behind the line break.
    const broken = row.replace('table 1', '"table\n1"').replace('stated,,,,,,', 'stated,,,,,y,');
    expect(faultsOf(edited([volume, row, broken.replace('actual', 'guess')]))).toEqual([
      expect.stringContaining(`${volume}:4:35 kind: `),
      `${volume}:5:15 doubtful: Write yes or nothing.`,
    ]);
  });
});

describe('the Chinese title of a source', () => {
  const titled = (title: string, printed: string) =>
    faultsOf(edited(['sources.yaml', `title: ${title}`, `title: ${title}\n  titleZh: ${printed}`]));

  it('is kept as it is printed', () => {
    expect(titled('Yearbook of data 2022', '《數據年鑒2022》')).toEqual([]);
  });

  it.each(['Yearbook', '数据<b>年鉴</b>', '数据&nbsp;年鉴', '数据&#8212;年鉴'])('is not %s', (printed) => {
    expect(titled('Yearbook of data 2022', printed)).toEqual([
      'sources.yaml:3:12 titleZh: write the Chinese title as it is printed, without markup.',
    ]);
  });

  it('belongs to a document in Chinese', () => {
    expect(faultsOf(edited(['sources.yaml', 'language: zh', 'language: en\n  titleZh: 数据年鉴']))).toEqual([
      'sources.yaml:9:12 titleZh: only a document in Chinese has one.',
    ]);
  });
});

describe('the Chinese note of a source', () => {
  it('stands beside an English one', () => {
    const bare = edited(['sources.yaml', 'language: zh', 'language: zh\n  noteZh: 据转载件查阅']);
    expect(faultsOf(bare)).toEqual(['sources.yaml:9:11 noteZh: write the note in English too, as note.']);
  });
});

describe('a source that is a copy', () => {
  const copies = (title: string, of: string) =>
    ['sources.yaml', `title: ${title}`, `title: ${title}\n  copyOf:${of}`] as const;

  it('names a source of the seed', () => {
    expect(faultsOf(edited(copies('The state of data', '\n    source: so-2023-12-2')))).toEqual([
      expect.stringContaining('source "so-2023-12-2" is not known; close to it: so-2023-12-20'),
    ]);
  });

  it('names the original, not another copy', () => {
    const first = copies('Survey of data 2023', '\n    source: so-2023-12-20');
    const second = copies('The state of data', '\n    source: so-2024-03-15');
    expect(faultsOf(edited(first, second))).toEqual([
      expect.stringContaining('copyOf: "so-2024-03-15" is a copy itself: name the original.'),
    ]);
  });

  it('is no older than its original', () => {
    expect(faultsOf(edited(copies('Survey of data 2023', '\n    source: gazette-2024-04-02')))).toEqual([
      expect.stringContaining('copyOf: "gazette-2024-04-02" was published after this copy of it.'),
    ]);
    expect(faultsOf(edited(copies('The state of data', '\n    source: so-2024-03-15')))).toEqual([]);
  });

  it('names a publisher or a source', () => {
    expect(faultsOf(edited(copies('The state of data', ' {}')))).toContainEqual(
      expect.stringContaining('copyOf: Name the publisher or the source.'),
    );
  });
});

describe('a fault in YAML', () => {
  it.each([
    ['indicators.yaml', 'nature: stock', 'nature: stok', '66:11 platforms-so.nature: '],
    [
      'sources.yaml',
      'producer: data-institute',
      'producer: data-institut',
      '73:13 producer "data-institut" is not known; close to it: data-institute.',
    ],
    [
      'indicators.yaml',
      'growthOf: data-volume-so',
      'growthOf: data-volum-so',
      '34:13 indicator "data-volum-so" is not known',
    ],
    [
      'indicators.yaml',
      'growthOf: data-volume-so',
      'growthOf: data-volume-so\n  breaks: [{ period: 2024, reason: { en: Wider, zh: 扩大 }, source: nobody }]',
      'source "nobody" is not known',
    ],
    [
      'indicators.yaml',
      'growthOf: data-volume-so',
      'growthOf: data-volume-so\n  breaks: [{ period: spring, reason: { en: Wider, zh: 扩大 }, source: nobody }]',
      'Period "spring" is not known',
    ],
    [
      'indicators.yaml',
      'part: data-trade-value-so',
      'part: data-trade-valu-so',
      'indicator "data-trade-valu-so" is not known',
    ],
    [
      'indicators.yaml',
      'growthOf: data-volume-so',
      'growthOf: data-volume-so\n  national: { indicator: y, sameDefinition: true }',
      'indicator "y" is not known.',
    ],
    [
      'indicators.yaml',
      'equivalentOf: data-trade-value-so',
      'equivalentOf: x',
      'indicator "x" is not known.',
    ],
    [
      'indicators.yaml',
      'coProducers: [data-institute]',
      'coProducers: [data-institut]',
      'producer "data-institut" is not known',
    ],
    [
      'indicators.yaml',
      '  differs: { en: Exchanges only., zh: 仅含场内。 }\n',
      '',
      '42:12 An indicator with a concept needs `differs`',
    ],
    ['areas.yaml', 'parent: W0', 'parent: W1', '7:11 area "W1" is not known; close to it: W0.'],
    ['areas.yaml', 'parent: CN', 'parent: W0', '10:10 level: the parent of a province is country.'],
    ['sources.yaml', 'https://plan.example/2024', 'plan', '24:8 plan-2024-01-08.url: '],
    [
      'sources.yaml',
      'publishedOn: 2024-08\n',
      'publishedOn: 2024-13\n',
      'so-2024-08.publishedOn: Write a date as YYYY-MM-DD, YYYY-MM or YYYY.',
    ],
    ['synonyms.yaml', '涨幅', '“涨幅”', 'growth.zh.1: Write words of letters, digits, spaces and hyphens.'],
    ['units.yaml', '"{n} ZB"', '"ZB"', 'ZB.display: Each pattern needs {n} for the number.'],
  ])('of %s, %s replaced by %s, is reported with its line and column', (file, from, to, fault) => {
    const told = faultsOf(edited([file, from, to])).filter((line) => line.startsWith(file));
    expect(told).toEqual([expect.stringContaining(fault)]);
    expect(told[0]).toMatch(/^[a-z]+\.yaml:\d+:\d+ /);
  });

  it('in the syntax is reported with its position', () => {
    const told = faultsOf(edited(['units.yaml', 'words: true', 'words: [true']));
    expect(told.some((line) => /^units\.yaml:\d+:\d+ /.test(line))).toBe(true);
  });

  it.each(['- CN\n', 'CN\n', 'a: 1\n---\nb: 2\n'])(
    'of a file that is not a single map is reported: %j',
    (text) => {
      expect(faultsOf(withFile('topics/more.yaml', text))).toEqual([
        'topics/more.yaml:1:1 Write one YAML document that is a map.',
      ]);
    },
  );

  it('has the right position in lists, quotes and folded texts', () => {
    const text = `a:
  name: { en: "A", zh: 'B' }
  definition: { en: x, zh: [y, [1]] }
b:
  name:
    en: >-
      folded
      text
    zh: "quoted"
  definition: {}
`;
    const [first, second] = yamlEntries('topics.yaml', text, z.unknown(), []);
    const at = (entry: typeof first, ...path: (string | number)[]) => {
      const place = entry?.place(path);
      return `${place?.line}:${place?.column}`;
    };
    expect(at(first, 'name', 'en')).toBe('2:15');
    expect(at(first, 'name', 'zh')).toBe('2:24');
    expect(at(first, 'definition', 'zh', 1, 0)).toBe('3:33');
    expect(at(second, 'name', 'en')).toBe('7:7');
    expect(at(second, 'name', 'zh')).toBe('9:9');
    expect(at(second, 'definition', 'en')).toBe('10:15');
  });

  it('of ids that are defined twice is reported, in one file and in two', () => {
    const again = 'CN:\n  name: { en: a, zh: b }\n  level: country\n';
    expect(faultsOf(withFile('areas/more.yaml', again))).toEqual([
      'areas/more.yaml:2:3 "CN" is defined more than once.',
    ]);
    expect(faultsOf(edited(['areas.yaml', 'CN-GZ:', 'CN:']))[0]).toContain(
      'areas.yaml:8:1 duplicated mapping key',
    );
  });

  it('of a seed without a release is reported', () => {
    expect(faultsOf(withFile('releases.yaml', ''))).toContain(
      'releases.yaml:1:1 A seed needs at least one release.',
    );
  });
});

describe('faults', () => {
  it('of all files are reported together, in the order of their positions', () => {
    const told = faultsOf(
      edited(
        ['sources.yaml', 'producer: data-institute', 'producer: data-institut'],
        ['indicators.yaml', 'producer: press-desk', 'producer: pres-desk'],
        [volume, row, row.replace('26.00', 'many').replace('actual', 'guess')],
        [volume, 'data-volume-so,W0', 'data-volume-so,W1'],
      ),
    );
    expect(told.map((line) => line.split(' ')[0])).toEqual([
      'indicators.yaml:49:13',
      `${volume}:4:24`,
      `${volume}:4:34`,
      `${volume}:13:16`,
      'sources.yaml:73:13',
    ]);
  });
});
