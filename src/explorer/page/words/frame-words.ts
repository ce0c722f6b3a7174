import type { Text } from '../base/model.ts';

/** What stands round every page. */
export const frameWords = {
  product: { en: 'China Data Economy Indicators', zh: '中国数据经济指标' },
  retry: { en: 'Try again', zh: '重试' },
  loading: { en: 'Loading', zh: '正在加载' },
  backHome: { en: 'Back to the search', zh: '返回搜索' },
  notFound: { en: 'There is nothing here', zh: '此处没有内容' },
  skip: { en: 'Skip to the content', zh: '跳到正文' },
  dark: { en: 'Dark mode', zh: '深色' },
  navIndicators: { en: 'Indicators', zh: '指标' },
  navAreas: { en: 'Areas', zh: '地区' },
  navArticle: { en: 'The article', zh: '报道' },
  navChecks: { en: 'Fact check', zh: '核对' },
  navApi: { en: 'API', zh: 'API' },
  navMethodology: { en: 'Methodology', zh: '编制方法' },
  navGlossary: { en: 'Glossary', zh: '术语表' },
  navErrors: { en: 'Errors', zh: '错误说明' },
  footText: {
    en: 'Every figure comes from the public API of this page. Figures belong to their sources; the compilation is',
    zh: '所有数值均来自本页的公共API。数值归其来源所有；汇编采用',
  },
} satisfies Record<string, Text>;
