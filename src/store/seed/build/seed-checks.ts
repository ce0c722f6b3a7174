import type { Check, CheckSide } from '../../../domain/checks/check.ts';
import { sentenceOf, spansOf } from '../../../domain/checks/check-texts.ts';
import {
  evaluate,
  exactly,
  type Identity,
  identities,
  type Operand,
} from '../../../domain/checks/evaluation.ts';
import { Decimal } from '../../../domain/numbers/decimal.ts';
import { display, lastPrinted, type UnitStyle } from '../../../domain/numbers/display.ts';
import type { Text } from '../../../domain/statements/codes.ts';
import { known } from '../../../domain/statements/observation.ts';
import { type Statement, statementId } from '../../../domain/statements/statement.ts';
import type { Dataset, WrittenCheck } from '../read/dataset.ts';
import { generated } from './generated-checks.ts';
import { StatementIndex } from './statement-index.ts';

/** A check before it is evaluated: what each role is played by. */
export interface CheckDraft
  extends Pick<Check, 'id' | 'identity' | 'origin' | 'rule' | 'title' | 'why' | 'explanation'> {
  readonly operands: Readonly<Record<string, readonly (Statement | number | null)[]>>;
}

/** All checks of a dataset, evaluated: those written by hand, and those that its rules generate beside them. */
export function checksOf(dataset: Dataset, statements: readonly Statement[]): Check[] {
  const index = new StatementIndex(statements);
  const written = dataset.checks.map((check) => draftOf(check, index));
  const taken = new Set(written.map(fingerprint));
  const drafts = generated(dataset, index).filter((draft) => !taken.has(fingerprint(draft)));
  return [...written, ...drafts].map((draft) => evaluated(draft, dataset));
}

/** Two checks of one identity over the same statements are the same check. */
function fingerprint({ identity, operands }: CheckDraft): string {
  const ids = Object.values(operands)
    .flat()
    .map((operand) =>
      operand === null || typeof operand === 'number' ? String(operand) : statementId(operand),
    );
  return `${identity} ${ids.sort().join(' ')}`;
}

function draftOf(check: WrittenCheck, index: StatementIndex): CheckDraft {
  const { roles }: Identity = identities[check.identity];
  const named: Readonly<Record<string, unknown>> = check.operands;
  const operands = roles.map((role) => {
    const name = role.replace('[]', '');
    const given = named[name];
    const list = Array.isArray(given) ? given : [given];
    return [
      name,
      list.map((entry) =>
        typeof entry === 'number' ? entry : typeof entry === 'string' ? index.find(entry) : null,
      ),
    ];
  });
  return { ...check, origin: 'written', rule: null, operands: Object.fromEntries(operands) };
}

function evaluated(draft: CheckDraft, dataset: Dataset): Check {
  const missing = Object.values(draft.operands).flat().includes(null);
  const players = ofEach(draft.operands, (entry) =>
    entry === null ? [] : [{ entry, label: labelOf(entry, dataset) }],
  );
  const verdict = missing
    ? ({ outcome: 'notComputable', left: null, right: null, slack: null } as const)
    : evaluate(
        draft.identity,
        ofEach(players, ({ entry }) => [operandOf(entry)]),
      );
  const unit = unitOf(draft, dataset);
  const labels = ofEach(players, ({ label }) => [label]);
  const spans = spansOf(verdict, unit);
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
    operands: Object.entries(players).flatMap(([role, list]) =>
      list.flatMap(({ entry, label }) =>
        typeof entry === 'number' ? [] : [{ role, id: statementId(entry), display: label }],
      ),
    ),
  };
}

/** The lists of each role made of other things. */
function ofEach<T, U>(
  roles: Readonly<Record<string, readonly T[]>>,
  make: (entry: T) => readonly U[],
): Record<string, U[]> {
  return Object.fromEntries(Object.entries(roles).map(([role, list]) => [role, list.flatMap(make)]));
}

function operandOf(entry: Statement | number): Operand {
  if (typeof entry === 'number') return exactly(entry);
  const { lower, upper, lowerInclusive, upperInclusive } = entry.bounds;
  const end = (value: number | null) => (value === null ? null : new Decimal(value));
  return {
    value: entry.value === null ? null : new Decimal(entry.value),
    bounds: { lower: end(lower), upper: end(upper), lowerInclusive, upperInclusive },
  };
}

const unitRole = {
  growth: 'base',
  share: 'whole',
  sum: 'total',
  equivalent: 'rate',
  quotient: 'quotient',
  agreement: 'first',
} as const;

/** The unit of the published side; of any operand where that is missing. */
function unitOf({ identity, operands }: CheckDraft, dataset: Dataset) {
  const candidates = [...(operands[unitRole[identity]] ?? []), ...Object.values(operands).flat()];
  const statement = candidates.find(
    (entry): entry is Statement => entry !== null && typeof entry !== 'number',
  );
  const indicator = statement === undefined ? undefined : dataset.indicators.get(statement.indicator);
  return known(dataset.units, indicator?.unit ?? [...dataset.units.keys()][0] ?? '');
}

function labelOf(statement: Statement | number, dataset: Dataset): Text {
  if (typeof statement === 'number') return { en: String(statement), zh: String(statement) };
  const unit = known(dataset.units, known(dataset.indicators, statement.indicator).unit);
  return { en: statementText(statement, unit, 'en'), zh: statementText(statement, unit, 'zh') };
}

function statementText(
  { value, digits, exponent, qualifier }: Statement,
  unit: UnitStyle,
  lang: 'en' | 'zh',
): string {
  if (value === null || digits === null) return '…';
  return display(
    { value: new Decimal(value), qualifier, lastDigit: lastPrinted(digits, exponent), unit, scale: null },
    lang,
  );
}

function sideOf(side: Operand | null, display: Text | null): CheckSide | null {
  if (side === null || display === null) return null;
  const number = (value: Decimal | null) => value?.toSignificantDigits(15).toNumber() ?? null;
  const { lower, upper, lowerInclusive, upperInclusive } = side.bounds;
  return {
    value: number(side.value),
    bounds: { lower: number(lower), upper: number(upper), lowerInclusive, upperInclusive, basis: 'interval' },
    display,
  };
}
