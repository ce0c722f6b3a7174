/** Which published figures a wording is tried with. */
export type Sort =
  | 'level'
  | 'growth'
  | 'share'
  | 'money'
  | 'national'
  | 'year'
  | 'half'
  | 'quarter'
  | 'month'
  | 'toDate';

/** Sentences about one figure that are true, false or not to be judged when the figure is the published one times a factor. */
export interface Wording {
  readonly of: string;
  readonly sort: Sort;
  /** With `{period}`, `{year}`, `{last}` and `{month}` (the last of the period), `{area}`, `{name}`, `{short}`, `{level}` and `{figure}`. */
  readonly sentences: readonly string[];
  readonly right?: number;
  readonly wrong?: readonly number[];
  /** The figure is of something else: neither right nor wrong. */
  readonly other?: true;
}

/** One sentence for each of some words between bars. */
function each(template: string, words: string): string[] {
  return words.split('|').map((word) => template.replace('*', word));
}

const chinese = '{period}{area}{name}*{figure}';
const english = 'In {period} {name} in {area} * {figure}';
const both = (zh: string, en: string) => [...each(chinese, zh), ...each(english, en)];

export const wordings: readonly Wording[] = [
  {
    ...{ of: 'more than a figure', sort: 'level', right: 0.97, wrong: [3.7] },
    sentences: both(
      '超|超过|逾|突破|高于|大于|多于|不少于|不低于|至少',
      'was over|was more than|exceeded|surpassed|was at least|was no less than|was in excess of|was upwards of|was higher than',
    ),
  },
  {
    ...{ of: 'less than a figure', sort: 'level', right: 1.03, wrong: [0.3] },
    sentences: both(
      '不足|不到|未超过|没有超过|不超过|低于|少于|小于|不高于|不多于|不及|未达到|并未突破',
      "was less than|was under|did not exceed|didn't exceed|was at most|was no more than|was not more than|was lower than|did not reach|failed to reach|has not exceeded",
    ),
  },
  {
    ...{ of: 'nearly a figure', sort: 'level', right: 1.02, wrong: [3.7, 0.3] },
    sentences: both(
      '近|将近|接近|逼近|略低于',
      'was nearly|was almost|was close to|was just under|was approaching|was just shy of',
    ),
  },
  {
    ...{ of: 'a level that was reached', sort: 'level', right: 1, wrong: [3.7] },
    sentences: both(
      '增长到|增长至|增至|增加到|上升到|提高到|扩大到|升至|降至|减少到|达|达到了|约|大约|约为',
      'increased to|grew to|rose to|was up to|went up to|fell to|climbed to|expanded to|reached|totalled|came to|stood at|was about|was recorded at',
    ),
  },
  {
    ...{ of: 'a change by a level', sort: 'level', other: true },
    sentences: both(
      '增长了|增加了|增长|提高了|提升|上升|扩大了|净增|多出|比上年增加|同比增加|减少了|下降',
      'increased by|grew by|rose|was up by|gained|added|climbed by|was higher by|expanded by|fell by|shrank by|was down',
    ),
  },
  {
    ...{ of: 'growth', sort: 'growth', right: 1, wrong: [3.7] },
    sentences: [
      ...each(
        '{period}{area}{level}*{figure}',
        '增长|同比增长|比上年增长|较上年增长|增速为|同比上升|提升|比去年同期增长',
      ),
      ...each(
        'In {period} {level} in {area} * {figure} year on year',
        'grew by|rose|increased|was up|expanded by|climbed|surged',
      ),
      '{level} in {area} grew {figure} in {period}, compared with the previous year',
    ],
  },
  {
    ...{ of: 'a fall by what something grew', sort: 'growth', wrong: [1] },
    sentences: [
      ...each(
        '{period}{area}{level}*{figure}',
        '下降|同比下降|减少了|下滑|降幅为|缩水|负增长|锐减|骤降|走低',
      ),
      ...each(
        'In {period} {level} in {area} * {figure}',
        'fell by|declined|shrank by|was down|plunged|sank|slumped|lost|eased|contracted',
      ),
    ],
  },
  {
    ...{ of: 'growth that grew or fell', sort: 'growth', other: true },
    sentences: both(
      '提高了|回落了|放缓了|加快了|收窄了|上升',
      'rose by|fell by|accelerated by|slowed by|was up',
    ),
  },
  {
    ...{ of: 'a share that grew, and points', sort: 'share', other: true },
    sentences: [
      ...both('提高了|提升|上升|下降了|扩大了', 'rose by|was up|fell by|widened by|gained'),
      ...each('{period}{area}{name}*{figure}点', '为|提高|上升|下降了').map((text) =>
        text.replace('点', '个百分点'),
      ),
      ...each('In {period} {name} in {area} * {figure} points', 'rose by|was up|fell by').map((text) =>
        text.replace('{figure}', '{bare} percentage'),
      ),
    ],
  },
  {
    ...{ of: 'what is denied, or doubted', sort: 'level', other: true },
    sentences: both(
      '并非|不是|不为|不等于|没有|绝非|不止|不仅|岂止|远超|远低于',
      "was not|wasn't|was never|was hardly|was anything but|was by no means|was far from|was far above|was other than|was nowhere near|was wrongly put at",
    ),
  },
  {
    ...{ of: 'a figure of another area or of a part', sort: 'national', other: true },
    sentences: [
      ...each('{period}*{short}为{figure}', '法国|印度|苏州市|长三角|昆山市|非洲|浦东新区'),
      ...each('{period}全国*{short}为{figure}', '公共|人均|日均|年均|外资|民营|中小型'),
      ...each('In {period} {short} in * was {figure}', 'France|India|Suzhou|the Yangtze River Delta|Africa'),
      ...each('In {period} * {short} in China was {figure}', 'per capita|public|daily|average|foreign-owned'),
    ],
  },
  {
    ...{ of: 'a figure in other money', sort: 'money', other: true },
    sentences: [
      ...each('{period}{area}{name}为{bare}亿*', '欧元|日元|港元|英镑|卢布|韩元|澳元'),
      ...each(
        'In {period} {name} in {area} was {bare} billion *',
        'euros|yen|pounds|Hong Kong dollars|rupees|won|EUR',
      ),
      ...each('In {period} {name} in {area} was *{bare} billion', '€|EUR |HK$|£|JPY |NT$|A$|euro '),
    ],
  },
  {
    ...{ of: 'money', sort: 'money', right: 1, wrong: [3.7] },
    sentences: each('In {period} {name} in {area} was *{bare} billion', 'RMB |RMB|CNY |¥|CN¥|Rmb '),
  },
  {
    ...{ of: 'a comparison beside a figure', sort: 'level', other: true },
    sentences: [
      ...each(
        '{period}{area}{name}为{figure}，*',
        '居世界第二位|居全国首位|位列第一|超过美国|高于上年|是2020年的2倍|同比增长12%|全球领先|为历史最高|翻了一番|较上年翻番|占全球的三成',
      ),
      ...each(
        'In {period} {name} in {area} was {figure}, *',
        'more than the year before|the highest in the world|ranking second worldwide|up from the year before|twice that of 2020|up 12%|overtaking Germany|3 times the level of 2020|a fall of 3%|a threefold increase|a record high',
      ),
      ...each('{period}{area}{name}*', '居世界第2位|排名全球第一|是上年的2倍|位居前5'),
      ...each(
        'In {period} {area} * {name}',
        'ranked 2nd in|was No. 1 in|ranked 1 by|was among the top 5 by|had 2 times more',
      ),
    ],
  },
  {
    ...{ of: 'a period without its year, or several', sort: 'level', other: true },
    sentences: [
      ...each(
        '*{area}{short}为{figure}',
        '去年|今年|前年|上年|近年来|一季度|上半年|三季度|6月|前三季度|本季度|上月|近五年|十四五期间|“十三五”末|过去五年|2020年以来|2020—2023年|2020至2023年|明年',
      ),
      ...each(
        '{short} in {area} was {figure} *',
        'last year|this year|the previous year|in the first quarter|in Q1|in the first half|in June|last month|over the past five years|in the 14th Five-Year Plan period|since 2020|from 2020 to 2023|in recent years|a year earlier|in 2023/24|before 2024|in H1',
      ),
    ],
  },
  {
    ...{ of: 'a year', sort: 'year', right: 1, wrong: [3.7] },
    sentences: [
      ...each(
        '*{area}{name}为{figure}',
        '{year}年底|{year}年末|截至{year}年末|截至{year}年年底|{year}年全年|{year}年度|到{year}年|在{year}年|据统计，{year}年',
      ),
      ...each(
        '{name} in {area} was {figure} *',
        'in FY{year}|in FY {year}|in fiscal year {year}|by the end of {year}|at year-end {year}|as of {year}|during {year}|({year})',
      ),
      'In {area}, {figure} was the {name} in {year}',
    ],
  },
  {
    ...{ of: 'a half-year', sort: 'half', right: 1, wrong: [3.7] },
    sentences: [
      ...each('*{area}{name}为{figure}', '{year}年上半年|在{year}年上半年'),
      ...each(
        '{name} in {area} was {figure} in *',
        'H1 {year}|the first half of {year}|H1 of {year}|{year} H1',
      ),
    ],
  },
  {
    ...{ of: 'a quarter', sort: 'quarter', right: 1, wrong: [3.7] },
    sentences: [
      ...each('*{area}{name}为{figure}', '{year}年一季度|{year}年第一季度|{year}年第1季度'),
      ...each(
        '{name} in {area} was {figure} in *',
        'Q1 {year}|the first quarter of {year}|Q1 of {year}|{year} Q1|{year}-Q1',
      ),
    ],
  },
  {
    ...{ of: 'a month', sort: 'month', right: 1, wrong: [3.7] },
    sentences: [
      ...each('*{area}{name}为{figure}', '{year}年{last}月|{year}年{last}月末|截至{year}年{last}月底'),
      ...each('{name} in {area} was {figure} *', 'in {month} {year}|by the end of {month} {year}'),
    ],
  },
  {
    ...{ of: 'the months of a year so far', sort: 'toDate', right: 1, wrong: [3.7] },
    sentences: [
      ...each('*{area}{name}为{figure}', '{year}年1-{last}月|{year}年前{last}个月|{year}年1—{last}月'),
      ...each(
        '{name} in {area} was {figure} in *',
        'January to {month} {year}|the first {last} months of {year}',
      ),
    ],
  },
];
