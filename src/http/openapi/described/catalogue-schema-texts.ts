/** The Chinese descriptions in schemas of indicators, areas, concepts, sources and codes, by the English ones. */
export const catalogueSchemaTexts: Readonly<Record<string, string>> = {
  // Indicators.
  'One thing measured by one definition of one producer, in one unit.':
    '一家机构按一种口径、以一种单位测度的一项内容。',
  'What a choice needs.': '供选择指标所需的内容。',
  'The area that `q` names, where the indicator has figures of it: `links.observations` leads to these.':
    '`q`所提到的地区（仅当该指标有其数值时）：`links.observations`即指向这些数值。',
  'The area that `q` names, where the indicator has figures of it.':
    '`q`所提到的地区（仅当该指标有其数值时）。',
  'The newest outturn of the area that `q` names, else of China, or of the only area; null where it has none, and where there are several areas and none is China.':
    '`q`所提到的地区的最新实际值；未提到地区时，取中国或唯一地区的。没有实际值，或有多个地区而其中没有中国时，为`null`。',
  'The part of its area that it covers, such as a region or an exchange; null where it is the whole.':
    '只涵盖所在地区的哪一部分，如某一区域或某一交易所；涵盖全部时为`null`。',
  'How many months up to the end of its period each figure is the total of; null where they are those of the period.':
    '每个数值是截至期末多少个月的合计；与时期的月数相同时为`null`。',
  'Provinces (`CN-*`) without any figure; null where the indicator is not provincial: it has figures of fewer than two, or covers a part of its area only.':
    '没有任何数值的省份（`CN-*`）；非省级指标，即有数值的省份不足两个或只涵盖地区一部分的，为`null`。',
  'Which areas it has figures of, in any lane, and which provinces it lacks.':
    '在任一通道有哪些地区的数值，缺少哪些省份的数值。',
  'False where its producer computes growth on another base than the levels it prints.':
    '生产机构计算增速所用的基数与其公布的水平值不同时为`false`。',
  'Changes of definition or scope; nothing is computed across them.':
    '口径或范围的变动；凡计算均不跨越断点。',
  'That its producer publishes it no more; null where it may go on.':
    '生产机构已停止发布的说明；仍可能发布时为`null`。',
  'In how many months of the year its periods end, as its past shows: 12 for a monthly figure.':
    '按以往情况，一年中有几个月份为其期末：月度数据为12。',
  'Days from the end of a period until its figure becomes known: the median of the past.':
    '从期末到获知数值的天数，取以往的中位数。',
  'The period of the next figure.': '下一个数值所属的时期。',
  'The day on which the next figure is due, by the rhythm of its past: of all areas and frequencies the one that is due first. Null where the past shows no rhythm.':
    '按以往规律，下一个数值的预计发布日期：取各地区、各频率中最早者。以往没有规律时为`null`。',
  'Why no figure is expected; the code list `expectationGaps` has the names.':
    '为何没有预计的数值；名称见代码表`expectationGaps`。',
  'True where `nextExpected` is before the day of `meta.asOf`.':
    '`nextExpected`早于`meta.asOf`之日时为`true`。',
  'A trap that a reader must know.': '使用者须知的易误之处。',
  '`sdmx` has every series of the indicator in SDMX.': '`sdmx`为该指标全部序列的SDMX地址。',
  'The level whose published growth this is.': '本指标为公布的增速时，与之对应的水平值指标。',
  'The indicator of which this is a printed conversion.': '本指标为来源给出的折算值时，折算前的指标。',
  'The levels of which this is a published share.': '本指标为公布的占比时，作分子与分母的水平值指标。',
  'Area of the whole: the `same` as that of the share, or its `parent`.':
    '总量所属的地区：`same`为与占比相同的地区，`parent`为其上级地区。',
  'False where areas count in ways of their own: compare an area with itself, rank none.':
    '各地统计口径不一时为`false`：只宜与该地区自身比较，不宜排名。',
  'True where the printed unit is a power of 1024.': '来源所用单位按1024的幂次计时为`true`。',
  'The outturn of the newest period, and the next forecast and target after it, of China, or of the only area. Null where there are several areas and none is China: `links.areas` has their figures. A forecast or target is null once an outturn for its period or a later one is there. Lanes never mix. `/v1/latest` has the same by frequency.':
    '中国或唯一地区最新时期的实际值，及其后的下一个预测和目标。有多个地区而其中没有中国时为`null`，各地区的数值见`links.areas`。预测或目标所属的时期或更晚的时期一旦有实际值，该预测或目标即为`null`。各通道互不混用。`/v1/latest`按频率给出同样内容。',
  'What an indicator has for one area, frequency and lane.': '指标在某一地区、频率和通道的数据。',
  'An indicator near to a search that found nothing.': '检索无结果时，与之相近的指标。',
  'Number of indicators that each value of a filter would leave, the other filters unchanged. Absent with `meta=none`.':
    '其他筛选条件不变时，每个筛选值会留下的指标数。`meta=none`时不含此项。',
  'A change across which figures are not comparable.': '断点：其前后的数值不可比。',
  'The first period of the new definition.': '采用新口径的第一个时期。',
  'Null where it concerns all areas.': '涉及全部地区时为`null`。',
  'Id of the source that shows it.': '可资证明的来源的编号。',
  // Forecasts and what came.
  'Forecasts whose outturn has arrived, and how far off they were.':
    '已有实际值的预测，及其与实际值相差多少。',
  'How a forecast compares with what came out.': '预测与实际值的比较。',
  'Who forecast: the person who said it, else the institution on whose behalf it was said, else the producer of the indicator; never the newspaper that printed it.':
    '预测者：作出预测的人；否则为其所代表的机构；再否则为指标的生产机构。从不取刊登它的报纸。',
  'Days from the day on which the forecast became known to that of the outturn.':
    '从预测的获知日期到实际值的获知日期的天数。',
  'Forecast less outturn, in `errorUnit`.': '预测减实际值，以`errorUnit`计。',
  'The unit of the indicator; percentage points for percentages.': '指标的单位；指标以百分比计时为百分点。',
  'How to read the error: the error of a forecast of over 35 % is `over` a number, too.':
    '误差的限定词：预测为超过35%的，其误差亦为`over`（超过）某数。',
  'The error as a percentage of the outturn, with the same qualifier; null for percentages.':
    '误差占实际值的百分比，限定词相同；指标以百分比计时为`null`。',
  // Areas.
  'A place that figures are of, and how many there are.': '数值所属的地区，及其数据的多少。',
  'An area and all that is known of it.': '某一地区及其全部已知数据。',
  'ISO 3166-1 alpha-2, ISO 3166-2, `CN-` and GB/T 2260 for cities, or `W0` for the world.':
    'ISO 3166-1两字母代码或ISO 3166-2代码；城市为`CN-`加GB/T 2260代码；`W0`为全世界。',
  'GB/T 2260, six digits; null where it has none.': 'GB/T 2260六位代码；没有时为`null`。',
  'The area one level above.': '上一级地区。',
  'The areas above: of a city its province, China and the world.':
    '各上级地区：城市的上级为所在省份、中国和全世界。',
  'The areas one level below.': '下一级各地区。',
  'False for Hong Kong, Macao and Taiwan, which national figures of China and `CN-*` leave out; null for countries and the world.':
    '香港、澳门、台湾为`false`，中国的全国数据和`CN-*`均不包括；国家和世界为`null`。',
  'Number of indicators with a figure under the code of the area, those of a part of it (`covers`) included.':
    '以该地区代码列有数值的指标数，包括只涵盖其一部分（`covers`）的指标。',
  'Number of their statements of the area, superseded ones included.':
    '这些指标就该地区的表述数，包括已被取代的表述。',
  'Concepts with figures of two other provinces or more and none, of any indicator of the whole province and of any lane, of this one; empty for areas that are no province.':
    '另有两个以上省份有数值，而本省份在任一通道均无涵盖全省的指标数值的概念；非省级地区为空。',
  'Number of indicators of the whole area with an outturn for a period that ends in the year.':
    '涵盖整个地区、且在该年结束的时期有实际值的指标数。',
  'Each indicator of the area, with its latest figures there.': '该地区的各指标，附其在该地区的最新数值。',
  'What an indicator has of one area.': '指标在某一地区的数据。',
  'The part of the area that it covers; null where it is the whole.':
    '指标只涵盖该地区的哪一部分；涵盖全部时为`null`。',
  'True where both have one definition, so that shares and differences mean something.':
    '两者口径相同、占比与差额有意义时为`true`。',
  'The indicator whose figures are of China as a whole; null where there is none.':
    '以全国为范围的对应指标；没有时为`null`。',
  'False where areas count in ways of their own, and are not ranked.':
    '各地统计口径不一、故不作排名时为`false`。',
  'The outturn of the newest period, and the next forecast and target after it. A forecast or target is null once an outturn for its period or a later one is there.':
    '最新时期的实际值，及其后的下一个预测和目标。预测或目标所属的时期或更晚的时期一旦有实际值，该预测或目标即为`null`。',
  // Concepts and rivals.
  'A rival indicator of the same concept, never spliced with the one asked for.':
    '同一概念下的同类指标，从不与所查指标拼接。',
  'How this rival differs.': '该同类指标的口径有何不同。',
  'How it differs from its rivals.': '与各同类指标的口径差异。',
  'Why the rivals of its concept differ.': '同一概念下各指标为何不同。',
  'The rival indicators of a concept, side by side.': '同一概念下的各指标，并列展示。',
  'The same with the keys of figures that were asked for.': '内容相同，而数值只含所请求的键。',
  'Why its indicators differ and are never spliced.': '该概念下各指标为何不同、为何从不拼接。',
  'The area that is compared; null where none has a figure.': '所比较的地区；均无数值时为`null`。',
  'The period that is compared; null where none has a figure.': '所比较的时期；均无数值时为`null`。',
  'Outturns first, then forecasts, then targets; the largest first in each.':
    '先列实际值，再列预测、目标；各类之内由大到小排列。',
  'For each lane and unit with two rivals or more.': '凡有两个以上同类指标的通道和单位，各列一项。',
  'Rivals without a figure for the period.': '本期无数值的同类指标。',
  'A rival without a figure for the period.': '本期无数值的一个同类指标。',
  'Its figure of the area whose period ends nearest; null where it has none.':
    '该指标就该地区、期末最为接近的数值；没有时为`null`。',
  'Areas by how many rivals have a figure of them.': '各地区，按有其数值的同类指标数排列。',
  'Periods of outturns of the area, newest first, by how many rivals have one.':
    '该地区有实际值的各时期，新者在前，并给出有实际值的同类指标数。',
  'The figure of a rival, with its indicator.': '同类指标的数值，连同其指标。',
  'How far apart rivals are in one lane and one unit. Nothing is averaged, and lanes never mix.':
    '同一通道、同一单位的各同类指标相差多少。不作平均，各通道互不混用。',
  'How many rivals have a figure in it.': '其中有数值的同类指标数。',
  'Holds every number that one of the figures allows.': '包含任一数值所容许的一切数。',
  'The highest less the lowest; of percentages in percentage points.':
    '最高值减最低值；百分比之差以百分点计。',
  'Null where one of the two was published as a range.': '两者之一以区间公布时为`null`。',
  'By interval arithmetic on the bounds of the two.': '由两者的区间作区间运算得出。',
  'The highest over the lowest; null of percentages, and where the lowest is not positive.':
    '最高值与最低值之比；百分比，以及最低值不为正时，为`null`。',
  // Sources.
  'A document that states figures.': '给出数值的文件。',
  'The title that a document in Chinese prints; null where it is not known, and of other documents.':
    '中文文件上的题名；题名不详或非中文文件时为`null`。',
  'Its name in Chinese texts; null where it is the same.': '在中文中的名称；与原名相同时为`null`。',
  'Institution whose statistic the document carries, where one is known.':
    '文件所载统计数据所属的机构；不详时没有。',
  'Null where the document is cited without a link.': '引用时未附链接的为`null`。',
  'A day, a month or a year, as precise as the document.': '日、月或年，精度与文件所署日期相同。',
  'ISO 639 code.': 'ISO 639代码。',
  '`note` in Chinese; null where there is none.': '`note`的中文；没有时为`null`。',
  'Publisher of the text.': '原文的发布者。',
  'Id of the source that has the same text.': '原文相同的来源的编号。',
  "Whose text the document has, where it is not its publisher's own: confirmations count a publisher and a text once.":
    '文件所载原文出自何方（并非发布者自撰时）：计算印证时，同一发布者、同一原文只计一次。',
  // Codes.
  'A list of codes.': '代码表。',
  'One code and what it means.': '一个代码及其含义。',
  'What the code means, in a sentence.': '代码的含义，一句话。',
  'The code above it: the country of a province, the province of a city, the lane of a kind.':
    '上一级代码：省份所在的国家、城市所在的省份、类别所属的通道。',
  'How a unit follows its number, `{n} yuan`; null for other codes.':
    '单位在数字之后的写法，如`{n}元`；其他代码为`null`。',
  'What has the code: the comparison of a concept, an area, the indicators of a topic.':
    '与该代码对应的内容：概念的比较、地区、主题的指标。',
  'The same text in English and Chinese.': '同一文本的英文与中文。',
};
