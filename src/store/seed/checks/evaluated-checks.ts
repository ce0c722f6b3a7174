import { known } from '../../../domain/catalogue/known.ts';
import type { Check, CheckSide } from '../../../domain/checks/check.ts';
import { sentenceOf, spansOf } from '../../../domain/checks/check-texts.ts';
import { evaluate, type Operand } from '../../../domain/checks/evaluation.ts';
import { servedBounds, servedNumber } from '../../../domain/numbers/json-numbers.ts';
import type { Text } from '../../../domain/statements/codes.ts';
import type { Dataset, Settled } from '../read/dataset.ts';
import { type CheckDraft, operandOf, statementsOf } from './check-draft.ts';

/** The check of a draft: outcome, sides and texts; not computable when an operand does not exist. */
export function evaluated(draft: CheckDraft, dataset: Dataset): Check {
  const missing = Object.values(draft.operands).flat().includes(null);
  const labelled = ofEach(draft.operands, (entry) =>
    entry === null ? [] : [{ entry, label: labelOf(entry) }],
  );
  const verdict = missing
    ? ({ outcome: 'notComputable', left: null, right: null, slack: null } as const)
    : evaluate(
        draft.identity,
        ofEach(labelled, ({ entry }) => [operandOf(entry)]),
      );
  const unit = unitOf(draft, dataset);
  const labels = ofEach(labelled, ({ label }) => [label]);
  const spans = spansOf(verdict, unit);
  const statements = missing ? [] : statementsOf(draft.operands);
  return {
    id: draft.id,
    identity: draft.identity,
    origin: draft.origin,
    rule: draft.rule,
    title: draft.title,
    why: draft.why,
    outcome: verdict.outcome,
    unit: unit.id,
    left: sideOf(verdict.left, spans.left),
    right: sideOf(verdict.right, spans.right),
    slack: verdict.slack?.toSignificantDigits(12).toNumber() ?? null,
    sentence: sentenceOf(draft.identity, verdict.outcome, labels, spans),
    explanation: verdict.outcome === 'inconsistent' ? draft.explanation : null,
    operands: Object.entries(labelled).flatMap(([role, list]) =>
      list.flatMap(({ entry, label }) =>
        typeof entry === 'number' ? [] : [{ role, id: entry.id, display: label }],
      ),
    ),
    knownFrom:
      statements
        .map(({ knownFrom }) => knownFrom)
        .sort()
        .at(-1) ?? null,
    release: missing ? null : Math.max(...statements.map(({ release }) => release)),
  };
}

/** The lists of each role, with every element mapped. */
function ofEach<T, U>(
  roles: Readonly<Record<string, readonly T[]>>,
  make: (entry: T) => readonly U[],
): Record<string, U[]> {
  return Object.fromEntries(Object.entries(roles).map(([role, list]) => [role, list.flatMap(make)]));
}

/** The role whose unit the sides of an identity have. */
const unitRole = {
  growth: 'base',
  share: 'whole',
  sum: 'total',
  equivalent: 'rate',
  quotient: 'quotient',
  compound: 'first',
  agreement: 'first',
} as const;

/** The unit of the published side; of the first operand when that is missing. */
function unitOf({ identity, operands }: CheckDraft, dataset: Dataset) {
  const published = { published: operands[unitRole[identity]] ?? [] };
  const [statement] = [...statementsOf(published), ...statementsOf(operands)];
  const indicator = dataset.indicators.get(statement?.indicator ?? '');
  return known(dataset.units, indicator?.unit ?? [...dataset.units.keys()][0] ?? '');
}

function labelOf(entry: Settled | number): Text {
  if (typeof entry === 'number') return { en: String(entry), zh: String(entry) };
  return { en: entry.en.display, zh: entry.zh.display };
}

function sideOf(side: Operand | null, display: Text | null): CheckSide | null {
  if (side === null || display === null) return null;
  return {
    value: side.value && servedNumber(side.value),
    bounds: servedBounds({ ...side.bounds, basis: 'interval' }),
    display,
  };
}
