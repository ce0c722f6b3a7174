import { statedFigure } from '../numbers/bounded-figure.ts';
import { type Interval, overlap } from '../numbers/interval.ts';
import type { Lane, Text } from '../statements/codes.ts';
import { isCurrentStatement, type Statement } from '../statements/statement.ts';
import { nearLimit } from './near-limit.ts';

/** What the statements that are known say of a claim; the first that holds. */
export const verdicts = {
  supported: {
    name: { en: 'supported', zh: '有依据' },
    definition: {
      en: 'A current figure of the indicator allows what is claimed: their bounds overlap. One that is open to a side allows what is near its limit: “over 10 ZB” less than 15 ZB.',
      zh: '该指标的某一现行数值与所述说法相容，即区间有重叠；单侧开放的数值只与其界限附近的说法相容，如“超过10 ZB”与15 ZB以下相容。',
    },
  },
  outdated: {
    name: { en: 'outdated', zh: '已过时' },
    definition: {
      en: 'Only a figure that was since superseded allows it.',
      zh: '只有已被取代的数值与之相容。',
    },
  },
  otherDefinition: {
    name: { en: 'of another definition', zh: '口径不同' },
    definition: {
      en: 'Only a rival indicator, which measures the same concept by another definition, has a figure that allows it.',
      zh: '只有同一概念下口径不同的其他指标的数值与之相容。',
    },
  },
  otherLane: {
    name: { en: 'of another kind', zh: '性质不同' },
    definition: {
      en: 'Only a figure of another kind allows it: a forecast or a target where an outturn is claimed, or the reverse.',
      zh: '只有性质不同的数值与之相容：所述为实绩而相容的是预测或目标，或者相反。',
    },
  },
  undecided: {
    name: { en: 'undecided', zh: '无法判定' },
    definition: {
      en: 'The figure for the period is open to a side, such as “over 10 ZB”, and the claim lies far from its limit; or the claim says more or less than a number to which the figure is rounded. It is neither supported nor contradicted.',
      zh: '该时期的数值单侧开放（如“超过10 ZB”），所述数值远离其界限；或所述为大于或小于某数，而该数值正是舍入至此数：既无依据，也不能否定。',
    },
  },
  contradicted: {
    name: { en: 'contradicted', zh: '不符' },
    definition: {
      en: 'There are figures for the period, and none allows it.',
      zh: '该时期有数值，但均与之不相容。',
    },
  },
  notKnown: {
    name: { en: 'not known', zh: '无数据' },
    definition: {
      en: 'The indicator has no figure for that area and period.',
      zh: '该指标没有该地区该时期的数值。',
    },
  },
  notUnderstood: {
    name: { en: 'not understood', zh: '未能理解' },
    definition: {
      en: 'The claim can be read in more than one way or in none, or has words that no figure bears out.',
      zh: '所述说法可作多种理解、无法理解，或含有数值不能印证的词语。',
    },
  },
} as const satisfies Record<string, { name: Text; definition: Text }>;

export type Verdict = keyof typeof verdicts;

/** All statements of one area and period, superseded ones included. */
export interface Known {
  /** Those of the indicator that the claim is about. */
  readonly own: readonly Statement[];
  /** Those of its rivals, in its unit. */
  readonly rivals: readonly Statement[];
}

/** A verdict with its grounds. */
export interface Judged {
  readonly verdict: Verdict;
  /** The statements on which the verdict rests: those that allow the claim or, where none does, those that contradict it. */
  readonly grounds: readonly Statement[];
}

/**
 * What statements say of a claim. Statements that were never current, because they come from a lesser source than one that
 * they disagree with, decide nothing. A rival alone contradicts nothing: its definition is another.
 * @param claim the numbers that the claim allows, in the unit of the indicator
 * @param lanes those of which the claim speaks
 */
export function judged(claim: Interval, { own, rivals }: Known, lanes: readonly Lane[]): Judged {
  const overlaps = (statement: Statement) => overlap(statedFigure(statement).bounds, claim);
  const allows = (statement: Statement) =>
    overlap(likely(statement), claim) && !isRoundedTo(statement, claim);
  const inLane = ({ lane }: Statement) => lanes.includes(lane);
  const current = own.filter(isCurrentStatement);
  const candidates: readonly (readonly [Verdict, readonly Statement[]])[] = [
    ['supported', current.filter((statement) => inLane(statement) && allows(statement))],
    [
      'outdated',
      own.filter((statement) => isSuperseded(statement) && inLane(statement) && allows(statement)),
    ],
    [
      'otherDefinition',
      rivals.filter((statement) => isCurrentStatement(statement) && inLane(statement) && allows(statement)),
    ],
    ['otherLane', current.filter((statement) => !inLane(statement) && allows(statement))],
    ['undecided', current.filter((statement) => inLane(statement) && overlaps(statement))],
    ['contradicted', current.filter(inLane)],
  ];
  const [verdict, grounds] = candidates.find(([, statements]) => statements.length > 0) ?? ['notKnown', []];
  return { verdict, grounds };
}

/** True where a claim is of more or less than a number that a figure is rounded to, 41.06 of "over 41.06 ZB": it may be on either side. */
function isRoundedTo(statement: Statement, claim: Interval): boolean {
  const { lower, upper } = statedFigure(statement).bounds;
  const limit = claim.upper === null ? claim.lower : claim.lower === null ? claim.upper : null;
  if (limit === null || claim.lowerInclusive || claim.upperInclusive) return false;
  return lower !== null && upper !== null && lower.lessThan(limit) && upper.greaterThan(limit);
}

/**
 * The numbers that a statement makes likely: its bounds where both ends are known. Where one is open, as of "over 5.3 million",
 * those near its limit: a source that knew more would say so.
 */
function likely(statement: Statement): Interval {
  return nearLimit(statedFigure(statement).bounds);
}

function isSuperseded({ currentTo }: Statement): boolean {
  return currentTo !== null;
}
