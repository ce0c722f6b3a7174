/* The Chinese descriptions of operations and parameters, by the English ones. */

import { sdmxOperationTexts, sdmxParameterTexts } from './sdmx-texts.ts';
import { verifyOperationTexts, verifyParameterTexts } from './verify-texts.ts';

const operations: Readonly<Record<string, string>> = {
  ...sdmxOperationTexts,
  ...verifyOperationTexts,
  getEntry: '当前版本、各项限额（以数据形式给出）、格式、许可与链接。',
  getHealth: '进程可以应答。',
  getReadiness: '数据库已打开，结构与版本均已识别。',
  getMetrics: 'Prometheus文本格式。',
  listIndicators: '中英文检索，可用筛选条件收窄；`facets`给出每个筛选条件会留下的指标数。',
  getIndicator:
    '名称、定义、覆盖范围，分列的最新实际值、预测与目标，同一概念的其他口径及差异原因，以及来源。',
  listObservations:
    '按指标、概念、主题、生产机构或来源查询数值，附限定词和来源所允许的区间。除非`revisions`或`asOf`另有指定，返回当前表述。可返回表格，也可作图：`format=svg`和`format=png`绘出同一单位的全部各行。',
  getObservation: '表述`indicator.area.period.source`的出处、历史、推算过程、核对与引文。',
  listIndicatorObservations: '与`/v1/observations?indicator={id}`的应答相同，应答中的链接也指向该地址。',
  getIndicatorFile:
    '与`/v1/observations?indicator={id}&format=…`的应答相同，格式由后缀决定，供只接受地址的软件使用：电子表格、`read.csv()`、`<img>`。',
  listLatest:
    '每个指标、地区、频率和通道各一行：最新时期的实际值，以及在该地区该指标最新实际值（不论何种频率）之后到期的下一个预测和目标。没有实际值时，取今天（或`asOf`当日）之后到期的；若均已过期，取最后一个。',
  compareConcept:
    '同一概念下各指标对某一时期的数值：逐一列出定义、生产机构、区间与依据、口径差异，并按通道和单位给出最低与最高相差多少，附可引用的表述。不作平均。表格中每个数值一行。代码表`concepts`列有各概念的编号。',
  listAreas:
    '世界、国家、省、市、区县的名称、代码、层级、上级地区，以及各有多少数据。`lacks`查找缺少某一概念数值的省份。',
  getArea: '某一地区的全部数据：各指标及其最新数值、年份、上下级地区，以及缺少的概念。',
  listSources: '文件及其发布者、日期、语言与来源级别。',
  getSource: '单个文件，附其所载全部数值的链接。',
  listCodelists: '地区、单位、主题、概念、生产机构、数值类别、限定词及其他枚举。',
  getCodelist: '每个代码的名称和含义，均为中英文。',
  listChecks: '数值之间的恒等关系，连同区间一并验算；不一致的也照实公布。',
  getCheck: '两侧数值及其区间、运算项、余量，以及中英文说明。',
  listChanges:
    '每个版本新增、更正、撤回了什么，以及此前哪些表述的地位因此改变：以该版本当时的内容为准，从最早的变更依次重放，即得各版本的数据集。可返回JSON、CSV或Atom。',
  listCalendar:
    '凡以往发布有规律的指标、地区和频率，按预计日期列出下一个数值；日期已过的标为`overdue`。可返回表格，也可返回供日历订阅的iCalendar。',
  listReleases: '保留的全部数据集版本，附计数与校验和。',
  getRelease: '文件及其SHA-256、计数与说明。',
  getDataPackage:
    '以Data Package（第2版，datapackage.org）描述版本中的文件：各文件及各列的含义、大小和SHA-256。路径相对于本地址。',
  getReleaseFile: '当时的完整数据集：CSV文件和一个SQLite数据库（本地导入的版本仅有CSV文件）。',
};

