import type { Text } from '../base/model.ts';

/** What the map of provinces and the pages of areas say. */
export const areaWords = {
  clauseComma: { en: ', ', zh: '，' },
  semicolon: { en: '; ', zh: '；' },
  yearDash: { en: '–', zh: '—' },
  dash: { en: ' – ', zh: '—' },
  listComma: { en: ', ', zh: '、' },

  areasTitle: { en: 'Areas', zh: '地区' },
  areasText: {
    en: 'China’s 31 provincial areas, its cities and the nation, with how many indicators have a figure of each.',
    zh: '全国、31个省级地区及各城市，并列出各有多少项指标已有数值。',
  },
  areasMap: { en: 'Provincial areas by number of indicators', zh: '各省级地区的指标数' },
  mapNote: {
    en: 'One tile of one size for each provincial area whose figures are in those of the nation, near its neighbours: no map, no borders.',
    zh: '每个计入全国数据的省级地区各占一格，大小相同，位置大致相邻；非行政区划图，不表示界线。',
  },
  areaText: {
    en: 'Its figures beside those of the nation, its rank among provinces, the areas in it, and what is not known of it.',
    zh: '该地区的各项数值与全国对照、在各省份中的名次、下级地区，以及尚无的数据。',
  },
  liesIn: { en: 'In', zh: '上级地区' },
  indicatorsColumn: { en: 'Indicators', zh: '指标数' },
  statementsColumn: { en: 'Statements', zh: '记录数' },
  areasBelow: { en: 'Areas in it', zh: '下级地区' },
  bareAreas: { en: '{n} have no figure yet', zh: '{n}个地区尚无数值' },
  oneBareArea: { en: '1 has no figure yet', zh: '1个地区尚无数值' },
  latestFigures: { en: 'Latest figures', zh: '最新数值' },
  noFigures: { en: 'There is no figure of this area.', zh: '该地区尚无数值。' },
  lacks: {
    en: 'No figure for {n} things that are known of other provinces',
    zh: '有{n}项其他省份已有而本地区尚无的数据',
  },
  notInNational: { en: 'left out of national figures', zh: '不计入全国数据' },
  whereItLies: { en: 'Where it lies: to the page of each province', zh: '所在位置及各省份页面' },

  nation: { en: 'Nation', zh: '全国' },
  nationOtherDefinition: {
    en: 'by another definition: {name}',
    zh: '口径不同：{name}',
  },
  nationThen: { en: 'as known when the province stated its own', zh: '省级数值公布时的全国数' },
  shareOfNation: { en: '{n} of the nation’s (computed)', zh: '占全国{n}（计算值）' },
  pointsAbove: {
    en: '{n} percentage points above the nation (computed)',
    zh: '比全国高出{n}个百分点（计算值）',
  },
  pointsBelow: {
    en: '{n} percentage points below the nation (computed)',
    zh: '比全国低{n}个百分点（计算值）',
  },
  pointsEqual: { en: 'as in the nation (computed)', zh: '与全国持平（计算值）' },
  moreThan: { en: 'more than {n}', zh: '逾{n}' },
  lessThan: { en: 'less than {n}', zh: '不足{n}' },
  sharesNote: {
    en: 'A share sets the figure of the province against that of the nation. The two are compiled apart, so the shares of all provinces need not add up to 100%.',
    zh: '比重为该省数值与全国数值之比。两者分别核算，各省比重之和不一定等于100%。',
  },
  inBrackets: { en: ' ({text})', zh: '（{text}）' },
  rank: { en: 'Rank', zh: '名次' },
  rankOf: { en: 'rank {rank} of {n}', zh: '{n}个省份中排第{rank}' },
  rankUncertain: { en: ', uncertain: {a} to {b}', zh: '，名次不定：第{a}至{b}' },
  rankBetween: { en: '{a} to {b}', zh: '第{a}至{b}' },
  onlyProvince: { en: 'the only province with a figure for {period}', zh: '{period}唯一有数值的省份' },
  notRanked: { en: 'not ranked', zh: '不排名' },
  notRankedOwn: {
    en: 'not ranked: provinces count in ways of their own',
    zh: '不排名：各省份统计口径不一',
  },
  notRankedEstimate: { en: 'an estimate, not ranked', zh: '估算值，不排名' },
  notRankedText: {
    en: 'Provinces are not ranked here, because they count in ways of their own.',
    zh: '各省份统计口径不一，此处不排名。',
  },

  mapTitle: {
    en: '{period}: {n} of 31 provincial areas have a figure',
    zh: '{period}：31个省级地区中{n}个有数值',
  },
  mapLabel: {
    en: 'Map of provinces: each tile adds its province to a comparison, or takes it out',
    zh: '各省份格子图：点选格子可加入或移出对比',
  },
  mapTable: { en: 'The figures of the map', zh: '图中数值' },
  noSharedPeriod: {
    en: 'No two provinces have a figure for the same period. The table has them all.',
    zh: '没有两个省份有同一时期的数值。全部数值见数据表。',
  },
  periodsWithFigures: { en: 'Periods, with how many provinces have a figure', zh: '各时期及有数值的省份数' },
  provincesCount: { en: '{n} provinces', zh: '{n}个省份' },
  oneShadeEach: { en: 'One shade for each value', zh: '每个数值一种颜色' },
  fiveShades: {
    en: 'Five shades, each for about equally many provinces',
    zh: '五级颜色，每级省份数大致相等',
  },
  tilesIn: { en: 'Numbers on the tiles are in {word}s.', zh: '格中数字以{word}为单位。' },
  somePreliminary: {
    en: 'Preliminary and final figures stand together; {n} are preliminary.',
    zh: '初步数与最终数并列，其中{n}个为初步数。',
  },
  missingProvinces: { en: '{n} have no figure for {period}:', zh: '{period}有{n}个省级地区无数值：' },
  province: { en: 'Province', zh: '省份' },
  together: { en: 'Together', zh: '对比' },
  addProvince: { en: 'Add', zh: '加入' },
  dropProvince: { en: 'Remove', zh: '移出' },
  chooseProvinces: {
    en: 'Choose provinces on the map or in the table to draw them together.',
    zh: '在格子图或表格中选择省份，即可一同作图。',
  },
  chosenProvinces: { en: 'Chosen:', zh: '已选：' },
  drawOne: { en: 'Draw it over time', zh: '查看其走势' },
  drawTogether: { en: 'Draw them together over time', zh: '一同查看走势' },
  clearChoice: { en: 'Choose none', zh: '清除选择' },
} satisfies Record<string, Text>;
