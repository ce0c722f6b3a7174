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
} as const satisfies Record<string, ViewText>;

/** Texts of the page of an unknown indicator. */
export const unknownIndicator = {
  title: { en: 'Not found', zh: '未找到' },
  description: { en: 'There is no indicator with this id.', zh: '没有此编号的指标。' },
} as const;
