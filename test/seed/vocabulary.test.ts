import { describe, expect, it } from 'vitest';
import type { Text } from '../../src/domain/statements/codes.ts';
import { statementId } from '../../src/domain/statements/statement.ts';
import { byIndicator, dataset, indicators, statements } from './dataset.ts';

/** Words that the catalogue does not use, with the ones that it uses instead. */
const forbidden: Readonly<Record<keyof Text, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/data factor|factor market/i, 'data elements'],
    [/data (market )?transaction|computing-power transaction/i, 'trading'],
    [/(increase|growth|rise) rate of\b|rate of (increase|growth)/i, 'growth'],
    [/\d\s+per ?cent\b/, '%'],
    [/digital (factor|element)-driven/i, 'digital-factor-driven'],
    [/users,? of one hour/i, 'users online at least one hour a week'],
    [/\bcore digital industr|\bdigital core/i, 'core industries of the digital economy'],
    [/State Information Centre/, 'State Information Center'],
    [/Guiyang (big )?data exchange|Guiyang exchange/, 'Guiyang Big Data Exchange'],
    [
      /China Academy of Information|National Development and Reform|Ministry of Industry/,
      'CAICT, NDRC, MIIT',
    ],
  ],
  zh: [
    [/(?<!中国)信通院|信息通信研究院/, '中国信通院'],
    [/(?<![家省市州区])网信办|互联网信息办公室/, '国家网信办'],
    [/发改委|发展和改革委/, '国家发展改革委'],
    [/(?<![家省市州区县大])数据局/, '国家数据局'],
    [/工业和信息化部/, '工信部'],
    [/(?<!国家)(?<![省市州区])统计局/, '国家统计局'],
    [/(?<!中国)社科院|社会科学院/, '中国社科院'],
    [/(?<!国家)税务总局/, '国家税务总局'],
    [/互联网络信息中心/, 'CNNIC'],
    [/[上海深圳]{2}数交所/, '上海数据交易所、深圳数据交易所'],
    [/个数(?!据)(?=$|（)/, '个'],
    [/数据因素|数据要素流转市场/, '数据要素'],
  ],
};

const isText = (value: object): value is Text => 'en' in value && 'zh' in value;

/** All bilingual texts in an entry, with the path to each. */
function textsIn(value: unknown, path: string): (readonly [string, Text])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}

const catalogued = ['indicators', 'concepts', 'topics', 'checks', 'checkRules'] as const;
const texts = [
  ...catalogued.flatMap((kind) => [...dataset[kind].values()].flatMap((entry) => textsIn(entry, entry.id))),
  ...statements.flatMap((s) =>
    s.release > 2 && s.caveat !== null ? [[`${statementId(s)} caveat`, s.caveat] as const] : [],
  ),
];

describe('the language of the catalogue', () => {
  it.each(
    (['en', 'zh'] as const).flatMap((lang) =>
      forbidden[lang].map(([word, use]) => [lang, word, use] as const),
    ),
  )('in %s has no %s, but %s', (lang, word, _use) => {
    expect(texts.length).toBeGreaterThan(1000);
    const found = texts.filter(([, text]) => word.test(text[lang].replace(/\s+/g, ' ')));
    expect(found.map(([path, text]) => `${path}: ${text[lang]}`)).toEqual([]);
  });
});

describe('the name of an indicator', () => {
  /** Producers that a name describes in its own words. */
  const described = new Set([
    'unattributed',
    'publisher-conversion',
    'securities-research',
    'provincial-authorities',
    'city-authorities',
  ]);

  it('names its producer by the short name, in both languages', () => {
    const unnamed = indicators.flatMap(({ id, name, producer }) => {
      const short = dataset.producers.get(producer)?.short ?? name;
      if (described.has(producer)) return [];
      return (['en', 'zh'] as const)
        .filter((lang) => !name[lang].includes(short[lang]))
        .map((lang) => `${id}: ${name[lang]}, not ${short[lang]}`);
    });
    expect(unnamed).toEqual([]);
  });

  it('says of growth over the year before that it is year-on-year growth', () => {
    const yearly = indicators.filter(({ id, nature }) => nature === 'growth' && id.endsWith('-yoy'));
    expect(yearly.length).toBeGreaterThan(70);
    const otherwise = yearly.filter(
      ({ name }) => !/year-on-year|expected growth/.test(name.en) || !/同比|预期增速/.test(name.zh),
    );
    expect(otherwise.map(({ id, name }) => `${id}: ${name.en}, ${name.zh}`)).toEqual([]);
  });
});

describe('the definition of an indicator', () => {
  const periodsOf = (id: string) => (byIndicator.get(id) ?? []).map(({ period }) => period);

  it('that speaks of the end of the year has no figure of a month within it', () => {
    const yearly = indicators.filter(({ definition }) =>
      /(end of the year|year[- ]end)(?! or month)/.test(definition.en),
    );
    expect(yearly.length).toBeGreaterThan(20);
    const within = yearly.filter(({ id }) => periodsOf(id).some(({ end }) => !end.endsWith('-12-31')));
    expect(within.map(({ id }) => id)).toEqual([]);
  });

  it('that speaks of the year has no figure of a part of it', () => {
    const yearly = indicators.filter(({ definition }) => /\bin the year\b(?! before)/.test(definition.en));
    expect(yearly.length).toBeGreaterThan(20);
    const within = yearly.filter(({ id }) => periodsOf(id).some(({ frequency }) => frequency !== 'A'));
    expect(within.map(({ id }) => id)).toEqual([]);
  });
});

describe('the note of a statement of release 3', () => {
  it('that says what is counted or at which prices is also in the caveat, in both languages', () => {
    const scoped = statements.filter(
      ({ release, note }) =>
        release > 2 &&
        /designated size|^at (current|comparable) prices|;\s*at current prices|(own|the) classification|output/i.test(
          note ?? '',
        ),
    );
    expect(scoped.length).toBeGreaterThan(10);
    expect(scoped.filter(({ caveat }) => caveat === null).map(statementId)).toEqual([]);
  });
});

describe('the qualifier of a statement', () => {
  it('is under where the page says nearly, approaching or close to, and about where it says around', () => {
    const hedged = statements.filter(({ note }) => /\b(Printed|printed) as/.test(note ?? ''));
    expect(hedged.length).toBeGreaterThan(20);
    const wrong = hedged.filter(({ note, qualifier }) => {
      if (/as (nearly|almost|near|nearing|neared|approaching|close to)\b/.test(note ?? ''))
        return qualifier !== 'under';
      return /as (about|around)\b/.test(note ?? '') && qualifier !== 'about';
    });
    expect(wrong.map(statementId)).toEqual([]);
  });
});
