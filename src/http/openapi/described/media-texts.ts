/** The Chinese descriptions of the formats of answers, by the English ones. */
export const mediaTexts: Readonly<Record<string, string>> = {
  'CSV: all rows, never paged': 'CSV：全部数据行，不分页',
  'NDJSON: all rows, one JSON object a line': 'NDJSON：全部数据行，每行一个JSON对象',
  'Excel workbook: all rows, at most 100,000, with sheets of sources and notes':
    'Excel工作簿：全部数据行（至多100,000行），另有来源和附注的工作表',
  'Apache Parquet: all rows, typed columns': 'Apache Parquet：全部数据行，各列均有类型',
  'JSON-stat 2.0: one cube of all observations, at most 100,000 cells':
    'JSON-stat 2.0：全部观测值构成的一个多维数据集，至多100,000格',
  'SVG: a chart of all rows': 'SVG：全部数据行的图表',
  'PNG: a chart of all rows, in pixels': 'PNG：全部数据行的位图图表',
  'BibTeX: the sources and the dataset': 'BibTeX：各来源与本数据集',
  'CSL-JSON: the sources and the dataset': 'CSL-JSON：各来源与本数据集',
  'RIS: the sources and the dataset': 'RIS：各来源与本数据集',
  'References in the style of APA 7, as plain text': 'APA第7版格式的参考文献，纯文本',
  'References in the style of GB/T 7714-2015, as plain text': 'GB/T 7714—2015格式的参考文献，纯文本',
  'JSON-LD: the dataset for catalogues (DCAT 3, schema.org)':
    'JSON-LD：供数据目录收录的数据集描述（DCAT 3、schema.org）',
  'Atom feed: one page, newest first': 'Atom订阅源：一页，新者在前',
  'iCalendar: all figures as all-day events, to subscribe to':
    'iCalendar：全部数值，作为全天日程，供日历订阅',
  'SDMX-ML 2.1 error message.': 'SDMX-ML 2.1错误报文。',
  'SDMX-JSON 2.0.0 message with errors.': '载有错误的SDMX-JSON 2.0.0报文。',
  'SDMX-ML 2.1 structure message': 'SDMX-ML 2.1结构报文',
  'SDMX-ML 3.0 structure message': 'SDMX-ML 3.0结构报文',
  'SDMX-JSON 2.0.0 structure message': 'SDMX-JSON 2.0.0结构报文',
  'SDMX-ML 2.1 generic data message': 'SDMX-ML 2.1通用数据报文',
  'SDMX-ML 2.1 structure-specific data message': 'SDMX-ML 2.1结构特定数据报文',
  'SDMX-ML 3.0 data message': 'SDMX-ML 3.0数据报文',
  'SDMX-JSON 1.0.0 data message': 'SDMX-JSON 1.0.0数据报文',
  'SDMX-JSON 2.0.0 data message': 'SDMX-JSON 2.0.0数据报文',
  'SDMX-CSV 1.0.0': 'SDMX-CSV 1.0.0数据',
  'SDMX-CSV 2.0.0': 'SDMX-CSV 2.0.0数据',
  'XML Schema of SDMX-ML 2.1 structure-specific data messages':
    '用于校验SDMX-ML 2.1结构特定数据报文的XML Schema',
  'XML Schema of SDMX-ML 3.0 data messages': '用于校验SDMX-ML 3.0数据报文的XML Schema',
};
