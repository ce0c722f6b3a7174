import type { ExpectationGap } from '../../domain/freshness/expectation.ts';
import type { ScaleName } from '../../domain/numbers/scales.ts';
import type * as codes from '../../domain/statements/codes.ts';
import type { Frequency } from '../../domain/time/period.ts';

type Definitions<Code extends string> = Readonly<Record<Code, codes.Text>>;

/** What the codes of the catalogue and of computations mean, in the words of the glossary and the methodology. */
export const catalogueDefinitions: {
  readonly areaLevels: Definitions<codes.AreaLevel>;
  readonly frequencies: Definitions<Frequency>;
  readonly natures: Definitions<codes.Nature>;
  readonly scales: Definitions<ScaleName>;
  readonly expectationGaps: Definitions<ExpectationGap>;
} = {
  areaLevels: {
    world: { en: 'All countries together, with the code W0.', zh: '全部国家和地区合计，代码W0。' },
    country: {
      en: 'A country of the world, by its two letters in ISO 3166-1.',
      zh: '世界各国，以ISO 3166-1的两位字母为代码。',
    },
    province: {
      en: 'The level below the country in China; CN-* takes all of them on the mainland.',
      zh: '我国国家以下第一级行政区；CN-*代表大陆全部省级行政区。',
    },
    specialAdministrativeRegion: {
      en: 'Hong Kong or Macao, whose figures are not part of the national ones.',
      zh: '香港与澳门，其数据不计入全国数据。',
    },
    city: {
      en: 'A city below a province, with the districts and counties that it administers.',
      zh: '省级行政区所辖的市，含其下辖区县。',
    },
    district: { en: 'A part of a city with an administration of its own.', zh: '市所辖的县级行政区。' },
  },
  frequencies: {
    A: { en: 'A period is a year, such as 2024.', zh: '一个时期为一年，如2024。' },
    S: { en: 'A period is half a year, such as 2024-S1.', zh: '一个时期为半年，如2024-S1。' },
    Q: { en: 'A period is a quarter of a year, such as 2024-Q3.', zh: '一个时期为一个季度，如2024-Q3。' },
    M: { en: 'A period is a month, such as 2024-06.', zh: '一个时期为一个月，如2024-06。' },
    YTD: {
      en: 'A period begins with January and ends with a later month, such as 2024-01-01/P11M; such figures contain each other and are never summed.',
      zh: '一个时期自1月起至某月止，如2024-01-01/P11M；各期相互包含，从不相加。',
    },
  },
  natures: {
    stock: {
      en: 'What there is at the end of the period, such as users; never summed over time.',
      zh: '期末的存有量，如用户数；从不按时间相加。',
    },
    flow: {
      en: 'What came about during the period, such as output; parts of a year may be summed.',
      zh: '期内发生的总量，如产量；年内各期可以相加。',
    },
    ratio: {
      en: 'One quantity divided by another, such as a share of GDP; never summed, and a share grows in percentage points.',
      zh: '两个量之比，如占国内生产总值的比重；从不相加，占比的变动以百分点计。',
    },
    growth: {
      en: 'The change against an earlier period in percent, as its producer published it.',
      zh: '与此前时期相比的变动百分比，由生产机构公布。',
    },
    index: {
      en: 'A level set against a base or a scale that has no unit of its own.',
      zh: '相对于基数或评分标准的水平，自身无计量单位。',
    },
  },
  scales: {
    '1': { en: 'Values stay in the unit, written out in full.', zh: '数值以单位计，完整写出。' },
    thousand: { en: 'Values are divided by 10^3.', zh: '数值除以10^3。' },
    wan: { en: 'Values are divided by 10^4, the Chinese wan.', zh: '数值除以10^4。' },
    million: { en: 'Values are divided by 10^6.', zh: '数值除以10^6。' },
    yi: { en: 'Values are divided by 10^8, the Chinese yi.', zh: '数值除以10^8。' },
    billion: { en: 'Values are divided by 10^9.', zh: '数值除以10^9。' },
    trillion: { en: 'Values are divided by 10^12.', zh: '数值除以10^12。' },
  },
  expectationGaps: {
    discontinued: {
      en: 'The indicator says that its producer has stopped the statistic.',
      zh: '指标注明其生产机构已停止该项统计。',
    },
    scattered: {
      en: 'Many bodies publish such figures in speeches, plans and reports, so no date can be foreseen.',
      zh: '此类数据由多家机构在讲话、规划与报告中公布，日期无从预计。',
    },
    lapsed: {
      en: 'The day on which the next figure was due lies two years back or more.',
      zh: '下一期数据的应发布日期已过去两年以上。',
    },
    irregular: {
      en: 'The days from the end of a period until its publication differ too much to tell the next day.',
      zh: '各期从期末到发布的天数相差过大，无法推算下一次日期。',
    },
    tooFewPublications: {
      en: 'Three publications or more, known to the day, are needed to see a rhythm.',
      zh: '至少须有三次日期确切的发布，才能看出规律。',
    },
    noOutturn: {
      en: 'No figure of a period that has been is known, so there is no rhythm to go by.',
      zh: '尚无任何已过去时期的数值，无规律可循。',
    },
  },
};
