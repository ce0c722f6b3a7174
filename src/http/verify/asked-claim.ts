import type { Indicator } from '../../domain/catalogue/catalogue.ts';
import type { ClaimedFigure } from '../../domain/claims/claim-figures.ts';
import type { Lane } from '../../domain/statements/codes.ts';
import type { Period } from '../../domain/time/period.ts';

/** A claim as it is asked about: as a sentence, or in parts, which take the place of what the sentence says. */
export interface AskedClaim {
  readonly text: string | null;
  /** Id of an indicator or of a concept, or words to search by. */
  readonly about: string | null;
  readonly area: string | null;
  readonly period: Period | null;
  readonly figure: ClaimedFigure | null;
}

/** One way to read a claim; what it leaves open is null. */
export interface Reading {
  readonly indicator: Indicator | null;
  readonly area: string | null;
  readonly period: Period | null;
  readonly figure: ClaimedFigure | null;
  readonly lanes: readonly Lane[];
}

/** Why a claim is not understood. */
export const obstacles = {
  noFigure: { en: 'It names no figure.', zh: '其中没有数值。' },
  unreadNumber: {
    en: 'It has a number in words that is not read: write it in digits.',
    zh: '其中有未能读出的数字，请改用阿拉伯数字。',
  },
  negated: { en: 'It says what is not so: ask about what is.', zh: '所述为否定，请改问肯定的说法。' },
  unreadWords: {
    en: 'It has words that no figure bears out: {words}. Leave them out, or ask as in “China produced 41 ZB of data in 2024”.',
    zh: '其中有数值不能印证的词语：{words}。请去掉，或仿照“2024年全国数据生产总量为41ZB”改问。',
  },
  noYear: {
    en: 'It names a period without its year: write 2024, or the first half of 2025.',
    zh: '其中的时期未写明年份，请写作“2024年”或“2025年上半年”。',
  },
  noPeriod: {
    en: 'It names no period, and its figure is one of another period than the latest: write the year.',
    zh: '其中未写明时期，而所述并非最新数值，与其他时期的数值相符：请写明年份。',
  },
  change: {
    en: 'It says by how much a figure rose or fell: ask about the level, or about growth in percent.',
    zh: '所述为增减量，请改问水平值，或以百分比表示的增速。',
  },
  severalFigures: { en: 'It names more than one figure: ask about one.', zh: '其中有多个数值，请逐一核对。' },
  severalPeriods: { en: 'It names more than one period: ask about one.', zh: '其中有多个时期，请逐一核对。' },
  severalAreas: { en: 'It names more than one area: ask about one.', zh: '其中有多个地区，请逐一核对。' },
  noSubject: { en: 'It does not say what the figure is of.', zh: '未说明是什么的数值。' },
  noIndicator: { en: 'No indicator fits its words.', zh: '没有与其措辞相符的指标。' },
  otherName: {
    en: 'The indicators that fit its words have names that say more. Ask about one by its name: {others}.',
    zh: '与其措辞相符的指标名称更为具体，请写明其名称：{others}。',
  },
  otherUnit: {
    en: 'No indicator that fits its words is measured in its unit.',
    zh: '与其措辞相符的指标均不以所述单位计量。',
  },
  noArea: {
    en: 'Its indicator has figures of several areas, and it names none.',
    zh: '相应指标有多个地区的数值，而其中未指明地区。',
  },
} as const;

export type Obstacle = keyof typeof obstacles;
