/* Words of this service in descriptions, and what they mean, for a reader who has one operation alone. */

interface Term {
  /** Where a text uses it. */
  readonly used: RegExp;
  readonly en: string;
  readonly zh: string;
}

/** By the anchors of the glossary. The Chinese words are those of the Chinese glossary. */
const terms: Readonly<Record<string, Term>> = {
  concept: {
    used: /\bconcepts?\b/i,
    en: 'concept: what several indicators try to measure',
    zh: '概念：不同指标所要测度的同一事物',
  },
  rival: {
    used: /\brivals?\b/i,
    en: 'rival: another indicator of the same concept, with another definition or producer',
    zh: '同类指标：概念相同、口径或生产机构不同的指标',
  },
  producer: {
    used: /\bproducers?\b/i,
    en: 'producer: the institution whose statistic it is',
    zh: '生产机构：统计数据所属的机构',
  },
  tier: {
    used: /\btiers?\b/i,
    en: 'tier: how near a source is to the producer',
    zh: '层级：来源与生产机构之间的远近',
  },
  statement: {
    used: /\bstatements?\b/i,
    en: 'statement: one value, as one source stated it on one date',
    zh: '表述：某一来源在某一日期给出的一个数值',
  },
  nature: {
    used: /\bnatures?\b/i,
    en: 'nature: what kind of quantity an indicator is, such as a stock or a flow',
    zh: '性质：指标属于哪一类量，如存量或流量',
  },
  kind: {
    used: /\bkinds\b|`kind`/i,
    en: 'kind: whether a figure is measured, estimated, foreseen or wished for',
    zh: '类别：数值是实测、估算、预测，还是目标',
  },
  lane: {
    used: /\blanes?\b|otherLane/i,
    en: 'lane: outturns, forecasts or targets, which are never mixed',
    zh: '通道：实绩、预测或目标，三者互不混用',
  },
  outturn: {
    used: /\boutturns?\b/i,
    en: 'outturn: what was measured or estimated of a period that has passed',
    zh: '实绩（实际值）：对已过去的时期实测或估算所得',
  },
  qualifier: {
    used: /\bqualifiers?\b|\bhedge\b/i,
    en: 'qualifier or hedge: what the source said around the number, such as "over"',
    zh: '限定词：来源对数字所加的限定，如“超过”',
  },
  bounds: {
    used: /\bbounds\b/i,
    en: 'bounds: the interval that the printed digits and the qualifier allow',
    zh: '区间：印出的数字与限定词所容许的范围',
  },
  evidence: {
    used: /\bevidence\b/i,
    en: 'evidence: how well it is established that the source said this',
    zh: '证据：“来源确有此说”得到多大程度的证实',
  },
  grade: {
    used: /\bgrades?\b/i,
    en: 'grade: the evidence in one letter',
    zh: '等级：以一个字母概括的证据状况',
  },
  standing: {
    used: /\bstandings?\b|\bsuperseded\b/i,
    en: 'standing: whether a statement is current or superseded by a later one',
    zh: '地位：一条表述是现行，还是已被取代',
  },
  relation: {
    used: /\brelations?\b/i,
    en: 'relation: how a statement stands to those before it',
    zh: '关系：一条表述与此前各表述的关系',
  },
  vintage: {
    used: /\bvintages?\b/i,
    en: 'vintage: what was known on a day',
    zh: '时点：某一日所知的情况',
  },
  release: {
    used: /\breleases?\b/i,
    en: 'release: a numbered state of the whole dataset',
    zh: '版本：整个数据集的编号状态',
  },
  check: {
    used: /\bchecks?\b/i,
    en: 'check: a sum that figures must satisfy among each other',
    zh: '核对：数值之间必须满足的运算关系',
  },
  operand: {
    used: /\boperands?\b/i,
    en: 'operand: a figure that a computation or a check works with',
    zh: '运算项：计算或核对所用的一个数值',
  },
  slack: {
    used: /\bslack\b/i,
    en: 'slack: by how much the bounds of the two sides of a check overlap or miss each other',
    zh: '余量：核对两侧的区间重叠或相差多少',
  },
  derivation: {
    used: /\bderivations?\b/i,
    en: 'derivation: the formula of a computed row and each figure in it',
    zh: '推导：计算所得的一行的公式及其中每个数值',
  },
  dossier: {
    used: /\bdossier\b/i,
    en: 'dossier: all that is known of one statement',
    zh: '档案：有关一条表述的全部已知情况',
  },
  cursor: {
    used: /\bcursor\b|`page\.next`/i,
    en: 'cursor: the place in a list where its next page begins',
    zh: '游标：列表下一页的起始位置',
  },
  break: {
    used: /\bbreaks?\b/i,
    en: 'break: a period from which a series is not comparable with what came before',
    zh: '断点：序列自该时期起与此前不可比',
  },
};

/**
 * Sentences that say what each word of this service means that these English texts use, or that says what another one
 * means; empty where they use none.
 */
export function termsOf(texts: readonly string[], lang: 'en' | 'zh'): string {
  const used = new Set<Term>();
  for (let text = texts.join('\n'); text !== ''; ) {
    const found = Object.values(terms).filter((term) => !used.has(term) && term.used.test(text));
    for (const term of found) used.add(term);
    text = found.map(({ en }) => en).join('\n');
  }
  if (used.size === 0) return '';
  const said = Object.values(terms).filter((term) => used.has(term));
  return lang === 'en'
    ? ` Words: ${said.map(({ en }) => en).join('; ')}. The glossary at \`/docs/glossary\` has more.`
    : `用语：${said.map(({ zh }) => zh).join('；')}。详见术语表：\`/docs/glossary\`。`;
}
