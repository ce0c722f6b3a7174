import { nearest } from './nearest.ts';

/** What words stand for; a map, because people may write the name of anything that every object has. */
type Words = ReadonlyMap<string, string>;

/** Other words for codes, by the codes that each means; a list that lacks one of these has other words. */
const codesMeant: Words = new Map([
  ...named('A', 'annual annually yearly year 年 年度'),
  ...named('S', 'semiannual semi-annual half-yearly halfyearly biannual half-year 半年 半年度'),
  ...named('Q', 'quarterly quarter 季 季度'),
  ...named('M', 'monthly month 月 月度'),
  ...named('YTD', 'cumulative year-to-date 累计'),
  ...named('outturn', 'actual preliminary estimate 实际'),
  ...named('actual,preliminary,estimate', 'outturn'),
  ...named('forecast', 'projection prediction predicted 预测'),
  ...named('target', 'goal plan 目标'),
  ...named('zh', 'cn chinese 中文 汉语'),
  ...named('en', 'english 英文 英语'),
]);

/** Other words for parameters, without capitals and strokes. */
const parametersMeant: Words = new Map([
  ...named(
    'updatedAfter',
    'since updatedsince modifiedsince changedsince updatedfrom knownafter publishedafter',
  ),
  ...named('area', 'country region province city geo location refarea'),
  ...named('topic', 'subject category'),
  ...named('producer', 'publisher institution agency provider'),
  ...named('indicator', 'series seriesid indicators indicatorid'),
  ...named('limit', 'pagesize perpage count size top'),
]);

function named(meant: string, words: string): (readonly [string, string])[] {
  return words.split(' ').map((word) => [word, meant]);
}

/** The codes that a word stands for, as a comma list; else those whose spelling is nearest. */
export function likelyCodes(word: string, codes: readonly string[], count = 3): string[] {
  const meant = codesMeant.get(word.toLowerCase());
  return meant?.split(',').every((code) => codes.includes(code)) ? [meant] : nearest(word, codes, count);
}

/** The parameter that another word stands for; undefined where the route has none of it. */
export function meantParameter(word: string, names: readonly string[]): string | undefined {
  const meant = parametersMeant.get(word.toLowerCase().replace(/[-_]/g, ''));
  return names.find((name) => name === meant);
}
