import type { Catalogue } from '../catalogue/catalogue.ts';
import { known } from '../catalogue/known.ts';
import { memoized } from '../memoized.ts';
import type { Selection } from '../query/selection.ts';
import type { Text } from '../statements/codes.ts';
import type { Check, CheckOperand } from './check.ts';
import type { IdentityName } from './evaluation.ts';

/** The role of the figure that the others of an identity lead to; an agreement has none. */
const publishedRole: Readonly<Partial<Record<IdentityName, string>>> = {
  growth: 'growth',
  share: 'share',
  equivalent: 'foreign',
  quotient: 'quotient',
  sum: 'total',
};

/** An inconsistent check: a result of its other operands contradicts the published one. */
export interface Contradiction {
  /** Id of the check. */
  readonly check: string;
  readonly others: readonly string[];
  readonly caveat: Text;
}

const allContradictions = memoized((catalogue: Catalogue) =>
  [...catalogue.checks.values()].flatMap(contradictionOf(catalogue)),
);

/** The inconsistent checks whose operands, but for the published figure, are among the operands of a result. */
export function contradictionsOf(
  operands: readonly string[],
  catalogue: Catalogue,
): readonly Contradiction[] {
  if (operands.length < 2) return [];
  return allContradictions(catalogue).filter(({ others }) => others.every((id) => operands.includes(id)));
}

/** The catalogue with the checks whose operands were all known on a day and in a release, by its sequence; null is no limit. */
export function withChecksOf(
  catalogue: Catalogue,
  { asOf, release }: Pick<Selection, 'asOf' | 'release'>,
): Catalogue {
  if (asOf === null && release === null) return catalogue;
  const checks = [...catalogue.checks].filter(
    ([, check]) =>
      check.knownFrom !== null &&
      check.release !== null &&
      (asOf === null || check.knownFrom <= asOf) &&
      (release === null || check.release <= release),
  );
  return { ...catalogue, checks: new Map(checks) };
}

const contradictionOf =
  (catalogue: Catalogue) =>
  (check: Check): Contradiction[] => {
    const isPublished = ({ role }: CheckOperand) => role === publishedRole[check.identity];
    const published = check.operands.find(isPublished);
    if (check.outcome !== 'inconsistent' || published === undefined) return [];
    const others = check.operands.filter((operand) => !isPublished(operand)).map(({ id }) => id);
    return [{ check: check.id, others, caveat: caveatOf(check, published, catalogue) }];
  };

function caveatOf(
  { id, explanation }: Check,
  { id: statement, display }: CheckOperand,
  catalogue: Catalogue,
): Text {
  const { name } = known(catalogue.indicators, statement.slice(0, statement.indexOf('.')));
  const why = explanation ?? { en: '', zh: '' };
  return {
    en: `The operands do not fit the published figure, ${display.en} (${name.en}): see the check ${id}. ${why.en}`.trim(),
    zh: `运算项与公布值${display.zh}（${name.zh}）不符，见核对项${id}。${why.zh}`,
  };
}
