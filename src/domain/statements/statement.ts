import type { Period } from '../time/period.ts';
import type {
  Basis,
  Kind,
  Lane,
  LocatorQuality,
  PeriodBasis,
  Precision,
  Qualifier,
  Relation,
  Text,
} from './codes.ts';
import type { Evidence } from './evidence-schema.ts';

/** Bounds as they are served: JSON numbers in the unit, null for an open end. */
export interface Bounds {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly lowerInclusive: boolean;
  readonly upperInclusive: boolean;
  readonly basis: Basis;
}

/** The texts of a statement in one language, written when the database is built. */
export interface Wording {
  /** The figure: `about 49 trillion yuan`. */
  readonly display: string;
  /** One sentence that can be quoted: what, where, when, how much, how sure, who said so, by which definition. */
  readonly sentence: string;
}

/** A correction of a published statement: what a column of its row said before a release, and what it says since. */
export interface Correction {
  /** Sequence of the release that made it. */
  readonly release: number;
  readonly column: string;
  readonly old: string;
  readonly new: string;
  readonly reason: string;
}

/** The end of a published statement: releases before this one go on having it. */
export interface Withdrawal {
  /** Sequence of the release that withdrew it. */
  readonly release: number;
  /** Id of the statement that took its place; null where none did. */
  readonly successor: string | null;
  readonly reason: string;
}

/** One value, for one indicator, area and period, as one source stated it on one date. */
export interface Statement {
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  readonly lane: Lane;
  readonly kind: Kind;
  /** In the unit; null only where the source printed a range. */
  readonly value: number | null;
  /** As printed, with the power of ten to reach the unit; null where the source printed a range. */
  readonly digits: string | null;
  readonly exponent: number;
  readonly qualifier: Qualifier;
  readonly significantDigits: number | null;
  readonly bounds: Bounds;
  readonly missingReason: string | null;
  readonly source: string;
  readonly locator: string;
  readonly locatorQuality: LocatorQuality;
  readonly periodBasis: PeriodBasis;
  readonly saidBy: string | null;
  /** Id of the producer on whose behalf it was said. */
  readonly onBehalfOf: string | null;
  /** Day of publication; the last day of the month or year when the document names no day, which is what it sorts by. */
  readonly publishedOn: string;
  readonly publishedPrecision: Precision;
  /** Day on which it became known, never after the day on which the document was read. */
  readonly knownFrom: string;
  /**
   * Day on which the compilation became known that a back-dated figure is read from: its producer first published one
   * for the period before that. Null for other figures, and where a store was not asked as of an earlier day.
   */
  readonly compiledOn: string | null;
  readonly doubtful: boolean;
  readonly caveat: Text | null;
  readonly note: string | null;
  readonly supersedes: string | null;
  readonly supersedesReason: string | null;
  /** Sequence of the release that added it. */
  readonly release: number;
  /** Sequences of the first release that has it with these values and, where one has not, of the first after it. */
  readonly fromRelease: number;
  readonly toRelease: number | null;
  /** Those that were made up to `fromRelease`, oldest first. */
  readonly corrections: readonly Correction[];
  /** Null while no release has withdrawn it. */
  readonly withdrawn: Withdrawal | null;
  readonly relation: Relation;
  readonly currentFrom: string | null;
  readonly currentTo: string | null;
  /** Id of the statement that was current before it; null for the first. */
  readonly previous: string | null;
  readonly evidence: Evidence;
  /** Its texts in English and Chinese, at scale 1. */
  readonly en: Wording;
  readonly zh: Wording;
}

/** True where a release, given by its sequence, has a statement with just these values. */
export function isInRelease(
  { fromRelease, toRelease }: Pick<Statement, 'fromRelease' | 'toRelease'>,
  release: number,
): boolean {
  return fromRelease <= release && (toRelease === null || release < toRelease);
}

const dateLengths: Record<Precision, number> = { year: 4, month: 7, day: 10 };

/** The date of publication as precise as it is known: `2026`, `2026-03` or `2026-03-24`. */
export function publishedText(s: Pick<Statement, 'publishedOn' | 'publishedPrecision'>): string {
  return s.publishedOn.slice(0, dateLengths[s.publishedPrecision]);
}

/**
 * The day until which a statement was the current word, that day excluded; null while it is. A statement that never was
 * has the day on which it became known: it is the current word on a day when `knownFrom <= day < knownUntil`.
 */
export function knownUntil(s: Pick<Statement, 'knownFrom' | 'currentFrom' | 'currentTo'>): string | null {
  return s.currentFrom === null ? s.knownFrom : s.currentTo;
}

/** True for a statement that is the current word. */
export function isCurrentStatement({
  currentFrom,
  currentTo,
}: Pick<Statement, 'currentFrom' | 'currentTo'>): boolean {
  return currentFrom !== null && currentTo === null;
}

/** The part of an id that names a period: its `/` is written `--`. */
export function periodInId(period: string): string {
  return period.replace('/', '--');
}

/** `indicator.area.period.source` */
export function statementId(s: {
  indicator: string;
  area: string;
  period: { text: string };
  source: string;
}): string {
  return `${s.indicator}.${s.area}.${periodInId(s.period.text)}.${s.source}`;
}

/** The parts of a statement's id; null when there are not four. */
export function parseStatementId(
  id: string,
): { indicator: string; area: string; period: string; source: string } | null {
  const [indicator, area, period, source, ...rest] = id.split('.');
  if (!indicator || !area || !period || !source || rest.length > 0) return null;
  return { indicator, area, period: period.replace('--', '/'), source };
}

/** How precisely a locator points into its document. */
export function locatorQualityOf(locator: string): LocatorQuality {
  if (/\bpara(graph)?\b|^item\b|^core view\b/i.test(locator) || /^第.+段/.test(locator)) return 'paragraph';
  if (/\b(table|row|array|list|vector|column|figure|chart|annex)\b/i.test(locator)) return 'table';
  return 'document';
}
