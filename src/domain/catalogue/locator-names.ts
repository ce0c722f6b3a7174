import type { Text } from '../statements/codes.ts';

/** Where figures stand, as statements write it, and how a sentence names it; `$1` is the first part that varies. */
const places: readonly (readonly [RegExp, string, string])[] = [
  [/^document$/, 'the document as a whole', '全文'],
  [/^headline$/, 'headline', '标题'],
  [/^page title$/, 'title of the page', '网页标题'],
  [/^foreword$/, 'foreword', '前言'],
  [/^preface$/, 'preface', '序言'],
  [/^introduction$/, 'introduction', '引言'],
  [/^para (\d+)$/, 'paragraph $1', '第$1段'],
  [/^last para$/, 'last paragraph', '末段'],
  [/^forecast para$/, 'paragraph on forecasts', '关于预测的段落'],
  [/^para on ([\d-]+)$/, 'paragraph on $1', '关于$1的段落'],
  [/^item (\d+)$/, 'item $1', '第$1项'],
  [/^item (\d+)\((\d+)\)$/, 'item $1($2)', '第$1项之（$2）'],
  [/^section (\d+)$/, 'section $1', '第$1节'],
  [/^core view (\d+)$/, 'core view $1', '核心观点$1'],
  [/^page (\d+)$/, 'page $1', '第$1页'],
  [/^page (\d+), figure (\d+)$/, 'page $1, figure $2', '第$1页图$2'],
  [/^table$/, 'table', '表格'],
  [/^table (\d+)$/, 'table $1', '表$1'],
  [/^table of applications$/, 'table of applications', '应用情况表'],
  [/^row China (\d+)$/, 'row of China, $1', '中国$1年一行'],
  [/^GDP row$/, 'row of GDP', 'GDP一行'],
  [/^total population row$/, 'row of the total population', '总人口一行'],
  [/^GDP array, years (\d+)-(\d+)$/, 'array of GDP, $1 to $2', 'GDP数组（$1—$2年）'],
  [/^(\w+) array$/, 'array $1', '数组$1'],
  [/^(\w+) list$/, 'list $1', '列表$1'],
  [/^data vector, last value$/, 'data vector, last value', '数据向量末项'],
];

/** Where in its document a figure stands, in words of both languages; a locator of another form stands as it is given. */
export function locatorName(locator: string): Text {
  const found = places.find(([form]) => form.test(locator));
  if (found === undefined) return { en: locator, zh: locator };
  const [form, en, zh] = found;
  return { en: locator.replace(form, en), zh: locator.replace(form, zh) };
}
