import { known } from '../../../domain/catalogue/known.ts';
import { evaluate, type Operand } from '../../../domain/checks/evaluation.ts';
import { boundsOf, printedValue, quantity } from '../../../domain/numbers/quantity.ts';
import type { Dataset, Settled } from '../read/dataset.ts';
import { type CheckDraft, operandOf, statementsOf } from './check-draft.ts';

/** True for a check that tells something: its figures are not one text twice, and another digit would make it fail. */
export function isTelling(draft: CheckDraft, dataset: Dataset): boolean {
  return !restatesOneText(draft, dataset) && (isBounded(draft) || canFail(draft));
}

/** True where two statements that should agree are copies of one text. */
function restatesOneText({ identity, operands }: CheckDraft, { sources }: Dataset): boolean {
  if (identity !== 'agreement') return false;
  const texts = statementsOf(operands).map(({ source }) => known(sources, source).copyOf?.source ?? source);
  return new Set(texts).size < texts.length;
}

/** True where no figure has an open end, which alone leaves room for any first digit. */
function isBounded({ operands }: CheckDraft): boolean {
  return statementsOf(operands).every(({ bounds: { lower, upper } }) => lower !== null && upper !== null);
}

/**
 * True where the check fails already, or would if the first digit of one of its figures were another: no other digit
 * moves a figure so far, and the sides of every identity move one way with each of their operands.
 */
function canFail({ identity, operands }: CheckDraft): boolean {
  const roles = Object.entries(operands);
  const stated = roles.flatMap(([role, list]) =>
    list.flatMap((entry) => (entry === null ? [] : [{ role, entry, operand: operandOf(entry) }])),
  );
  const outcomeWith = (place: number, changed: Operand) => {
    const changedOperands = Map.groupBy(
      stated.map(({ role, operand }, at) => ({ role, operand: at === place ? changed : operand })),
      ({ role }) => role,
    );
    const byRole = [...changedOperands].map(([role, list]) => [role, list.map(({ operand }) => operand)]);
    return evaluate(identity, Object.fromEntries(byRole)).outcome;
  };
  return stated.some(
    ({ entry, operand }, place) =>
      outcomeWith(place, operand) === 'inconsistent' ||
      (typeof entry !== 'number' &&
        otherwise(entry).some((changed) => outcomeWith(place, changed) === 'inconsistent')),
  );
}

/** The figure with the highest and the lowest first digit; a printed range stays. */
function otherwise({ digits, exponent, qualifier, significantDigits }: Settled): Operand[] {
  if (digits === null) return [];
  return ['9', '1'].map((digit) => {
    const other = quantity(
      digits.replace(/[1-9]/, digit),
      exponent,
      qualifier,
      significantDigits ?? undefined,
    );
    return { value: printedValue(other), bounds: boundsOf(other) };
  });
}
