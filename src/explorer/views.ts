export interface PageText {
  readonly en: string;
  readonly zh: string;
}

export interface ViewText {
  readonly title: PageText;
  readonly heading: PageText;
  readonly description: PageText;
}

/** Texts of the views that do not depend on the data, by path. */
export const views = {
  '/': {
    title: { en: 'China Data Economy Indicators', zh: '中国数据经济指标' },
    heading: { en: 'How large is China’s data economy?', zh: '中国的数据经济有多大？' },
    description: {
      en: 'Every figure with how sure it is, who said it, when, and what contradicts it.',
      zh: '每个数值都注明精度、出处、发布日期，以及与之不一致的说法。',
    },
  },
  '/article': {
    title: { en: 'One article, 8 figures', zh: '一篇报道，8个数值' },
    heading: { en: 'One article, 8 figures', zh: '一篇报道，8个数值' },
    description: {
      en: 'Each figure of the article, its place in its series, and whether other figures bear it out.',
      zh: '报道中的每个数值、它在序列中的位置，以及其他数值是否印证。',
    },
  },
  '/checks': {
    title: { en: 'Fact check', zh: '核对' },
    heading: { en: 'Fact check', zh: '核对' },
    description: {
      en: 'Arithmetic checks of the figures against each other, with bounds: growth against levels, shares against totals, dollars against yuan, source against source.',
      zh: '用带误差区间的运算相互核对：增速与水平、占比与总量、美元与人民币、来源与来源。',
    },
  },
  '/calendar': {
    title: { en: 'Figures due', zh: '待发布数据' },
    heading: { en: 'Figures due', zh: '待发布数据' },
    description: {
      en: 'The next figure of each series, by the rhythm of its past. No producer has announced these days.',
      zh: '各序列下一期数据的日期，按以往发布规律推算，并非生产机构公布的日期。',
    },
  },
} as const satisfies Record<string, ViewText>;

/** The description of the page of an area. */
export const areaDescription = {
  en: 'Its indicators with their latest figures, the areas in it, and what is not known of it.',
  zh: '该地区的指标与最新数值、下级地区，以及尚无的数据。',
} as const;

/** Texts of the page of an unknown area. */
export const unknownArea = {
  title: { en: 'Not found', zh: '未找到' },
  description: { en: 'There is no area with this code.', zh: '没有此代码的地区。' },
} as const;

/** Texts of the page of an unknown indicator. */
export const unknownIndicator = {
  title: { en: 'Not found', zh: '未找到' },
  description: { en: 'There is no indicator with this id.', zh: '没有此编号的指标。' },
} as const;
