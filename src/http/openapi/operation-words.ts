/* The Chinese words of the list of operations. */

export const chineseTags: Readonly<Record<string, { readonly title: string; readonly description: string }>> =
  {
    observations: { title: '观测值', description: '数值，以及每条表述的完整档案。' },
    indicators: { title: '指标', description: '指标目录：检索、定义、覆盖范围、同类指标。' },
    areas: { title: '地区', description: '各地区、其数据的多少，以及尚缺的数据。' },
    sources: { title: '来源', description: '给出数值的文件。' },
    codelists: { title: '代码表', description: '各代码的含义。' },
    checks: { title: '核对', description: '数据之间的相互核对。' },
    changes: { title: '变更', description: '新增或修订的表述。' },
    calendar: { title: '发布日程', description: '待发布的数据。' },
    releases: { title: '版本', description: '数据集的编号版本，附文件与校验和。' },
    sdmx: { title: 'SDMX', description: '供 SDMX 客户端使用的同一批数值：REST 1.5 与 2。' },
    service: { title: '服务', description: '入口、健康状态与运行指标。' },
  };

/** Summaries by the id of the operation. */
export const chineseSummaries: Readonly<Record<string, string>> = {
  getEntry: '入口',
  getHealth: '存活检查',
  getReadiness: '就绪检查',
  getMetrics: '运行指标',
  listIndicators: '指标：列表与检索',
  getIndicator: '单个指标',
  listObservations: '观测值',
  getObservation: '单条表述的档案',
  listIndicatorObservations: '单个指标的观测值（短地址）',
  getIndicatorFile: '单个指标的观测值文件（短地址）',
  listLatest: '最新数值',
  compareConcept: '同一概念下各指标的并列比较',
  listAreas: '地区',
  getArea: '单个地区',
  listSources: '来源',
  getSource: '单个来源',
  listCodelists: '代码表一览',
  getCodelist: '单个代码表的全部代码',
  listChecks: '数据的相互核对',
  getCheck: '单项核对',
  listChanges: '变更',
  listCalendar: '数据的预计发布日期',
  listReleases: '版本',
  getRelease: '单个版本的清单',
  getReleaseFile: '版本中的文件',
  getSdmxV1Data: '数据（SDMX-REST 1.5）',
  getSdmxV2Data: '数据（SDMX-REST 2）',
  getSdmxV1Structure: '结构元数据（SDMX-REST 1.5）',
  getSdmxV2Structure: '结构元数据（SDMX-REST 2）',
};
