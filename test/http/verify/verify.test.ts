import { describe, expect, it } from 'vitest';
import { type Single, seedFolder, served } from '../server.ts';

interface Answer {
  readonly data: {
    readonly verdict: string;
    readonly statement: string;
    readonly obstacle: string | null;
    readonly periodBasis: string | null;
    readonly readings: readonly {
      readonly indicator: string | null;
      readonly area: string | null;
      readonly period: string | null;
    }[];
    readonly grounds: readonly {
      readonly id: string;
      readonly lane: string;
      readonly knownUntil: string | null;
      readonly links: Readonly<Record<string, string>>;
    }[];
    readonly besides: readonly { readonly indicator: string }[];
  };
}

interface Open {
  readonly indicator: string;
  readonly period: string;
  readonly unit: string;
  readonly value: number | null;
  readonly bounds: { readonly lower: number | null; readonly upper: number | null } | null;
}

const server = served({ folder: seedFolder });

async function verified(parts: Readonly<Record<string, string>>) {
  return (await server().json<Answer>(`/v1/verify?${new URLSearchParams(parts)}`)).data;
}

/** Claims with the verdict, and the indicator, area and period that they are about. */
const claims: readonly (readonly [string, string, string])[] = [
  ['China produced 41 ZB of data in 2024', 'supported', 'data-output-nda CN 2024'],
  ['2024年全国数据生产总量约41ZB', 'supported', 'data-output-nda CN 2024'],
  ['China produced 40 ZB of data in 2024', 'contradicted', 'data-output-nda CN 2024'],
  [
    "China's digital economy was worth 50 trillion yuan in 2022",
    'supported',
    'digital-economy-size-caict CN 2022',
  ],
  [
    "China's digital economy will reach 60 trillion yuan in 2025",
    'supported',
    'digital-economy-size-caict CN 2025',
  ],
  ['China has more than 400,000 data companies', 'supported', 'data-enterprises-nddri CN 2024'],
  [
    "Guangdong's digital economy was 6.4 trillion yuan in 2022",
    'supported',
    'digital-economy-size-provincial-caict CN-GD 2022',
  ],
  ['5G base stations reached 4.25 million at the end of 2024', 'supported', '5g-base-stations-miit CN 2024'],
  ["China's GDP in 2024 was 134.9 trillion yuan", 'outdated', 'gdp-current-nbs CN 2024'],
  [
    '2025年数字经济核心产业增加值占GDP比重达到10.5%',
    'supported',
    'digital-economy-core-gdp-share-nbs CN 2025',
  ],
  ['截至2024年底，我国网民规模达11.08亿人', 'supported', 'internet-users-cnnic CN 2024'],
  ['2023年电子信息制造业利润总额下降8.6%', 'supported', 'electronic-manufacturing-profit-miit-yoy CN 2023'],
  ["China's data output fell by 25% in 2024", 'contradicted', 'data-output-nda-yoy CN 2024'],
  ['2024年我国数据产量同比下降25%', 'contradicted', 'data-output-nda-yoy CN 2024'],
  ['2024年数据产量未超过40ZB', 'contradicted', 'data-output-nda CN 2024'],
  ['China had 1.09 billion internet users in December 2023', 'supported', 'internet-users-cnnic CN 2023-12'],
  [
    'Digital industrialisation, share of the digital economy (CAICT) was 18.3% in 2021',
    'supported',
    'digital-industrialisation-share-of-digital-economy-caict CN 2021',
  ],
  [
    '5G base stations per 10,000 people were 10.1 at the end of 2021',
    'supported',
    '5g-base-stations-per-10000 CN 2021',
  ],
  ["China's data output hit 41.06 ZB in FY2024", 'supported', 'data-output-nda CN 2024'],
  ['2024年，我国共产生了41.06ZB的数据', 'supported', 'data-output-nda CN 2024'],
  ['China generated 41.06 ZB of data in 2024', 'supported', 'data-output-nda CN 2024'],
  ['截至2024年12月，我国有11.08亿网民', 'supported', 'internet-users-cnnic CN 2024-12'],
  ['41.06 ZB of data were produced by China in 2024', 'supported', 'data-output-nda CN 2024'],
  ["China's data output increased to 41.06 ZB in 2024", 'supported', 'data-output-nda CN 2024'],
  ['据国家数据局统计，2024年我国数据产量为41.06泽字节（ZB）', 'supported', 'data-output-nda CN 2024'],
  [
    "China's digital economy accounted for 42.8% of GDP in 2023",
    'supported',
    'digital-economy-gdp-share-caict CN 2023',
  ],
  [
    "China's digital economy was worth USD 7 trillion in 2022",
    'notKnown',
    'digital-economy-size-caict-usd CN 2022',
  ],
  ['Software revenue in China rose 10% in 2024', 'supported', 'software-business-revenue-miit-yoy CN 2024'],
  ['2024年1-6月软件业务收入62350亿元', 'supported', 'software-business-revenue-miit CN 2024-01-01/P6M'],
  ["China's data output exceeded 41.06 ZB in 2024", 'undecided', 'data-output-nda CN 2024'],
  ["China's data output was at least 41.06 ZB in 2024", 'supported', 'data-output-nda CN 2024'],
  ['2024年数据产量未达到41.06ZB', 'undecided', 'data-output-nda CN 2024'],
  ['US data output was 41 ZB in 2024', 'notKnown', 'data-output-nda US 2024'],
  ['5G mobile subscriptions surpassed 1 billion in 2024', 'supported', '5g-mobile-users-miit CN 2024'],
  ['2024年“数据要素×”大赛参赛队伍为1.9万', 'supported', 'data-elements-x-teams CN 2024'],
  // Years, numbers and areas of whole names are none of the claim.
  ['1998年12月中国WWW站点数（CNNIC，至2004年）为约5300', 'supported', 'www-sites-cnnic CN 1998-12'],
  ['2022年数据交易市场规模（上海数据交易所）为876.8亿元', 'supported', 'data-trading-market-sde CN 2022'],
  [
    '2025年贵州省贵阳贵安数据标注企业数（贵阳市政府）为41',
    'supported',
    'annotation-firms-guiyang CN-GZ 2025',
  ],
  [
    'In December 2025 Intelligent computing clusters with over 10,000 accelerators (MIIT) in China were 42',
    'supported',
    'computing-clusters-10k-gpu CN 2025-12',
  ],
  ["Hainan's data output was 3 ZB in 2024", 'notKnown', 'data-output-nda CN-HI 2024'],
];

