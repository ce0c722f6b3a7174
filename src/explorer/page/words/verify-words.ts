/** What the page that verifies claims says. */
export const verifyWords = {
  verifyTitle: { en: 'Is a claim right?', zh: '核对说法' },
  verifyAsk: { en: 'Is a claim right?', zh: '这个说法对吗？' },
  verifyText: {
    en: 'Write a sentence with one figure on China’s data economy. It is compared with all that is known for its period.',
    zh: '输入一句含有一个数值的有关中国数据经济的说法，即与该时期的全部已知数值比对。',
  },
  claimVerdict: { en: 'Verdict: {verdict}', zh: '结论：{verdict}' },
  claim: { en: 'Claim', zh: '说法' },
  claimHint: { en: 'China produced 40 ZB of data in 2024', zh: '2024年全国数据生产总量为40ZB' },
  verifyNow: { en: 'Check', zh: '核对' },
  claimExamples: { en: 'Examples', zh: '示例' },
  claimGrounds: { en: 'On which figures this rests', zh: '依据的数值' },
  claimBesides: { en: 'Other figures for the period', zh: '该时期的其他数值' },
  claimOthers: { en: 'The words also fit', zh: '与其措辞相符的其他指标' },
} as const;
