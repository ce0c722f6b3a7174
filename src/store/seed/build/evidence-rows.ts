import type { Check } from '../../../domain/checks/check.ts';
import type { Evidence } from '../../../domain/statements/evidence-schema.ts';
import { encodeDay } from '../../relational/column-codes.ts';
import type { pastEvidence } from '../../sqlite/schema.ts';
import type { Attested, Dataset, Settled } from '../read/dataset.ts';
import { type EvidenceSpan, GatheredEvidence, presentOf, same } from './gathered-evidence.ts';
import { stateKey } from './standings.ts';
import { touching } from './touched-statements.ts';

/** The evidence of a statement in the releases from one to before another; null where it still holds. */
interface ReleaseSpans {
  readonly from: number;
  readonly to: number | null;
  readonly spans: readonly EvidenceSpan[];
}

/** Statements with their evidence, now and in the past. */
export interface Evidenced {
  /** The statements of each release with the evidence that the release had. */
  readonly byRelease: readonly (readonly Attested[])[];
  /** By `stateKey`: what its evidence was in all releases and on all days. */
  readonly past: ReadonlyMap<string, readonly ReleaseSpans[]>;
}

/**
 * Adds the evidence to the statements of every release, which are given in order. It is gathered where the release
 * before may have had another; a statement with the same one is the same object in both.
 */
export function withEvidence(
  dataset: Dataset,
  byRelease: readonly (readonly Settled[])[],
  checks: readonly Check[],
): Evidenced {
  const past = new Map<string, ReleaseSpans[]>();
  const attested = new Map<Settled, Attested>();
  const touchedBy = touching(dataset, checks);
  const evidenced = byRelease.map((statements, place) => {
    const { touched, around } = touchedBy(byRelease[place - 1] ?? [], statements);
    const gathered = new GatheredEvidence(dataset, around, checks);
    for (const statement of touched) {
      const spans = gathered.spans(statement);
      add(past, stateKey(statement), { from: place + 1, to: null, spans });
      attested.set(statement, attest(statement, attested.get(statement), presentOf(spans)));
    }
    return statements.flatMap((statement) => attested.get(statement) ?? []);
  });
  return { byRelease: evidenced, past };
}

/** A statement with its evidence; as the release before had it where it had that one. */
function attest(statement: Settled, before: Attested | undefined, evidence: Evidence): Attested {
  // Added in place: a copy of every statement would double the memory of a build.
  if (before === undefined) return Object.assign(statement, { evidence });
  return same(before.evidence, evidence) ? before : { ...before, evidence };
}

/** Adds what a release has, unless the release before it had the same. */
function add(past: Map<string, ReleaseSpans[]>, id: string, added: ReleaseSpans): void {
  const all = past.get(id) ?? [];
  const last = all.at(-1);
  if (last !== undefined && same(last.spans, added.spans)) return;
  if (last !== undefined) all[all.length - 1] = { ...last, to: added.from };
  past.set(id, [...all, added]);
}

type EvidenceRow = typeof pastEvidence.$inferInsert;

/** One row for each evidence of a statement that is not the present one; `keyed` gives the keys of the two. */
export function pastEvidenceRows(
  statements: readonly Attested[],
  past: Evidenced['past'],
  keyed: (statement: Attested, evidence: Evidence) => Pick<EvidenceRow, 'statement' | 'evidence'>,
): EvidenceRow[] {
  return statements.flatMap((statement) =>
    (past.get(stateKey(statement)) ?? []).flatMap(({ from, to, spans }) =>
      spans
        .filter(({ until }) => to !== null || until !== null)
        .map(({ since, until, evidence }) => ({
          ...keyed(statement, evidence),
          fromRelease: from,
          toRelease: to,
          since: encodeDay(since),
          until: until === null ? null : encodeDay(until),
        })),
    ),
  );
}
