import type { Indicator } from '../../../domain/catalogue/catalogue.ts';
import { known } from '../../../domain/catalogue/known.ts';
import type { Text } from '../../../domain/statements/codes.ts';
import { hasDayBetween, parsePeriod, shiftYears } from '../../../domain/time/period.ts';
import { periodName } from '../../../domain/time/period-names.ts';
import type { CheckRule, Dataset, Settled } from '../read/dataset.ts';
import type { CheckDraft } from './check-draft.ts';
import type { StatementIndex } from './statement-index.ts';

type Operands = CheckDraft['operands'];

/** The checks that the rules of a dataset generate: one for each current outturn for which all operands exist. */
export function generated(dataset: Dataset, index: StatementIndex): CheckDraft[] {
  return dataset.checkRules.flatMap((rule) =>
    [...dataset.indicators.values()].flatMap((indicator) =>
      index.of(indicator.id).flatMap((statement) => {
        if (statement.lane !== 'outturn') return [];
        const operands = makers[rule.identity](statement, indicator, { rule, index, areas: dataset.areas });
        if (operands === null) return [];
        const explanation = explanationOf(operands, dataset);
        return [{ ...draftOf(rule, statement, indicator), explanation, operands }];
      }),
    ),
  );
}

interface Context extends Pick<Dataset, 'areas'> {
  readonly rule: CheckRule;
  readonly index: StatementIndex;
}

type Maker = (statement: Settled, indicator: Indicator, context: Context) => Operands | null;

const makers: Record<CheckRule['identity'], Maker> = {
  growth: (growth, { growthOf }, { index }) => {
    if (growthOf === null) return null;
    const level = index.current(growthOf, growth.area, growth.period.text, 'outturn');
    const base = index.current(growthOf, growth.area, shiftYears(growth.period, -1).text, 'outturn');
    return level && base ? { level: [level], growth: [growth], base: [base] } : null;
  },
  share: (share, { shareOf }, { areas, index, rule: { asOf } }) => {
    const { area, period, knownFrom } = share;
    // A page that restates an old share does not tell on which vintage of the whole it was computed.
    if (shareOf === null || knownFrom > shiftYears(period, 2).end) return null;
    const find = (indicator: string, of: string) =>
      asOf === 'share'
        ? index.asOf(indicator, of, period.text, knownFrom)
        : index.current(indicator, of, period.text, 'outturn');
    const wholeArea = shareOf.wholeArea === 'parent' ? known(areas, area).parent : area;
    const part = find(shareOf.part, area);
    const whole = wholeArea && find(shareOf.whole, wholeArea);
    return part && whole ? { part: [part], share: [share], whole: [whole] } : null;
  },
  equivalent: (foreign, { equivalentOf }, { index, rule: { rate } }) => {
    if (equivalentOf === null || rate === undefined) return null;
    const local = index.current(equivalentOf, foreign.area, foreign.period.text, foreign.lane);
    const year = index.current(rate, 'CN', foreign.period.start.slice(0, 4), 'outturn');
    return local && year ? { local: [local], foreign: [foreign], rate: [year] } : null;
  },
  sum: (total, { id }, { index, rule: { parts = {} } }) => {
    const found = (parts[id] ?? []).map((part) =>
      index.current(part, total.area, total.period.text, 'outturn'),
    );
    const [first] = found;
    return first && !found.includes(null) ? { parts: found, total: [total] } : null;
  },
  agreement: (first, _, { index }) => {
    // What was said before a revision is an earlier vintage, not another source's opinion; a doubtful one contradicts nothing.
    const besides = index.besides(first);
    const revised = [first, ...besides].flatMap((s) =>
      s.relation === 'revises' ? (s.currentFrom ?? []) : [],
    );
    const others = besides.filter(
      ({ relation, doubtful, knownFrom }) =>
        !doubtful &&
        (relation === 'corroborates' || relation === 'disputes') &&
        revised.every((day) => day <= knownFrom),
    );
    const [last] = others;
    return last ? { first: [first], second: [last] } : null;
  },
};

function draftOf(rule: CheckRule, statement: Settled, indicator: Indicator) {
  return {
    id: `${rule.id}.${statement.id.split('.').slice(0, 3).join('.')}`,
    identity: rule.identity,
    origin: 'generated',
    rule: rule.id,
    title: filled(rule.title, indicator, statement),
    why: rule.why,
  } as const;
}

function filled({ en, zh }: Text, { name }: Indicator, { period }: Settled): Text {
  return {
    en: en.replace('{name}', name.en).replace('{period}', periodName(period, 'en')),
    zh: zh.replace('{name}', name.zh).replace('{period}', periodName(period, 'zh')),
  };
}

/** Why growth may not fit levels, where the data say that these are not comparable: over time, or across a break. */
function explanationOf({ level, base }: Operands, dataset: Dataset): Text | null {
  const [later, earlier] = [statementIn(level), statementIn(base)];
  if (later === null || earlier === null) return null;
  const { name, comparable, breaks } = known(dataset.indicators, later.indicator);
  if (!comparable)
    return {
      en: `${name.en}: the levels are not comparable over time, because their producer computes growth on another base.`,
      zh: `${name.zh}：各期水平值不可比，其生产机构按另一基数计算增速。`,
    };
  const between = breaks.find(
    ({ period, area }) =>
      (area === null || area === later.area) &&
      hasDayBetween([parsePeriod(period).start], earlier.period, later.period),
  );
  return between?.reason ?? null;
}

function statementIn(operands: Operands[string] = []): Settled | null {
  const [first] = operands;
  return first == null || typeof first === 'number' ? null : first;
}
