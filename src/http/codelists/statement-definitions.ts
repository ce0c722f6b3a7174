import type * as codes from '../../domain/statements/codes.ts';

type Definitions<Code extends string> = Readonly<Record<Code, codes.Text>>;

/** What the codes of statements mean, in the words of the glossary and the methodology. */
export const statementDefinitions: {
  readonly kinds: Definitions<codes.Kind>;
  readonly lanes: Definitions<codes.Lane>;
  readonly qualifiers: Definitions<codes.Qualifier>;
  readonly tiers: Definitions<codes.Tier>;
  readonly relations: Definitions<codes.Relation>;
  readonly bases: Definitions<codes.Basis>;
  readonly periodBases: Definitions<codes.PeriodBasis>;
  readonly locatorQualities: Definitions<codes.LocatorQuality>;
} = {
  kinds: {
    actual: {
      en: 'A measured figure of a period that has been, not called preliminary.',
      zh: '对已过去时期的实测数，未注明为初步数。',
    },
    preliminary: {
      en: 'A measured figure that is to be made final: of a quarter, a half-year or a year to date, or the first annual one of a statistic that its producer calls preliminary.',
      zh: '有待最终核实的实测数：季度、半年或年初累计数，或生产机构称为初步数的首个年度数。',
    },
    estimate: {
      en: 'A figure of a period that has been, which its source gives as estimated or expected and not as measured.',
      zh: '来源对已过去时期给出的估算数或预计数，并非实测。',
    },
    forecast: {
      en: 'What somebody expects of a period that was not over when it was said.',
      zh: '对尚未结束的时期所作的预计。',
    },
    target: {
      en: 'What an authority or an institution wants to be reached in a period.',
      zh: '主管部门或机构提出在某一时期要达到的数值。',
    },
  },
  lanes: {
    outturn: {
      en: 'What has been: actual, preliminary and estimated figures, which may replace each other.',
      zh: '已发生的情况：实际值、初步数与估算，彼此可相互取代。',
    },
    forecast: {
      en: 'What is expected; a newer forecast replaces an older one and never an outturn.',
      zh: '预计的情况：较新的预测取代较早的预测，从不取代实绩。',
    },
    target: {
      en: 'What is to be reached; a newer target replaces an older one and never an outturn.',
      zh: '要达到的情况：较新的目标取代较早的目标，从不取代实绩。',
    },
  },
  qualifiers: {
    exact: {
      en: 'The source prints the number without a hedge; its bounds are half a unit of the last digit to either side.',
      zh: '来源直接给出数字，未加限定；区间为末位数字上下各半个单位。',
    },
    about: {
      en: 'The source says that the number is rounded or approximate; zeros at its end do not count as precision.',
      zh: '来源说明数字为约数；末尾的零不计入精度。',
    },
    over: {
      en: 'The true number is greater than the one printed; how much greater is not said.',
      zh: '真实数值大于所印数字，大多少未说明。',
    },
    under: {
      en: 'The true number is smaller than the one printed; how much smaller is not said.',
      zh: '真实数值小于所印数字，小多少未说明。',
    },
    atLeast: {
      en: 'The true number is the one printed or a greater one.',
      zh: '真实数值等于或大于所印数字。',
    },
    atMost: {
      en: 'The true number is the one printed or a smaller one.',
      zh: '真实数值等于或小于所印数字。',
    },
  },
  tiers: {
    primary: {
      en: 'A document on the own pages of the institution whose statistic it is.',
      zh: '统计数据所属机构在其自有网页上发布的文件。',
    },
    official: {
      en: 'A document of state media or of another authority, or a whole copy of an official text.',
      zh: '官方媒体或其他主管部门的文件，或官方文稿的全文转载。',
    },
    secondary: {
      en: 'Every other document, such as a press report, a digest or a market study.',
      zh: '其余文件，如媒体报道、摘编或市场研究。',
    },
  },
  relations: {
    first: {
      en: 'Nothing was known before it for its indicator, area, period and lane, so it became current.',
      zh: '此前就该指标、地区、时期与通道尚无表述，故成为现行表述。',
    },
    corroborates: {
      en: 'It agrees with the current statement, which stays: it is not more precise, repeats the number, or is of a lesser tier or kind.',
      zh: '与现行表述一致，但未更精确、仅重复其数字，或来源层级、类别较低；现行表述不变。',
    },
    refines: {
      en: 'It agrees with the current statement, has narrower bounds and is of the same tier or a better one; it became current.',
      zh: '与现行表述一致、区间更窄，且来源层级相同或更优；成为现行表述。',
    },
    revises: {
      en: 'It contradicts the current statement and is of the same tier or a better one; it became current.',
      zh: '与现行表述不一致，且来源层级相同或更优；成为现行表述。',
    },
    disputes: {
      en: 'It contradicts the current statement and is of a lesser tier, a lower kind or doubtful; the current one stays.',
      zh: '与现行表述不一致，而来源层级较低、类别较低或本身存疑；现行表述不变。',
    },
  },
  bases: {
    rounding: {
      en: 'The bounds follow from the printed digits: half a unit of the last one that counts, to either side.',
      zh: '区间由印出的数字得出：最后一位有效数字上下各半个单位。',
    },
    inequality: {
      en: 'The bounds have one end, the number that the source puts after words such as "over" or "at most".',
      zh: '区间仅有一端，即来源在“超过”“至多”等词之后给出的数字。',
    },
    range: {
      en: 'The source prints both ends and no single number, so there are bounds without a value.',
      zh: '来源给出上下两端而无单一数字，故有区间而无数值。',
    },
    interval: {
      en: 'The value is computed, and its bounds hold every result that the bounds of the operands allow.',
      zh: '数值由计算得出，区间涵盖各操作数区间所容许的一切结果。',
    },
  },
  periodBases: {
    stated: {
      en: 'The document says which year, quarter or month the figure is of.',
      zh: '文件写明数值所属的年份、季度或月份。',
    },
    relative: {
      en: 'The document says "last year" or "so far", and its date tells which period that is.',
      zh: '文件写作“去年”“目前”等，由其日期可知所属时期。',
    },
    inferred: {
      en: 'The document does not say it; the period was concluded from what stands around the figure, and a caveat tells so.',
      zh: '文件未写明，时期由上下文推断，并附注说明。',
    },
  },
  locatorQualities: {
    paragraph: {
      en: 'The locator names a paragraph or an item of the text.',
      zh: '定位写明正文的某一段或某一条。',
    },
    table: {
      en: 'The locator names a table, a list, a chart or an array of data, mostly with the row.',
      zh: '定位写明某张表格、清单、图或某组数据，多数具体到行。',
    },
    document: {
      en: 'The locator names no paragraph and no table: the figure stands somewhere in the document.',
      zh: '定位未写明段落或表格，数值见于该文件之中。',
    },
  },
};