describe('a claim', () => {
  it.each(claims)('"%s" is %s', async (text, verdict, about) => {
    const answer = await verified({ text });
    const [reading] = answer.readings;
    expect([answer.verdict, `${reading?.indicator} ${reading?.area} ${reading?.period}`]).toEqual([
      verdict,
      about,
    ]);
    expect(answer.grounds.length > 0).toBe(verdict !== 'notKnown');
  });

  it.each([
    ['China produced data in 2024', 'noFigure'],
    ['2024年数据产量并非41.06ZB', 'negated'],
    ['It was 25% in 2024', 'noSubject'],
    ['In 2024 the total reached 41.06 ZB', 'noSubject'],
    ['2024年同比增长25%', 'noSubject'],
    ['那一年达到25%', 'noSubject'],
    ['2022年数据交易市场规模增加876.8亿元', 'change'],
    ['2024年数据产量同比增速提高25%', 'change'],
    ['2023年数字经济占GDP比重提高1.3个百分点', 'change'],
    ["China's data output hit a record 41.06 ZB in 2024", 'unreadWords'],
    ["France's data output was 41.06 ZB in 2024", 'unreadWords'],
    ['2024年数字经济规模达53.9万亿日元', 'unreadWords'],
    // The World Bank is not the world.
    ['World GDP in 2006 was 2.75 trillion US dollars', 'unreadWords'],
    ['In 2024 training and inference used 41.06 EB of data', 'otherName'],
    ['去年全国数据生产总量41.06ZB', 'noYear'],
    ["China's software revenue in the first quarter was 3.15 trillion yuan", 'noYear'],
    ['我国网民规模达11.08亿人', 'noPeriod'],
    ['我国数据产量达41.06ZB', 'noPeriod'],
    ['China produced between 40 and 42 ZB of data in 2024', 'severalFigures'],
    ['Data output rose from 32.85 ZB in 2023 to 41.06 ZB in 2024', 'severalFigures'],
    ['Data output was 41 ZB in 2023 and 2024', 'severalPeriods'],
    ['Guangdong and Zhejiang had a digital economy of 5 trillion yuan', 'severalAreas'],
    ['5 kg of apples were eaten in China', 'noIndicator'],
    ['China produced 41 yuan of zettabytes of data output by NDA', 'otherUnit'],
  ])('"%s" is not understood: %s', async (text, obstacle) => {
    const answer = await verified({ text });
    expect([answer.verdict, answer.obstacle]).toEqual(['notUnderstood', obstacle]);
    expect(answer.readings.length).toBeGreaterThan(0);
  });

  it('that is not understood is told which words are in the way, or which names would do', async () => {
    const statementOf = async (text: string, lang: string) => (await verified({ text, lang })).statement;
    expect(await statementOf("France's data output was hardly 41 ZB in 2024", 'en')).toMatch(
      /: “france”, “hardly”\. Leave them out/,
    );
    expect(await statementOf('2024年非洲数据产量为41ZB', 'zh')).toMatch(/：“非洲”。请去掉/);
    expect(await statementOf('In 2024 training and inference used 41.06 EB of data', 'en')).toMatch(
      /by its name: “Data used for AI training and inference \(NDA\)”/,
    );
  });

  it('about words is held to them as to a text', async () => {
    const parts = { period: '2024', value: '41.06', unit: 'ZB' };
    expect(await verified({ ...parts, about: 'data output' })).toMatchObject({ verdict: 'supported' });
    const text = 'hardly 41.06 ZB in 2024';
    expect(await verified({ about: 'data-output-nda', text })).toMatchObject({ obstacle: 'unreadWords' });
    expect(await verified({ ...parts, about: 'data output of France' })).toMatchObject({
      obstacle: 'unreadWords',
    });
  });

  it('is taken in parts, which go before the text', async () => {
    const parts = { about: 'data-output-nda', area: 'CN', period: '2023', value: '32.85', unit: 'ZB' };
    expect(await verified(parts)).toMatchObject({ verdict: 'supported', periodBasis: 'stated' });
    expect(await verified({ ...parts, value: '30', qualifier: 'over' })).toMatchObject({
      verdict: 'supported',
    });
    // The figure is printed in binary units; people convert it by 1000 too.
    for (const value of ['33638', '32850'])
      expect(await verified({ ...parts, value, unit: 'EB' }), value).toMatchObject({ verdict: 'supported' });
    expect(await verified({ text: 'China produced 20 ZB in 2024', period: '2023' })).toMatchObject({
      verdict: 'contradicted',
    });
    expect(await verified({ about: 'data-output-nda', value: '1' })).toMatchObject({ periodBasis: 'latest' });
  });

  it('far from the limit of an open figure is undecided; what is near it is supported', async () => {
    const { data } = await server().json<Single<readonly Open[]>>(
      '/v1/observations?indicator=*&area=CN&frequency=A&lane=outturn&kind=actual&limit=1000&fields=indicator,period,unit,value,bounds',
    );
    const open = data.filter(({ value, bounds }) => value !== null && bounds?.upper === null).slice(0, 25);
    expect(open.length).toBeGreaterThan(10);
    for (const { indicator, period, unit, value } of open) {
      const verdictOf = async (factor: number, qualifier: string) =>
        (
          await verified({
            about: indicator,
            area: 'CN',
            period,
            unit,
            qualifier,
            value: `${(value ?? 0) * factor}`,
          })
        ).verdict;
      expect(await verdictOf(1, 'exact'), indicator).toBe('supported');
      expect(await verdictOf(1, 'over'), indicator).toBe('supported');
      expect(await verdictOf(0.5, 'over'), indicator).toBe('supported');
      // A rival may have what the figure leaves open.
      for (const qualifier of ['exact', 'over'])
        expect(['undecided', 'outdated', 'otherDefinition', 'otherLane'], indicator).toContain(
          await verdictOf(3, qualifier),
        );
      expect(['contradicted', 'outdated', 'otherDefinition', 'otherLane'], indicator).toContain(
        await verdictOf(0.3, 'exact'),
      );
    }
  });

  it('of another lane or another definition is told so', async () => {
    const target = {
      about: 'digital-economy-core-gdp-share-nbs',
      period: '2025',
      value: '10',
      qualifier: 'exact',
    };
    expect((await verified({ ...target, unit: 'percent', value: '10.0' })).verdict).toBe('otherLane');
    const rival = { about: 'data-industry-market-size-nddri', period: '2024', value: '2.3 trillion' };
    expect((await verified(rival)).verdict).toBe('otherDefinition');
  });

  it('is answered in a text that can be quoted, in both languages, with addresses that work', async () => {
    const text = 'China produced 41 ZB of data in 2024';
    const { statement, grounds } = await verified({ text });
    expect(statement).toMatch(
      /^Claimed: Data output \(NDA survey\), China, 2024: 41 ZB\. Supported by a current figure\. Data output/,
    );
    expect((await verified({ text, lang: 'zh' })).statement).toMatch(
      /^所述为：中国2024年.+41 ZB。与现行数值相符。/,
    );
    for (const address of Object.values(grounds[0]?.links ?? {}))
      expect((await server().get(address)).status).toBe(200);
  });

  it('is of one area', async () => {
    for (const area of ['CN-*', 'CN,US']) {
      const response = await server().get(`/v1/verify?about=data-output-nda&value=3&area=${area}`);
      expect(response.status, area).toBe(400);
    }
  });

  it('without a figure or a subject is refused with what is missing', async () => {
    for (const [query, parameter] of [
      ['', 'text'],
      ['?about=data-output-nda', 'value'],
      ['?value=3', 'text'],
    ] as const) {
      const response = await server().get(`/v1/verify${query}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ parameter, code: 'missing' }] });
    }
  });
});
