type Call = readonly [tool: string, parameters: Readonly<Record<string, string | number>>];

/** What an agent is asked, the calls that answer it, and the words of the last answer that do. */
interface Question {
  readonly asks: string;
  readonly calls: readonly Call[];
  readonly answer: string;
}

const zh = { lang: 'zh' } as const;

/** Questions about how large, how sure, compared with whom, since when, whether revised, and whether right. */
export const questions: readonly Question[] = [
  {
    asks: 'How much data does China produce in a year?',
    calls: [
      ['search', { query: 'how much data does China produce' }],
      ['latest', { indicator: 'data-output-nda' }],
    ],
    answer: '52.26 ZB',
  },
  {
    asks: "How large was China's digital economy in 2023?",
    calls: [
      ['search', { query: 'size of the digital economy' }],
      ['compare', { concept: 'digital-economy-size', period: '2023' }],
    ],
    answer: 'of 3 figures the lowest is 12.7555 trillion yuan',
  },
  {
    asks: 'How sure is the figure of 41.06 ZB for 2024?',
    calls: [['series', { indicator: 'data-output-nda', period: '2024' }]],
    answer: 'Evidence grade A (confirmed): 5 independent confirmations',
  },
  {
    asks: 'Was the data output of 2023 revised?',
    calls: [['series', { indicator: 'data-output-nda', period: '2023', revisions: 'all' }]],
    answer: '1 of them has been superseded',
  },
  {
    asks: 'What was known of it in May 2024?',
    calls: [['series', { indicator: 'data-output-nda', period: '2023', asOf: '2024-05-01' }]],
    answer: 'over 32 ZB (preliminary)',
  },
  {
    asks: 'Since when are 5G base stations counted?',
    calls: [['series', { indicator: '5g-base-stations-miit' }]],
    answer: '48 figures, from 2019-12 to 2026-03',
  },
  {
    asks: 'Which province has the largest digital economy?',
    calls: [['latest', { indicator: 'digital-economy-size-provincial-caict' }]],
    answer: 'Guangdong, 2022: 6.41 trillion yuan',
  },
  {
    asks: "Why is the NDA's digital economy smaller than CAICT's?",
    calls: [['describe', { indicator: 'digital-economy-value-added-nda' }]],
    answer: 'Its method has not been seen',
  },
  {
    asks: 'Did China produce 40 ZB of data in 2024?',
    calls: [['verify', { text: 'China produced 40 ZB of data in 2024' }]],
    answer: 'Contradicted: no figure for the period allows it',
  },
  {
    asks: 'Has China more than 400,000 data companies?',
    calls: [['verify', { text: 'China has more than 400,000 data companies' }]],
    answer: 'Supported by a current figure',
  },
  {
    asks: 'Was GDP in 2024 134.9 trillion yuan?',
    calls: [['verify', { text: "China's GDP in 2024 was 134.9 trillion yuan" }]],
    answer: 'Outdated: only a figure that was since superseded allows it',
  },
  {
    asks: 'Was the digital economy worth 50 trillion yuan in 2022?',
    calls: [['verify', { text: "China's digital economy was worth 50 trillion yuan in 2022" }]],
    answer: 'Supported by a current figure',
  },
  {
    asks: 'Was the digital economy, as CAICT measures it, 12.76 trillion yuan in 2023?',
    calls: [['verify', { about: 'digital-economy-size-caict', period: '2023', value: '12.76 trillion' }]],
    answer: 'Not by this definition: only an indicator that defines it otherwise allows it',
  },
  {
    asks: 'How large is the digital economy of Guangdong?',
    calls: [
      ['search', { query: 'digital economy of Guangdong' }],
      ['latest', { indicator: 'digital-economy-size-provincial-caict', area: 'CN-GD' }],
    ],
    answer: 'Guangdong, 2022: 6.41 trillion yuan',
  },
  {
    asks: "Which forecasts of China's data output are there?",
    calls: [['latest', { concept: 'data-output', lane: 'forecast' }]],
    answer: '2023: 9.3 ZB (forecast)',
  },
  {
    asks: 'How large is the digital economy compared with GDP?',
    calls: [
      ['search', { query: 'digital economy share of GDP' }],
      ['compare', { concept: 'digital-economy-gdp-share' }],
    ],
    answer: 'the lowest is about 35%',
  },
  {
    asks: 'How large was the digital economy of 2023 in dollars, as CAICT measures it?',
    calls: [['compute', { indicator: 'digital-economy-size-caict', currency: 'USD', period: '2023' }]],
    answer: '7.61 trillion US dollars, computed',
  },
  {
    asks: 'How fast did it grow in a year, on average, from 2005 to 2023?',
    calls: [
      [
        'compute',
        { indicator: 'digital-economy-size-caict', transform: 'cagr', base: '2005', period: '2023' },
      ],
    ],
    answer: 'compound yearly growth since the base: 2005',
  },
  {
    asks: '我国一年产生多少数据？',
    calls: [
      ['search', { query: '数据产量', ...zh }],
      ['latest', { indicator: 'data-output-nda', ...zh }],
    ],
    answer: '52.26 ZB',
  },
  {
    asks: '2024年数据生产总量增长多少？',
    calls: [['series', { indicator: 'data-output-nda-yoy', period: '2024', ...zh }]],
    answer: '为25%',
  },
  {
    asks: '我国有多少家数据企业？',
    calls: [
      ['search', { query: '数据企业数量', ...zh }],
      ['latest', { indicator: 'data-enterprises-nddri', ...zh }],
    ],
    answer: '超过40万',
  },
  {
    asks: '数字经济核心产业增加值占GDP比重是多少？',
    calls: [
      ['search', { query: '数字经济核心产业增加值占GDP比重', ...zh }],
      ['latest', { indicator: 'digital-economy-core-gdp-share-nbs', ...zh }],
    ],
    answer: '为10.5%',
  },
  {
    asks: '2022年数字经济规模各口径相差多大？',
    calls: [['compare', { concept: 'digital-economy-size', period: '2022', ...zh }]],
    answer: '两者孰高无法确定',
  },
  {
    asks: '截至2024年底网民规模达11.08亿人，属实吗？',
    calls: [['verify', { text: '截至2024年底，我国网民规模达11.08亿人', ...zh }]],
    answer: '与现行数值相符',
  },
  {
    asks: '2024年全国数据生产总量为38ZB，对吗？',
    calls: [['verify', { text: '2024年全国数据生产总量为38ZB', ...zh }]],
    answer: '不符：该时期的数值均与之不符',
  },
  {
    asks: '信通院的数字经济规模从哪一年开始有数据？',
    calls: [['series', { indicator: 'digital-economy-size-caict', lane: 'outturn', frequency: 'A', ...zh }]],
    answer: '时期自2005至2023',
  },
  {
    asks: '2023年的数据生产总量修订过吗？',
    calls: [['series', { indicator: 'data-output-nda', period: '2023', revisions: 'all', ...zh }]],
    answer: '该时期共有8条表述。其中1个已被取代',
  },
  {
    asks: '我国算力规模有多大？',
    calls: [
      ['search', { query: '算力规模', ...zh }],
      ['compare', { concept: 'computing-power', ...zh }],
    ],
    answer: '最低为超过140 EFLOPS',
  },
  {
    asks: '2025年数字经济核心产业增加值占GDP比重的目标是多少？',
    calls: [
      [
        'latest',
        { indicator: 'digital-economy-core-gdp-share-nbs', lane: 'target', asOf: '2024-01-01', ...zh },
      ],
    ],
    answer: '为10%（目标）',
  },
  {
    asks: '引用信通院的数字经济规模要注意什么？',
    calls: [['describe', { indicator: 'digital-economy-size-caict', ...zh }]],
    answer: '两者相接会出现并不存在的下降',
  },
  {
    asks: '浙江数字经济占GDP比重有多大？',
    calls: [
      ['search', { query: '浙江数字经济占比', ...zh }],
      ['latest', { indicator: 'digital-economy-gdp-share-provincial-caict', area: 'CN-ZJ', ...zh }],
    ],
    answer: '超过39.8%',
  },
  {
    asks: '海南2024年数据产量为3ZB，有依据吗？',
    calls: [['verify', { text: '海南2024年数据产量为3ZB', ...zh }]],
    answer: '无数据：该指标没有该时期的相应数值',
  },
  {
    asks: '5G基站总数2025年同比增长多少？',
    calls: [['compute', { indicator: '5g-base-stations-miit', transform: 'yoy', period: '2025-12', ...zh }]],
    answer: '为13.81%',
  },
];
