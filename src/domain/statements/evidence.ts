import type { Grade, Relation, Tier } from './codes.ts';
import type { Evidence, Rivals } from './evidence-schema.ts';
import { byKnowledge, type Claim, kindRank, relate, tierRank } from './revisions.ts';

/** A claim with the origin of its text: a copy has the publisher and the text of what it copies. */
export interface Testimony extends Claim {
  readonly publisher: string;
  /** Id of the document that has the text first. */
  readonly text: string;
}

/** A check that came out inconsistent. */
export interface FailedCheck {
  readonly id: string;
  /** True where the dataset says why the figures do not fit. */
  readonly explained: boolean;
}

/** What is known beside a statement: statements of the same figure, failed checks with it, and the figures of rivals. */
export interface Surroundings {
  readonly statements: readonly Testimony[];
  readonly failed: readonly FailedCheck[];
  readonly rivals: Rivals;
}

/** The evidence of a statement. `statements` may hold the statement itself. */
export function evidenceOf(own: Testimony, { statements, failed, rivals }: Surroundings): Evidence {
  const others = statements
    .filter(({ id }) => id !== own.id)
    .sort(byKnowledge)
    .map((testimony) => related(testimony, own));
  const confirming = others.filter((other) => confirms(other, own)).map(({ testimony }) => testimony);
  const confirmations = voices(confirming);
  const contested =
    others.some((other) => contradicts(other, own) && !isResolved(own, other, confirming)) ||
    failed.some(({ explained }) => !explained);
  return {
    grade: own.doubtful || contested ? 'D' : gradeOf(own.tier, confirmations),
    tier: own.tier,
    confirmations,
    disputes: voices(others.flatMap((other) => (other.relation === 'disputes' ? other.testimony : []))),
    failedChecks: failed.map(({ id }) => id),
    rivals,
    confirmedOn: confirming.at(-1)?.knownFrom ?? null,
  };
}

/** The evidence of a value computed from figures with these evidences: their worst grade, and no confirmations; null without operands. */
export function evidenceOfResult(operands: readonly Evidence[]): Evidence | null {
  const grades = operands.map(({ grade }) => grade).sort();
  const grade = grades.at(-1);
  if (grade === undefined) return null;
  return {
    grade,
    tier: null,
    confirmations: 0,
    disputes: operands.reduce((sum, { disputes }) => sum + disputes, 0),
    failedChecks: [...new Set(operands.flatMap(({ failedChecks }) => failedChecks))],
    rivals: null,
    confirmedOn: null,
  };
}

function gradeOf(tier: Tier, confirmations: number): Grade {
  if (tier === 'secondary') return confirmations >= 2 ? 'B' : 'C';
  return confirmations >= 1 ? 'A' : 'B';
}

/** Another statement beside one. */
interface Related {
  readonly testimony: Testimony;
  readonly isLater: boolean;
  /** That of the later of the two to the earlier one. */
  readonly relation: Relation;
}

function related(testimony: Testimony, own: Testimony): Related {
  const isLater = byKnowledge(testimony, own) > 0;
  return { testimony, isLater, relation: isLater ? relate(testimony, own) : relate(own, testimony) };
}

/** A statement confirms an earlier one when it agrees, is not doubtful and is neither of the same publisher nor of the same text. */
function confirms({ testimony, isLater, relation }: Related, own: Testimony): boolean {
  const { doubtful, publisher, text } = testimony;
  if (!isLater || doubtful || publisher === own.publisher || text === own.text) return false;
  return relation === 'corroborates' || relation === 'refines';
}

/** True where a statement of the same or a better tier, without doubt, revises this one or is disputed by it. */
function contradicts({ testimony, isLater, relation }: Related, own: Testimony): boolean {
  if (testimony.doubtful || tierRank[testimony.tier] > tierRank[own.tier]) return false;
  return relation === (isLater ? 'revises' : 'disputes');
}

/**
 * A contradiction is resolved where one of the two says that it supersedes the other, where a later statement is of a
 * firmer kind or by the same publisher, or where a source as good has confirmed the figure since.
 */
function isResolved(
  own: Testimony,
  { testimony: other, isLater }: Related,
  confirming: readonly Testimony[],
): boolean {
  if (other.supersedes === own.id || own.supersedes === other.id) return true;
  if (isLater && (kindRank[other.kind] < kindRank[own.kind] || other.publisher === own.publisher))
    return true;
  return confirming.some(
    (voice) => byKnowledge(voice, other) > 0 && tierRank[voice.tier] <= tierRank[other.tier],
  );
}

/** The number of independent voices: statements count once for each publisher and once for each text. */
function voices(testimonies: readonly Testimony[]): number {
  const publishers = new Set<string>();
  const texts = new Set<string>();
  let count = 0;
  for (const { publisher, text } of testimonies) {
    if (!publishers.has(publisher) && !texts.has(text)) count += 1;
    publishers.add(publisher);
    texts.add(text);
  }
  return count;
}
