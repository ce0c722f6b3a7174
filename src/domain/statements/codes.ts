/* The words of all enumerations, with their names in both languages. */

export interface Text {
  readonly en: string;
  readonly zh: string;
}

export const kinds = {
  actual: { name: { en: 'actual', zh: '实际值' }, lane: 'outturn' },
  preliminary: { name: { en: 'preliminary', zh: '初步数' }, lane: 'outturn' },
  estimate: { name: { en: 'estimate', zh: '估算' }, lane: 'outturn' },
  forecast: { name: { en: 'forecast', zh: '预测' }, lane: 'forecast' },
  target: { name: { en: 'target', zh: '目标' }, lane: 'target' },
} as const satisfies Record<string, { name: Text; lane: string }>;

export const lanes = {
  outturn: { name: { en: 'outturn', zh: '实绩' } },
  forecast: { name: { en: 'forecast', zh: '预测' } },
  target: { name: { en: 'target', zh: '目标' } },
} as const satisfies Record<string, { name: Text }>;

export const qualifiers = {
  exact: { name: { en: 'exact', zh: '确数' }, hedge: { en: '', zh: '' } },
  about: { name: { en: 'about', zh: '约' }, hedge: { en: 'about ', zh: '约' } },
  over: { name: { en: 'over', zh: '超过' }, hedge: { en: 'over ', zh: '超过' } },
  under: { name: { en: 'under', zh: '不到' }, hedge: { en: 'under ', zh: '不到' } },
  atLeast: { name: { en: 'at least', zh: '至少' }, hedge: { en: 'at least ', zh: '至少' } },
  atMost: { name: { en: 'at most', zh: '至多' }, hedge: { en: 'at most ', zh: '至多' } },
} as const satisfies Record<string, { name: Text; hedge: Text }>;

export const tiers = {
  primary: { name: { en: 'the producer itself', zh: '数据生产机构' } },
  official: { name: { en: 'state media or another authority', zh: '官方媒体或其他主管部门' } },
  secondary: { name: { en: 'everyone else', zh: '其他来源' } },
} as const satisfies Record<string, { name: Text }>;

/** Levels of areas, each with the level that its parent has. */
export const areaLevels = {
  world: { name: { en: 'world', zh: '世界' }, above: null },
  country: { name: { en: 'country', zh: '国家' }, above: 'world' },
  province: {
    name: { en: 'province, autonomous region or municipality', zh: '省、自治区、直辖市' },
    above: 'country',
  },
  specialAdministrativeRegion: {
    name: { en: 'special administrative region', zh: '特别行政区' },
    above: 'country',
  },
  city: { name: { en: 'city (prefecture level)', zh: '地级市' }, above: 'province' },
  district: { name: { en: 'district of a city', zh: '市辖区' }, above: 'city' },
} as const satisfies Record<string, { name: Text; above: string | null }>;

/** How well it is established that a source said something; the first definition that holds gives the grade. */
export const grades = {
  D: {
    name: { en: 'contested', zh: '有争议' },
    definition: {
      en: 'Doubtful, contradicted by a source of the same or a better tier without a resolution, or part of a failed check that nobody has explained.',
      zh: '存疑，或与同级及以上来源相矛盾且未解决，或涉及未获解释的未通过检验。',
    },
  },
  A: {
    name: { en: 'confirmed', zh: '已获印证' },
    definition: {
      en: 'From a primary or official source, with at least one independent confirmation.',
      zh: '出自一手或官方来源，且至少有一次独立印证。',
    },
  },
  B: {
    name: { en: 'sound', zh: '可靠' },
    definition: {
      en: 'From a primary or official source, or from a secondary one with at least two independent confirmations.',
      zh: '出自一手或官方来源，或出自二手来源且至少有两次独立印证。',
    },
  },
  C: {
    name: { en: 'reported', zh: '仅见报道' },
    definition: { en: 'Everything else.', zh: '其他情形。' },
  },
} as const satisfies Record<string, { name: Text; definition: Text }>;

export const relations = {
  first: { name: { en: 'first statement', zh: '首次发布' } },
  corroborates: { name: { en: 'corroborates the current statement', zh: '印证' } },
  refines: { name: { en: 'refines: agrees and is more precise', zh: '细化' } },
  revises: { name: { en: 'revises: disagrees and takes its place', zh: '修订' } },
  disputes: { name: { en: 'disputes: disagrees, from a lesser source', zh: '存疑' } },
} as const satisfies Record<string, { name: Text }>;

export const frequencyNames = {
  A: { name: { en: 'annual', zh: '年度' } },
  S: { name: { en: 'half-yearly', zh: '半年度' } },
  Q: { name: { en: 'quarterly', zh: '季度' } },
  M: { name: { en: 'monthly', zh: '月度' } },
  YTD: { name: { en: 'year to date (cumulative)', zh: '年初累计' } },
} as const satisfies Record<string, { name: Text }>;

export const natures = {
  stock: { name: { en: 'stock: a level at a point in time', zh: '存量' } },
  flow: { name: { en: 'flow: a total over a period', zh: '流量' } },
  ratio: { name: { en: 'ratio: a share or a quotient', zh: '比率' } },
  growth: { name: { en: 'growth rate', zh: '增速' } },
  index: { name: { en: 'index number', zh: '指数' } },
} as const satisfies Record<string, { name: Text }>;

