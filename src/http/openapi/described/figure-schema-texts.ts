/** The Chinese descriptions in schemas of figures and their history, by the English ones. */
export const figureSchemaTexts: Readonly<Record<string, string>> = {
  // A row.
  'One value, as one source stated it on one date.': '某一来源在某一日期给出的一个数值。',
  '`indicator.area.period.source`, the `/` of the period written `--`.':
    '`indicator.area.period.source`，其时期中的`/`写作`--`。',
  'SDMX time period; year to date as an ISO 8601 interval.': 'SDMX时期；年初累计写作ISO 8601区间。',
  'First day, `YYYY-MM-DD`.': '首日，格式为`YYYY-MM-DD`。',
  'Last day, `YYYY-MM-DD`.': '末日，格式为`YYYY-MM-DD`。',
  'In the unit, divided by `scale`; null with a `missingReason`.':
    '以单位计的数，再除以`scale`；缺失时为`null`，并附`missingReason`。',
  'In the unit.': '以单位计的数。',
  'Multiplier of the unit in this row: `1` unless requested.': '该行单位的数量级：未作要求时为`1`。',
  'Qualifier that the source gave the figure, such as `about`.': '来源对数值所加的限定词，如`about`（约）。',
  'How to read the figure, such as `about`; null where there is none.':
    '数值的限定词，如`about`（约）；没有时为`null`。',
  'The figure as a text in `lang`.': '写成文字的数值，语言随`lang`。',
  'One sentence in `lang`: hedge, year, definition and source.':
    '一句话，含限定词、年份、口径与来源，语言随`lang`。',
  'One sentence in `lang`.': '一句话，语言随`lang`。',
  'One sentence in `lang` that can be quoted.': '一句可引用的话，语言随`lang`。',
  'What a reader must know before using the figure.': '使用该数值前须知的事项。',
  'Sums up the rest from `A`, the best, to `D`: see `/v1/codelists/grades`.':
    '对其余各项的概括，从最好的`A`到`D`，见`/v1/codelists/grades`。',
  'Id of a statement.': '表述的编号。',
  'Id of the statement.': '该表述的编号。',
  'Only the keys and columns that `fields` names.': '只含`fields`所列的键和列。',
  'A cell of the table, in JSON only where `fields` names its column.':
    '表格的一格；仅当`fields`列有该列时，JSON才含此项。',
  // When it was published and known.
  'Date of publication, as precise as it is known: `2026`, `2026-03` or `2026-03-24`.':
    '发布日期，所知多精确便写到哪一级：`2026`、`2026-03`或`2026-03-24`。',
  'Date of publication, as precise as it is known; null for a computed value, which no source states.':
    '发布日期，所知多精确便写到哪一级；计算值并非来源所述，故为`null`。',
  'How precise the date of publication is; null for a computed value, which no source states.':
    '发布日期的精度；计算值并非来源所述，故为`null`。',
  'Day on which it became known: the day of publication, or the last day of its month or year, but never after the day on which the document was read.':
    '获知日期：发布当日；只知月份或年份的，为该月或该年最后一日，但不晚于文件的查阅日。',
  'First day on which it was known: for a computed value the latest of its operands.':
    '最早获知的日期；计算值以其运算项中最晚者为准。',
  'First day on which it was no longer the current word; null while it is. A statement that never was the current word has its `knownFrom`.':
    '不再是现行表述的首日；仍为现行时为`null`。从未成为现行表述的，与其`knownFrom`相同。',
  'Its relation to the statement that was current before it.': '与此前现行表述的关系。',
  'Its relation to the statement that was current before it; null for a computed value.':
    '与此前现行表述的关系；计算值为`null`。',
  // Bounds.
  'The interval that the value and its qualifier allow.': '数值与其限定词所容许的区间。',
  'Lower end in the unit and scale of the row; null when open.':
    '下端，单位与数量级同该行；无下端时为`null`。',
  'Upper end in the unit and scale of the row; null when open.':
    '上端，单位与数量级同该行；无上端时为`null`。',
  'What the bounds follow from.': '区间的依据。',
  'Lower bound in the unit; null when open.': '区间下端，以单位计；无下端时为`null`。',
  'Upper bound in the unit; null when open.': '区间上端，以单位计；无上端时为`null`。',
  // Evidence.
  'How well it is established that the source said this; not whether a forecast will come true. A computed row has the worst grade of its operands, and no confirmations.':
    '“来源确有此说”得到多大程度的证实，并不说明预测能否实现。计算所得的行取其运算项中最差的等级，且无印证。',
  'Tier of the source; null for a computed row.': '来源的层级；计算所得的行为`null`。',
  'Later statements that corroborate or refine it, once for each publisher and once for each original text.':
    '后来对其构成印证或细化的表述数；每个发布者只计一次，每份原文只计一次。',
  'Statements in dispute with it, counted in the same way.': '与之存在争议的表述数，计数方法相同。',
  'Ids of the inconsistent checks that it is an operand of.': '以其为运算项而结果不一致的核对的编号。',
  'The rival indicator, which has a definition of its own.': '同类指标，另有其口径。',
  'In the unit and scale of the row; of a printed range the outer end.':
    '单位与数量级同该行；来源给出区间的，取其外端。',
  'Lowest and highest figure of its rivals for the same area, period and lane; null without rivals.':
    '同类指标在同一地区、时期与通道的最低值和最高值；没有同类指标时为`null`。',
  'Day on which the newest confirmation became known.': '最近一次印证的获知日期。',
  'The document that states the value.': '给出该数值的文件。',
  // A computed row.
  'A value computed from statements, with its derivation.': '由表述计算所得的数值，附其推导。',
  'Id of a statement; null for a computed value.': '表述的编号；计算值为`null`。',
  'The document that states the value; null for a computed value, which no source states.':
    '给出该数值的文件；计算值并非来源所述，故为`null`。',
  'That of its operands; null where nothing could be computed.': '其运算项的证据；无法计算时为`null`。',
  'How a value was computed: the formula over the values of the operands gives it.':
    '数值如何算得：将运算项的数值代入公式，即得该值。',
  'The parameters of the computation, as in the request.': '计算所用的参数，与请求一致。',
  'Over the names of the operands; null where nothing could be computed.':
    '以运算项的名称写成的公式；无法计算时为`null`。',
  'The statements that the value was computed from.': '计算所依据的各条表述。',
  'Exchange rate of a conversion, and the source that states it or the equivalent.':
    '换算所用的汇率，以及给出该汇率或折算值的来源。',
  'The parts of the period that it is made of, where others are missing: `2023-Q1..2023-Q3`.':
    '时期的其他部分缺失时，实际合计的部分，如`2023-Q1..2023-Q3`。',
  'Ids of the checks whose published figure the operands do not fit.': '运算项与其公布值不符的核对的编号。',
  // The dossier of a statement.
  'All that is known about one statement.': '有关一条表述的全部已知内容。',
  'The digits that the source printed.': '来源印出的数字。',
  'Power of ten from the printed digits to the unit.': '由印出的数字换算为单位所乘的十的幂次。',
  'The release that brought it.': '首次收录它的版本。',
  'What later releases corrected, oldest first.': '以后各版本所作的更正，由早到晚。',
  'Statements that were withdrawn for this one, and the release that did it.':
    '由本条替代而撤回的表述，以及撤回它们的版本。',
  'The later release that withdrew it: only where an earlier one is asked for by `release`.':
    '此后将其撤回的版本；仅当以`release`查询较早版本时才有。',
  'Every statement of this indicator, area, period and lane, in the order in which they became known.':
    '该指标、地区、时期与通道的全部表述，按获知先后排列。',
  'Why `corroborated` and `evidence.confirmations` may differ.':
    '`corroborated`与`evidence.confirmations`为何可能不同。',
  'A statement is published, not derived.': '表述由来源发布，并非推导所得。',
  'Checks that work with this statement.': '涉及本条表述的核对。',
  'One statement in the history of a figure.': '数值历史中的一条表述。',
  'Who said it, where, and on whose behalf; null where that is not known.':
    '何人在何处、代表何方给出；不详时为`null`。',
  'Where in the document the figure stands.': '数值在文件中的位置。',
  '`locator` in words.': '以文字表达的`locator`。',
  '`saidBy` in both languages.': '`saidBy`的中英文写法。',
  'Id of the producer for whom it was said.': '所代表的生产机构的编号。',
  'A correction of a published statement.': '对已发布表述的一项更正。',
  'The release that made it.': '作出更正的版本。',
  'Column of the row of the statement, such as `value`, `kind` or `caveatEn`.':
    '所更正的列，如`value`、`kind`或`caveatEn`。',
  'What it said before; empty where it said nothing.': '更正前的内容；原无内容时为空。',
  'What it says since.': '更正后的内容。',
  // A change.
  'A statement that a release added, let stand otherwise, corrected or withdrew. To replay the history, put each change into the place of the one of the same id, and remove what is withdrawn.':
    '某一版本新增、改变地位、更正或撤回的一条表述。重放历史时，以每项变更取代编号相同的前一项，并删去已撤回的表述。',
  '`restated` where an earlier statement stands otherwise since this release: superseded, or after one that was added before it. `corrected` where columns of its row say something else, `withdrawn` where it is in this release no more.':
    '`restated`：此前的表述自该版本起地位改变，即被取代，或其前新增了另一条表述；`corrected`：该行某些列的内容有所更正；`withdrawn`：该版本不再收录。',
  'The release that brought the change.': '带来此项变更的版本。',
  'How it stood at that release to what was current before it.': '在该版本中与此前现行表述的关系。',
  'The statement that was the current one when it came.': '获知该表述时的现行表述。',
  'As of that release: null while the statement was the current word.':
    '以该版本当时的内容为准：仍为现行表述时为`null`。',
  'What this release corrected.': '该版本所作的更正。',
  'The statement that takes the place of one that was withdrawn; null where none does.':
    '替代已撤回表述的表述；没有时为`null`。',
  'Why it was withdrawn.': '撤回的原因。',
  // The latest figures.
  'The latest figure of an indicator, area, frequency and lane.': '某一指标、地区、频率和通道的最新数值。',
  'The latest figure of a lane, its grade first.': '某一通道的最新数值，等级列于首位。',
  'Id of the document that states it.': '给出该数值的文件的编号。',
};
