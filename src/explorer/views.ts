export interface PageText {
  readonly en: string;
  readonly zh: string;
}

export interface ViewText {
  readonly title: PageText;
  readonly heading: PageText;
  readonly description: PageText;
}

/** Texts of the page of an unknown indicator. */
export const unknownIndicator = {
  title: { en: 'Not found', zh: '未找到' },
  description: { en: 'There is no indicator with this id.', zh: '没有此编号的指标。' },
} as const;
