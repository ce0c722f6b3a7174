import type { Text } from '../../domain/statements/codes.ts';

/** Data types of components that have no codelist, as SDMX names them. */
type DataType = 'Double' | 'Integer' | 'String' | 'GregorianTimePeriod' | 'ObservationalTimePeriod';

/** A dimension, the measure or an attribute, and the concept of the same id. */
export interface Component {
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  /** Id of the list of its codes; null where it has none. */
  readonly codelist: string | null;
  /** Of what has no codelist. */
  readonly type: DataType;
}

/** What is said of a figure beside its key. */
export interface Attribute extends Component {
  /** Whether it belongs to a series, that is to all dimensions but time, or to each observation. */
  readonly attachedTo: 'series' | 'observation';
  readonly isMandatory: boolean;
}

/** Dimensions of a series, in the order of its key. */
export const dimensions: readonly Component[] = [
  coded('FREQ', 'CL_FREQ', ['Frequency', '频率'], ['How often figures occur.', '数值出现的频率。']),
  coded('INDICATOR', 'CL_INDICATOR', ['Indicator', '指标'], ['What is measured.', '所度量的内容。']),
  coded('REF_AREA', 'CL_AREA', ['Reference area', '地区'], ['Where it is measured.', '所度量的地区。']),
  coded(
    'LANE',
    'CL_LANE',
    ['Lane', '序列通道'],
    ['Outturns, forecasts and targets, which are never spliced.', '实绩、预测与目标，三者互不拼接。'],
  ),
];

/** The dimension that the observations of a series differ in. */
export const timeDimension: Component = {
  id: 'TIME_PERIOD',
  name: { en: 'Time period', zh: '时期' },
  description: {
    en: 'The period of the figure; a year to date is a time range such as 2024-01-01/P11M.',
    zh: '数值所属时期；年初累计写作时间区间，如 2024-01-01/P11M。',
  },
  codelist: null,
  type: 'ObservationalTimePeriod',
};

/** The figure itself. */
export const measure: Component = {
  id: 'OBS_VALUE',
  name: { en: 'Observation value', zh: '观测值' },
  description: {
    en: 'The figure in its unit; absent where the source printed a range, which the bounds have.',
    zh: '以计量单位表示的数值；来源仅给出区间时为空，区间见上下界。',
  },
  codelist: null,
  type: 'Double',
};

/** The attributes of the structure, in the order in which messages have them. */
export const attributes: readonly Attribute[] = [
  {
    ...coded(
      'UNIT_MEASURE',
      'CL_UNIT',
      ['Unit of measure', '计量单位'],
      ['Unit of the value.', '数值的计量单位。'],
    ),
    attachedTo: 'series',
    isMandatory: true,
  },
  {
    ...coded(
      'UNIT_MULT',
      'CL_UNIT_MULT',
      ['Unit multiplier', '单位乘数'],
      ['Power of ten of the unit: always 0.', '计量单位的十的幂次，恒为 0。'],
    ),
    attachedTo: 'series',
    isMandatory: true,
  },
  {
    ...coded(
      'OBS_STATUS',
      'CL_OBS_STATUS',
      ['Observation status', '观测值状态'],
      ['What kind of figure it is.', '数值的类别。'],
    ),
    attachedTo: 'observation',
    isMandatory: true,
  },
  plain(
    'DECIMALS',
    'Integer',
    ['Decimals', '小数位数'],
    ['Decimal places that the source printed, in the unit.', '按计量单位计，来源所给数字的小数位数。'],
  ),
  {
    ...coded(
      'QUALIFIER',
      'CL_QUALIFIER',
      ['Qualifier', '限定词'],
      ['How the source hedged the figure.', '来源对数值的限定。'],
    ),
    attachedTo: 'observation',
    isMandatory: true,
  },
  plain(
    'LOWER_BOUND',
    'Double',
    ['Lower bound', '下界'],
    [
      'Lower end of the interval that value and qualifier allow; absent where it is open.',
      '数值与限定词所容许区间的下界；无下界时为空。',
    ],
  ),
  plain(
    'UPPER_BOUND',
    'Double',
    ['Upper bound', '上界'],
    [
      'Upper end of the interval that value and qualifier allow; absent where it is open.',
      '数值与限定词所容许区间的上界；无上界时为空。',
    ],
  ),
  plain(
    'SOURCE',
    'String',
    ['Source', '来源'],
    [
      'Id of the document that states the figure: /v1/sources/{id} describes it.',
      '给出数值的文件的编号，详见 /v1/sources/{id}。',
    ],
  ),
  plain(
    'PUBLISHED_ON',
    'GregorianTimePeriod',
    ['Date of publication', '发布日期'],
    ['Day, month or year of publication, as precise as it is known.', '发布的日、月或年，以已知精度为准。'],
  ),
  {
    ...coded(
      'GRADE',
      'CL_GRADE',
      ['Grade of evidence', '证据等级'],
      ['How well it is established that the source said it.', '来源确有此说的可靠程度。'],
    ),
    attachedTo: 'observation',
    isMandatory: false,
  },
];

/** Ids of all dimensions in the order of the key, time last. */
export const allDimensions: readonly Component[] = [...dimensions, timeDimension];
/** Every component, in the order of the columns of a table. */
export const allComponents: readonly Component[] = [...allDimensions, measure, ...attributes];

type Pair = readonly [string, string];

function coded(id: string, codelist: string, [name, nameZh]: Pair, [text, textZh]: Pair): Component {
  return {
    id,
    codelist,
    type: 'String',
    name: { en: name, zh: nameZh },
    description: { en: text, zh: textZh },
  };
}

function plain(id: string, type: DataType, [name, nameZh]: Pair, [text, textZh]: Pair): Attribute {
  return {
    id,
    codelist: null,
    type,
    name: { en: name, zh: nameZh },
    description: { en: text, zh: textZh },
    attachedTo: 'observation',
    isMandatory: id === 'SOURCE' || id === 'PUBLISHED_ON',
  };
}
