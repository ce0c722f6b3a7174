import type { Release } from '../../../domain/catalogue/catalogue.ts';
import type { CatalogueEntries } from '../../../domain/catalogue/uncomputed.ts';
import type { IdentityName } from '../../../domain/checks/evaluation.ts';
import type { Lang } from '../../../domain/numbers/display.ts';
import type { Text, Tier } from '../../../domain/statements/codes.ts';
import type { Standing } from '../../../domain/statements/revisions.ts';
import type { Statement } from '../../../domain/statements/statement.ts';
import type { SeedFault } from './seed-faults.ts';
import type { PackedFile } from './stored-files.ts';

/** A statement as the seed has it: without its standing among others, and without its texts. */
export type Draft = Omit<Settled, keyof Standing | Lang>;

/** A statement with its id, standing and texts, before its evidence is gathered. */
export interface Settled extends Omit<Statement, 'evidence'> {
  readonly id: string;
}

/** A statement with all that is stored of it. */
export type Attested = Settled & Statement;

/** A release without what is computed of it. Its files are those that it was published with; a new one has none yet. */
export interface ReleaseDraft extends Omit<Release, 'counts' | 'files'> {
  readonly files: readonly PackedFile[];
  /** True for the releases that local imports make. */
  readonly local: boolean;
  /** The release of the import that it takes back; null for all others. */
  readonly undoes: string | null;
}

/** A check as it is written in the seed: by role, references to statements or numbers. */
export interface WrittenCheck {
  readonly id: string;
  readonly identity: IdentityName;
  readonly title: Text;
  readonly why: Text;
  readonly explanation: Text | null;
  readonly operands: Readonly<Record<string, string | number | readonly string[]>>;
}

/** A rule that generates a check for every set of statements that has all its operands. */
export interface CheckRule {
  readonly id: string;
  readonly identity: 'growth' | 'share' | 'equivalent' | 'agreement' | 'sum';
  readonly title: Text;
  readonly why: Text;
  /** Id of the indicator of the exchange rate, for `equivalent`. */
  readonly rate?: string | undefined;
  /** For `sum`: the indicators that make up a total, all of them, by its id. */
  readonly parts?: Readonly<Record<string, readonly string[]>> | undefined;
  /** With `share`, the part and the whole are taken as they were known when the share was published. */
  readonly asOf?: 'share' | undefined;
}

/** A tier that a source had before the release of this sequence. */
export interface EarlierTier {
  readonly release: number;
  readonly tier: Tier;
}

/** A whole seed without faults. Maps are in the order of their ids; statements have no standing among others yet. */
export interface Dataset extends Omit<CatalogueEntries, 'setAside'> {
  readonly releases: readonly ReleaseDraft[];
  /** Each in every state that it has had. */
  readonly statements: readonly Draft[];
  /** Tiers that sources had before a release, by their ids, oldest first. */
  readonly earlierTiers: ReadonlyMap<string, readonly EarlierTier[]>;
  readonly setAside: readonly SeedFault[];
  readonly checks: readonly WrittenCheck[];
  readonly checkRules: readonly CheckRule[];
}
