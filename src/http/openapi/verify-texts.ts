/* The Chinese description of the check of a claim, and of its parameters by the English ones. */

export const verifyOperationTexts: Readonly<Record<string, string>> = {
  verifyClaim:
    '将一个说法（一句话，或分项给出）与已知数值比对：`supported`表示与某一现行数值相容；`outdated`表示只与已被取代的数值相容；`otherDefinition`表示只与口径不同的其他指标相容；`otherLane`表示只与预测或目标相容（若所述为将来，则只与实绩相容）；`undecided`表示数值只给出界限（如“超过10 ZB”），而所述数值远离该界限，或所述为大于或小于某数，而数值正舍入至此数；`contradicted`表示均不相容；`notKnown`表示没有数值；`notUnderstood`表示可作多种理解、无法理解，或含有数值不能印证的词语（`statement`会指明）。区间有重叠即为相容；单侧开放的数值只与其界限附近的说法相容。`readings`说明如何理解。',
};

export const verifyParameterTexts: Readonly<Record<string, string>> = {
  'A claim in English or Chinese of at most 200 characters, with one figure: `China produced 40 ZB in 2024`. What the other parameters say takes the place of what it says.':
    '中文或英文的一个说法，不超过200个字符，含一个数值，如“2024年全国数据生产总量约41ZB”。其他参数优先于其中的内容。',
  'What the claim is about: the id of an indicator or of a concept, or words to search by.':
    '所述对象：指标或概念的编号，或用于检索的词语。',
  'Area of the claim: one code.': '所述地区：一个代码。',
  'Period of the claim: `2024`, `2024-S1`, `2024-Q3`, `2024-06`, `2024-01-01/P11M`. By default that of the latest figure.':
    '所述时期：`2024`、`2024-S1`、`2024-Q3`、`2024-06`、`2024-01-01/P11M`。默认为最新数值的时期。',
  'The claimed number as it is written, with or without a word for its scale: `41.06`, `49 trillion`, `400多万`. Its digits say how precise it is.':
    '所述数值，照原样书写，可带数量级：`41.06`、`49 trillion`、`400多万`。其位数表示精度。',
  'Unit of `value`: a code of the list `units`. By default that of the indicator.':
    '`value`的单位：代码表`units`中的代码。默认为该指标的单位。',
  'Hedge of `value`: by default `exact`.': '`value`的限定词，默认为`exact`。',
};