const parameters: Readonly<Record<string, string>> = {
  ...sdmxParameterTexts,
  ...verifyParameterTexts,
  'Language of ready-made texts.': '成文内容的语言。',
  '`none` leaves `data`, `page`, `columns` of a wide table and, where there are any, `warnings`, without any `links`; workbooks have the sheet of data alone, Parquet and JSON-stat no notes, definitions and citation. Formats that hold nothing but rows are the same.':
    '`none`只保留`data`、`page`、宽表的`columns`和可能有的`warnings`，不含任何`links`；工作簿只有数据表，Parquet和JSON-stat不含附注、定义和引文。只有数据行的格式不受影响。',
  'Words, names of areas, units, ids or a question in English or Chinese, in simplified or traditional characters, of at most 200 characters; synonyms, beginnings of words and small typing errors are understood. Best match first unless sorted.':
    '词语、地区名、单位、编号或问句，中英文、简繁体均可，至多200个字符；可识别同义词、词首和小的拼写错误。未指定排序时，最相符的在前。',
  'Comma list of areas: codes, and patterns for all areas one level below, `CN-*` the provinces without Hong Kong, Macao and Taiwan, `CN-GD-*` the cities of Guangdong; `*` takes all.':
    '地区，多个以逗号分隔：可用代码，也可用通配表示下一级全部地区，如`CN-*`为各省份（不含港澳台），`CN-GD-*`为广东各市；`*`表示全部。',
  'The day for which `overdue` is told, by default today; figures and extents as known on it, which is not after today (UTC).':
    '判断`overdue`所依据的日期，默认为今天；数值与覆盖范围以当日所知为准，不得晚于今天（UTC）。',
  'The day for which `overdue` is told, by default today; figures as known on it, which is not after today (UTC).':
    '判断`overdue`所依据的日期，默认为今天；数值以当日所知为准，不得晚于今天（UTC）。',
  'Position to go on from, copied from `page.next`; bound to its query and release.':
    '续读位置，取自`page.next`；只适用于同一查询和同一版本。',
  '`1` puts a byte order mark before CSV, for Excel.': '`1`在CSV前加字节顺序标记，供Excel识别。',
  'Comma list of indicators; one of `indicator`, `concept`, `topic`, `producer` and `source` is required; `*` takes all.':
    '指标，多个以逗号分隔；`indicator`、`concept`、`topic`、`producer`、`source`至少须有一个；`*`表示全部。',
  'A period and every period inside it (`2024`, `2024-S1`, `2024-Q3`, `2024-06`), one year to date (`2024-01-01/P11M`), or a range (`2020..2025`, `..2023`, `2024-Q1..`).':
    '某一时期及其所含各时期（`2024`、`2024-S1`、`2024-Q3`、`2024-06`），年初累计（`2024-01-01/P11M`），或一段时期（`2020..2025`、`..2023`、`2024-Q1..`）。',
  'Comma list of frequencies: `A` year, `S` half-year, `Q` quarter, `M` month, `YTD` year to date; `*` takes all.':
    '频率，多个以逗号分隔：`A`年度、`S`半年度、`Q`季度、`M`月度、`YTD`年初累计；`*`表示全部。',
  'So many newest periods per series and lane.': '每个序列、每条通道最近的若干期。',
  'Only what was known on that day, which is not after today (UTC).':
    '只取当日已知的内容；不得晚于今天（UTC）。',
  'Only what became known (`knownFrom`, of a computed row that of its newest operand) after that day, which is not after today (UTC).':
    '只取此日之后才获知的内容（`knownFrom`；计算行以其最新的运算项为准）；不得晚于今天（UTC）。',
  'The dataset as stored at that release: its statements, kinds, digits, qualifiers, bounds and standings never change; `meta.immutable` says what does.':
    '该版本所存的数据集：其表述、类别、数字、限定词、区间和地位永不改变；`meta.immutable`说明哪些内容会变。',
  'The current statement, the first one, or all statements.': '当前表述、首次表述或全部表述。',
  'What to compute of each series, with bounds: `level` level, `change` change over the previous period, `pctChange` growth over the previous period, `yoy` growth over the same period of the previous year, `index` index (base period = 100), `log` natural logarithm, `cumulative` running sum since the first requested period, `cagr` compound yearly growth since the base, `movingAverage` mean of the last periods of the window, `ratio` by another indicator.':
    '对各序列作何计算（连同区间）：`level`数值，`change`比上期增减，`pctChange`比上期增速，`yoy`同比增速，`index`指数（基期=100），`log`自然对数，`cumulative`自所选首期起累计，`cagr`自基期起的年均复合增速，`movingAverage`窗口内各期的平均，`ratio`与另一指标之比。',
  'Base period of `index` and `cagr`.': '`index`和`cagr`的基期。',
  'Periods of `movingAverage`; 3 by default.': '`movingAverage`的期数；默认为3。',
  'Indicator to divide by, for `transform=ratio`.': '`transform=ratio`时作除数的指标。',
  'Divides by the population, or by GDP in percent, of the same vintage.':
    '除以同一时点所知的人口，或折算为占GDP的百分比。',
  'Converts to the lower frequency that `frequency` names.': '合并为`frequency`所指定的较低频率。',
  'Takes periods with parts missing.': '部分数据缺失的时期也予合并。',
  'Converts money.': '换算货币。',
  'Rate of a conversion: the average of the year, or the equivalent that the source itself stated.':
    '换算所用汇率：年平均汇率，或来源自行给出的折算值。',
  '`wide` has a row per period and a column per series, its qualifier beside it: `indicator[.area][:frequency][:forecast|:target][:qualifier]`.':
    '`wide`每个时期一行、每个序列一列，限定词列于其旁：`indicator[.area][:frequency][:forecast|:target][:qualifier]`。',
  'Scale of money and counts: `wan` is ten thousand, `yi` a hundred million.':
    '金额与数量的数量级：`wan`为万，`yi`为亿。',
  '`name` puts `indicatorName`, `areaName` and `unitName`, in `lang`, in place of `indicator`, `area` and `unit`; `both` puts them behind the other keys.':
    '`name`以`lang`语言的`indicatorName`、`areaName`、`unitName`代替`indicator`、`area`、`unit`；`both`将其列于其他键之后。',
  'Comma list of keys of JSON and columns of tables to keep; `*` for all keys of JSON.':
    '要保留的JSON键和表格列，以逗号分隔；`*`表示全部JSON键。',
  'Colours of a picture.': '图片的配色。',
  '`bare` draws a picture without title, subtitle and source line, for a page that has them.':
    '`bare`不画标题、副标题和来源行，供已有这些内容的页面使用。',
  'Axis of the values of a picture: on a `log` axis equal distances are equal ratios. Figures of zero or less have none, and are drawn on a `linear` one.':
    '图片的数值轴：`log`轴上等距即等比。零和负数不能取对数，画在`linear`轴上。',
  'What stands for a figure in a picture; `auto` follows the nature of the indicator.':
    '数值在图中的画法；`auto`按指标性质选择。',
  'Id of a statement; the `/` of its period is written `--`.': '表述的编号；其时期中的`/`写作`--`。',
  'Comma list of producers, alone or with others; `*` takes all.':
    '生产机构（单独或与他方共同发布），多个以逗号分隔；`*`表示全部。',
  'The latest figures as known on that day, which is not after today (UTC).':
    '当日所知的最新数值；不得晚于今天（UTC）。',
  'The area to compare: one code. By default China, or without figures of China the area that most rivals have.':
    '要比较的地区，一个代码。默认为中国；若无中国数值，则取有数值的指标最多的地区。',
  'The period to compare: `2024`, `2024-S1`, `2024-Q3`, `2024-06`, `2024-01-01/P11M`. By default the latest of those for which most rivals have an outturn. A stock of the end of the period is one of the period.':
    '要比较的时期：`2024`、`2024-S1`、`2024-Q3`、`2024-06`、`2024-01-01/P11M`。默认为有实际值的指标最多的各期中最近的一期。期末存量即为该期的存量。',
  'Figures as known on that day, which is not after today (UTC).':
    '以当日所知的数值为准；不得晚于今天（UTC）。',
  'Extension of the files of a format.': '格式的文件扩展名。',
  'Comma list of areas: those one level below them; `*` takes all.':
    '地区，多个以逗号分隔：取其下一级地区；`*`表示全部。',
  'Comma list of indicators: areas with a figure of one of them; `*` takes all.':
    '指标，多个以逗号分隔：取有其中任一指标数值的地区；`*`表示全部。',
  'Comma list of concepts: provinces without a figure of one of them, where two others or more have one; `*` takes all.':
    '概念，多个以逗号分隔：取缺少其中任一概念数值、而另有两个以上省份有数值的省份；`*`表示全部。',
  'Comma list of concepts: all their rival indicators; `*` takes all.':
    '概念，多个以逗号分隔：取其全部指标；`*`表示全部。',
  'Comma list of topics: all their indicators; `*` takes all.':
    '主题，多个以逗号分隔：取其全部指标；`*`表示全部。',
  'Comma list of producers: all indicators that they publish, alone or with others; `*` takes all.':
    '生产机构，多个以逗号分隔：取其单独或与他方共同发布的全部指标；`*`表示全部。',
  'Comma list of indicators that a check works with; `*` takes all.':
    '核对所涉及的指标，多个以逗号分隔；`*`表示全部。',
  'Only what releases after this one brought.': '只取此版本之后各版本带来的变更。',
  '`oldest` replays the history from any point.': '`oldest`可从任一时点重放历史。',
  'First day on which a figure is due.': '预计日期的起始日。',
  'Last day on which a figure is due.': '预计日期的截止日。',
  'Only figures whose day has passed, or only those whose day has not.': '只取预计日期已过的，或只取未到的。',
  'Name of a file of the manifest.': '清单所列文件的文件名。',
  'Code of an area.': '地区代码。',
};

