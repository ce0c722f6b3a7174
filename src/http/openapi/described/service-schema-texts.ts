/** The Chinese descriptions in schemas of lists, tables, problems, releases, checks and claims, by the English ones. */
export const serviceSchemaTexts: Readonly<Record<string, string>> = {
  // What stands round rows.
  'What stands in `data`.': '`data`中的内容。',
  'What stands in `data.figures`.': '`data.figures`中的内容。',
  'Absent, like everything that describes `data`.': '不含此项，也不含其他用以说明`data`的内容。',
  'Absent with `meta=none`.': '`meta=none`时不含此项。',
  'Those of `meta`; only with `meta=none`, and only where there are any.':
    '`meta`中的警告；仅当`meta=none`且确有警告时才有。',
  'With `release`: what of the answer is that of the release, and what is of today.':
    '指定`release`时：应答中哪些内容取自该版本，哪些为今日内容。',
  'Why there are no rows.': '为何没有数据行。',
  'Where `q` finds nothing: indicators that fit a part of it, or all of it but the filters.':
    '`q`检索无结果时：与其一部分相符的指标，或与之全部相符但不合筛选条件的指标。',
  'Address of the next page.': '下一页的地址。',
  'A reason why a correct answer could be misread.': '应答虽正确、仍可能被误读的原因。',
  'Where to begin.': '入口。',
  'All limits, as data.': '各项限额，以数据形式给出。',
  'The database is open, its schema and release are known.': '数据库已打开，其结构与版本均已识别。',
  // Wide tables.
  'A column of a wide table.': '宽表的一列。',
  'The columns of a wide table.': '宽表的各列。',
  'Of a wide table: what each column holds, as in `meta`.': '宽表各列的内容，与`meta`中的相同。',
  'With what each column of a wide table holds.': '另附宽表各列的内容。',
  'Key of the column; its qualifiers stand under `…:qualifier`, its notes under `…:note`.':
    '列的键；其限定词在`…:qualifier`，附注在`…:note`。',
  'This and the other names are there with `labels`.': '指定`labels`时，才有此项和其他名称。',
  'The unit with its scale in words.': '以文字写出的单位及其数量级。',
  'Multiplier of the unit in this column.': '该列单位的数量级。',
  'ISO 4217 code where the unit is money.': '单位为货币时的ISO 4217代码。',
  'What was computed, in `lang`; null for published figures.':
    '所作的计算，语言随`lang`；公布的数值为`null`。',
  'A period, and for each series its value and, under `…:qualifier`, its qualifier; `…:note` is there where a series needs it, and begins with `missing` and the reason for a value that is null.':
    '一个时期，以及各序列的数值，其限定词在`…:qualifier`；序列需要附注时另有`…:note`，数值为`null`的，附注以`missing`及其原因开头。',
  // Problems.
  'Problem details (RFC 9457): the body of every answer that is not a success.':
    '问题详情（RFC 9457）：凡未成功的应答均以此为正文。',
  'Address of the description of `code`, `/errors/{code}`: on `PUBLIC_URL`, relative without it.':
    '`code`说明页的地址，即`/errors/{code}`：设有`PUBLIC_URL`时以其开头，否则为相对地址。',
  'What kind of problem it is.': '问题的类型。',
  'Path and query of the request.': '请求的路径与查询参数。',
  'An address that answers 200.': '可返回200的地址。',
  // Releases.
  'A numbered state of the whole dataset: its manifest.': '整个数据集的编号版本及其清单。',
  'SHA-256 over what all its statements state.': '对其全部表述的内容计算的SHA-256。',
  'False for a file that is written from the rows of its release when it is asked for, always with the same bytes, as those of local imports are; these have no SQLite file.':
    '文件在请求时由该版本的数据行写成、且每次逐字节相同的为`false`，如本地导入的版本；此类版本没有SQLite文件。',
  'Rows of local imports that the newest release leaves out, by their files beside the database; empty for earlier releases.':
    '最新版本未收录的本地导入行，并注明所在文件（位于数据库旁）；较早版本为空。',
  // Figures that are due.
  'A figure that is due, by the rhythm in which its producer has published.':
    '按生产机构以往的发布规律，预计发布的一个数值。',
  '`indicator.area.period`, the `/` of the period written `--`; it stays when the day moves.':
    '`indicator.area.period`，其时期中的`/`写作`--`；预计日期变动时，编号不变。',
  'The period of the figure that is due.': '预计发布的数值所属的时期。',
  'The day on which it is due: `publicationLag` days after the end of its period.':
    '预计发布日期：期末之后`publicationLag`天。',
  'True where that day is before the day of `meta.asOf`.': '该日早于`meta.asOf`之日时为`true`。',
  'The newest period that is known.': '已知的最新时期。',
  'The day on which its figure became known.': '该期数值的获知日期。',
  // Checks.
  'An arithmetic check of the data against itself.': '数据之间的运算核对。',
  'growth, share of a total, sum of parts, currency equivalent, quotient, compound growth, or agreement of sources.':
    '增速、占总量的比重、各部分之和、货币折算、商、年均增速，或来源之间是否一致。',
  'Written by hand, or generated from a declared rule.': '人工编写，或由既定规则生成。',
  'Why the figures should fit together.': '这些数值为何应当相符。',
  'A side of a check: a number and what is allowed for it, in the unit of the check.':
    '核对的一侧：一个数及其所容许的区间，以核对的单位计。',
  'What the operands imply.': '由运算项推得的数。',
  'What was published.': '公布的数。',
  'Width of what both sides share, in the unit; negative: the gap between them; null where there is no end.':
    '两侧区间重叠部分的宽度，以单位计；负数为两者之间的差距；区间开放、无从计算时为`null`。',
  'Why the figures do not fit, by what was read, or “Not explained.”; null where they fit.':
    '按所查阅的资料，数值为何不符，或“未见解释。”；相符时为`null`。',
  'Day on which the last of its operands became known; null where an operand is missing.':
    '最后一个运算项的获知日期；缺少运算项时为`null`。',
  // Claims.
  'A claim compared with what is known.': '一个说法与已知数值的比对。',
  'The verdict as a text in `lang` that can be quoted.': '可引用的结论文字，语言随`lang`。',
  'How the claim was read: once, unless it was not understood.': '对说法的理解：只有一种，未能理解时除外。',
  'Why it was not understood.': '为何未能理解。',
  '`latest` where the claim names no period: that of the latest figure.':
    '说法未指明时期时为`latest`，即取最新数值的时期。',
  'The figures on which the verdict rests.': '结论所依据的数值。',
  'Other current figures of the period: of rivals, forecasts and targets.':
    '该时期的其他现行数值：同类指标的数值、预测与目标。',
  'Other indicators that the words fit.': '与其措辞相符的其他指标。',
  'A statement that a claim was compared with.': '与说法相比对的一条表述。',
  'How a claim was understood; null is what it leaves open.': '对说法的理解；说法未指明的为`null`。',
  'Null where no indicator fits the words.': '没有指标与其措辞相符时为`null`。',
  'Forecasts and targets where the claim speaks of what is to come.': '说法涉及将来时，为预测与目标。',
  'Null where the claim names none.': '说法未指明时为`null`。',
  'The numbers that the claim allows, by its digits and its hedge.': '说法按其数字与限定词所容许的数。',
};