export const bases = {
  rounding: { name: { en: 'half a unit of the last printed digit', zh: '末位有效数字的半个单位' } },
  inequality: { name: { en: 'the inequality that the source stated', zh: '来源表述的不等式' } },
  range: { name: { en: 'the range that the source printed', zh: '来源给出的区间' } },
  interval: { name: { en: 'interval arithmetic on the operands', zh: '区间运算' } },
} as const satisfies Record<string, { name: Text }>;

export const periodBases = {
  stated: { name: { en: 'the source names the period', zh: '来源写明' } },
  relative: { name: { en: 'the source says it relative to its date', zh: '来源以相对时间表述' } },
  inferred: { name: { en: 'inferred from the context', zh: '据上下文推断' } },
} as const satisfies Record<string, { name: Text }>;

export const locatorQualities = {
  paragraph: { name: { en: 'a paragraph is named', zh: '具体到段落' } },
  table: { name: { en: 'a table, row or array is named', zh: '具体到表格' } },
  document: { name: { en: 'only the document is known', zh: '仅知文件' } },
} as const satisfies Record<string, { name: Text }>;

export const publishedPrecisions = {
  day: { name: { en: 'day', zh: '日' } },
  month: { name: { en: 'month', zh: '月' } },
  year: { name: { en: 'year', zh: '年' } },
} as const satisfies Record<string, { name: Text }>;

export const missingReasons = {
  publishedAsRange: { name: { en: 'published as a range', zh: '来源仅公布区间' } },
  noBase: { name: { en: 'no figure for the base period was known', zh: '当时无已知的基期数据' } },
  baseNotPositive: { name: { en: 'the base is not positive', zh: '基期数值不为正' } },
  notPositive: { name: { en: 'the value is not positive', zh: '数值不为正' } },
  atBase: { name: { en: 'no time has passed since the base period', zh: '即为基期' } },
  beforeBase: { name: { en: 'the period lies before the base period', zh: '早于基期' } },
  missingInWindow: { name: { en: 'a period of the window is missing', zh: '窗口内有时期缺失' } },
  seriesBreak: {
    name: { en: 'the definition changed between the periods', zh: '所涉时期之间统计口径有变' },
  },
  noRate: { name: { en: 'there is no exchange rate for the year', zh: '该年无汇率' } },
  noEquivalent: { name: { en: 'the source states no equivalent', zh: '来源未给出折算值' } },
  noDivisor: {
    name: { en: 'no figure of the divisor for the period was known', zh: '当时无已知的除数该期数据' },
  },
  divisorNotPositive: { name: { en: 'the divisor is not positive', zh: '除数不为正' } },
  notComparable: {
    name: { en: 'levels of the indicator are not comparable over time', zh: '该指标各期水平值不可比' },
  },
  notComputable: {
    name: { en: 'the computation means nothing for the indicator', zh: '该计算对该指标没有意义' },
  },
  mixedDefinitions: { name: { en: 'the computation would mix definitions', zh: '该计算会混用不同口径' } },
  mismatchedAreas: { name: { en: 'the computation would mix areas', zh: '该计算会混用不同地区' } },
} as const satisfies Record<string, { name: Text }>;

/** Notes on how a value was derived. */
export const derivationNotes = {
  outturnBase: {
    name: {
      en: 'The base is the outturn as it was known when the forecast or target was made: there is no forecast or target for its period.',
      zh: '基数为作出预测或设定目标时已知的实绩：其时期无预测或目标。',
    },
  },
  partialPeriod: {
    name: { en: 'Parts of the period are missing.', zh: '时期不完整，仅含已有部分。' },
  },
  annualAverageRate: {
    name: {
      en: 'Converted at the average rate of the year of the period.',
      zh: '按该时期所在年份的年平均汇率折算。',
    },
  },
  outturnRate: {
    name: {
      en: 'The exchange rate is an outturn, and was not known when the forecast or target was made.',
      zh: '汇率为实绩，作出预测或设定目标时尚不可知。',
    },
  },
  statedEquivalent: {
    name: { en: 'The equivalent that the source itself states.', zh: '来源自行给出的折算值。' },
  },
} as const satisfies Record<string, { name: Text }>;

export type AreaLevel = keyof typeof areaLevels;
export type Kind = keyof typeof kinds;
export type Lane = keyof typeof lanes;
export type Qualifier = keyof typeof qualifiers;
export type Tier = keyof typeof tiers;
export type Relation = keyof typeof relations;
export type Grade = keyof typeof grades;
export type Nature = keyof typeof natures;
export type Basis = keyof typeof bases;
export type PeriodBasis = keyof typeof periodBases;
export type LocatorQuality = keyof typeof locatorQualities;
export type MissingReason = keyof typeof missingReasons;
export type DerivationNote = keyof typeof derivationNotes;
export type Precision = keyof typeof publishedPrecisions;

/** True where the notes of an answer hold this one. */
export function hasNote(notes: readonly Text[], note: DerivationNote): boolean {
  return notes.some(({ en }) => en === derivationNotes[note].name.en);
}

/** The keys of a table of words, typed. */
export function wordsOf<K extends string>(table: Readonly<Record<K, unknown>>): [K, ...K[]] {
  return Object.keys(table) as [K, ...K[]];
}