/** What lists of words, pages and pictures have in common; `$1` is the first part that varies. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/^Id of (?:an? )(indicator|source|concept|check|list|release)\.$/, '$1编号。'],
  [/^Comma list of ([\w ]+?); `\*` takes all\.$/, '$1，多个以逗号分隔；`*`表示全部。'],
  [/^Comma list of ([\w ]+?): ([^;]+); `\*` takes all\.$/, '$1，多个以逗号分隔：$2；`*`表示全部。'],
  [
    /^Comma list of keys, a minus for descending: (.+)\. Of a wide table only `period`\.$/,
    '排序所依据的键，以逗号分隔，前加减号为降序：$1。宽表只能按`period`排序。',
  ],
  [
    /^Comma list of keys, a minus for descending: (.+)\.$/,
    '排序所依据的键，以逗号分隔，前加减号为降序：$1。',
  ],
  [
    /^Comma list of keys of JSON and columns of tables to keep; by default JSON has (.+); `\*` for all keys of JSON\.$/,
    '要保留的JSON键和表格列，以逗号分隔；JSON默认含$1；`*`表示全部JSON键。',
  ],
  [/^Representation; wins over `Accept`: (.+)\.$/, '返回格式，优先于`Accept`：$1。'],
  [
    /^Rows on one page, at most (\d+); (\d+) by default\. Tabular formats are never paged\.$/,
    '每页行数，至多$1，默认$2。表格类格式不分页。',
  ],
  [
    /^Width of a picture in pixels, (\d+) to (\d+); (\d+) by default\.$/,
    '图片宽度（像素），$1至$2；默认$3。',
  ],
  [
    /^Height of a picture in pixels, (\d+) to (\d+); (\d+) by default\.$/,
    '图片高度（像素），$1至$2；默认$3。',
  ],
];

const nouns: Readonly<Record<string, string>> = {
  indicator: '指标',
  source: '来源',
  concept: '概念',
  check: '核对',
  list: '代码表',
  release: '版本',
  topics: '主题',
  concepts: '概念',
  producers: '生产机构',
  units: '单位',
  natures: '性质',
  frequencies: '频率',
  sources: '来源',
  kinds: '数值类别',
  lanes: '通道',
  indicators: '指标',
  levels: '层级',
  'ISO 639 codes': 'ISO 639代码',
  tiers: '来源级别',
  identities: '恒等关系',
  origins: '产生方式',
  outcomes: '核对结果',
  relations: '关系',
};

/** The description of an operation in Chinese, the English one where there is none. */
export function chineseOperation(id: string, english: string): string {
  return operations[id] ?? english;
}

/** The description of a parameter in Chinese, the English one where there is none. */
export function chineseParameter(english: string): string {
  const exact = parameters[english];
  if (exact !== undefined) return exact;
  const found = forms.find(([form]) => form.test(english));
  if (found === undefined) return english;
  const [form, chinese] = found;
  const [, first = '', ...others] = form.exec(english) ?? [];
  const parts = [nouns[first] ?? first, ...others].map((part) => part.replaceAll(', ', '、'));
  return parts.reduce((text, part, index) => text.replace(`$${index + 1}`, () => part), chinese);
}
