/* The Chinese descriptions of the operations of SDMX, and of their parameters by the English ones. */

export const sdmxOperationTexts: Readonly<Record<string, string>> = {
  getSdmxV1AvailableConstraint:
    '数据查询在各维度上有哪些代码、覆盖哪段时间。其后可加数据提供者与维度，如`availableconstraint/DATA_ECONOMY/all/all/REF_AREA`。',
  getSdmxV2Availability: '数据查询在各维度上有哪些代码、覆盖哪段时间。其后可加维度。',
  getSdmxV1Data: 'SDMX 2.1数据查询。键可省略；其后可加数据提供者。',
  getSdmxV2Data: 'SDMX 3.0数据查询。末尾各部分可省略。',
  getSdmxV1Schema:
    '校验结构特定数据报文（SDMX-ML 2.1或3.0）的XML Schema；或以`Accept`索取数据结构及其代码表。末尾的版本可省略。',
  getSdmxV2Schema:
    '校验结构特定数据报文（SDMX-ML 3.0或2.1）的XML Schema；或以`Accept`索取数据结构及其代码表。末尾的版本可省略。',
  getSdmxV1Structure:
    'SDMX 2.1结构查询。末尾各部分可省略；第五部分指明条目，如`codelist/CDE/CL_AREA/1.0.0/CN`。',
  getSdmxV2Structure:
    'SDMX 3.0结构查询。末尾各部分可省略；第五部分指明条目，如`codelist/CDE/CL_AREA/1.0.0/CN`。',
};

export const sdmxParameterTexts: Readonly<Record<string, string>> = {
  '`dataflow`, `datastructure`, `codelist`, `conceptscheme` or `agencyscheme`; others answer 501.':
    '`dataflow`、`datastructure`、`codelist`、`conceptscheme`或`agencyscheme`；其他一律返回501。',
  '`CDE`, several joined by `+` (by commas in version 2), or `all` (`*`).':
    '`CDE`；多个以`+`（第2版以逗号）相连；或`all`（`*`）。',
  'Id of an artefact, several, or `all` (`*`).': '结构对象的编号，可为多个；或`all`（`*`）。',
  '`1.0.0`, `latest` (`+`), or `all` (`*`).': '`1.0.0`、`latest`（`+`）或`all`（`*`）。',
  '`full`, `allstubs`, `referencestubs`, `allcompletestubs`, `referencecompletestubs` or `referencepartial`.':
    '`full`、`allstubs`、`referencestubs`、`allcompletestubs`、`referencecompletestubs`或`referencepartial`。',
  '`none`, `parents`, `parentsandsiblings`, `children`, `descendants`, `all` or a kind of artefact.':
    '`none`、`parents`、`parentsandsiblings`、`children`、`descendants`、`all`或某一类结构对象。',
  'Version of that type; the newest unless given.': '报文格式的版本；不填则为最新。',
  'Type of the message in place of the Accept header: `structure` or `jsonstructure`.':
    '代替`Accept`头选择报文格式：`structure`或`jsonstructure`。',
  '`DATA_ECONOMY`, `CDE,DATA_ECONOMY` or `CDE,DATA_ECONOMY,1.0.0`.':
    '`DATA_ECONOMY`、`CDE,DATA_ECONOMY`或`CDE,DATA_ECONOMY,1.0.0`。',
  'Codes of FREQ, INDICATOR, REF_AREA and LANE with dots between: an empty place is all, `+` joins codes; or `all`.':
    '`FREQ`、`INDICATOR`、`REF_AREA`与`LANE`的代码，以点分隔；空位表示全部，多个代码以`+`相连；或`all`。',
  'First period: `2024`, `2024-06`, `2024-Q2`, `2024-S1`, `2024-06-30`.':
    '起始时期：`2024`、`2024-06`、`2024-Q2`、`2024-S1`、`2024-06-30`。',
  'Last period.': '终止时期。',
  '`full`, `dataonly`, `serieskeysonly` or `nodata`.': '`full`、`dataonly`、`serieskeysonly`或`nodata`。',
  'So many oldest periods of each series.': '各序列最早的若干期。',
  'So many newest periods of each series.': '各序列最新的若干期。',
  '`true` for every state of each observation, in a data set for each span of time.':
    '`true`返回每个观测值的历次状态，按有效期分为若干数据集。',
  '`TIME_PERIOD`, another dimension for cross-sections, or `AllDimensions`.':
    '`TIME_PERIOD`；其他维度，用于截面；或`AllDimensions`。',
  'Only what became known on the day of this time or later.': '仅返回该时刻当日及以后获知的数值。',
  'The data as they were known on the day of this time.': '该时刻当日所知的数据。',
  'Of CSV: `id`, `name` or `both`.': '用于CSV：`id`、`name`或`both`。',
  'Language of names in CSV and JSON: `en` or `zh`.': 'CSV与JSON中名称的语言：`en`或`zh`。',
  'Type of the message in place of the Accept header: `genericdata`, `structurespecificdata`, `jsondata` or `csvdata`.':
    '代替`Accept`头选择报文格式：`genericdata`、`structurespecificdata`、`jsondata`或`csvdata`。',
  '`dataflow`, `datastructure` or `*`.': '`dataflow`、`datastructure`或`*`。',
  '`CDE` or `*`.': '`CDE`或`*`。',
  '`DATA_ECONOMY`, of `datastructure` `DSD_DATA_ECONOMY`, or `*`.':
    '`DATA_ECONOMY`；`datastructure`则为`DSD_DATA_ECONOMY`；或`*`。',
  '`1.0.0`, `+` or `*`.': '`1.0.0`、`+`或`*`。',
  'Codes of FREQ, INDICATOR, REF_AREA and LANE with dots between; `*` is all, commas join keys.':
    '`FREQ`、`INDICATOR`、`REF_AREA`与`LANE`的代码，以点分隔；`*`表示全部，多个键以逗号相连。',
  'Codes by commas, with `eq: ne: lt: le: gt: ge: co: nc: sw: ew:`; every component has such a filter.':
    '以逗号分隔的代码，可加`eq: ne: lt: le: gt: ge: co: nc: sw: ew:`；每个组成部分均可如此筛选。',
  'Periods: `ge:2020+le:2024`.': '时期：`ge:2020+le:2024`。',
  '`dsd`, `all`, `series`, `obs`, `none` or ids of attributes.':
    '`dsd`、`all`、`series`、`obs`、`none`或属性的编号。',
  '`all` or `none`.': '`all`或`none`。',
  '`dataflow` or `datastructure`; others answer 501.': '`dataflow`或`datastructure`；其他一律返回501。',
  '`CDE`.': '只有`CDE`。',
  '`DATA_ECONOMY`, of `datastructure` `DSD_DATA_ECONOMY`.':
    '`DATA_ECONOMY`；`datastructure`则为`DSD_DATA_ECONOMY`。',
  '`1.0.0` or `latest` (`+`).': '`1.0.0`或`latest`（`+`）。',
  'Type of the answer in place of the Accept header: `schema`, `structure` or `jsonstructure`.':
    '代替`Accept`头选择返回格式：`schema`、`structure`或`jsonstructure`。',
  '`exact` for the codes of the data that the query finds, `available` for those that each dimension could have while the others stay as they are.':
    '`exact`返回查询所得数据的代码；`available`返回其他维度不变时各维度可选的代码。',
  '`none`, `all`, `codelist`, `conceptscheme`, `dataflow` or `datastructure`.':
    '`none`、`all`、`codelist`、`conceptscheme`、`dataflow`或`datastructure`。',
};
