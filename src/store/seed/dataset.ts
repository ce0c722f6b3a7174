import type {
  Area,
  Concept,
  Indicator,
  Named,
  Producer,
  Release,
  Retired,
  Source,
  Unit,
} from '../../domain/catalogue.ts';
import type { Statement } from '../../domain/statement.ts';

export type Draft = Omit<Statement, 'relation' | 'currentFrom' | 'currentTo'>;
export type ReleaseDraft = Omit<Release, 'checksum' | 'counts' | 'files'> & {
  readonly recordedChecksum: string | null;
};

/** A whole seed, cross-checked, before the statements have been set against each other. Maps are in the order of their ids. */
export interface Dataset {
  readonly areas: ReadonlyMap<string, Area>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly topics: ReadonlyMap<string, Named>;
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly producers: ReadonlyMap<string, Producer>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly releases: readonly ReleaseDraft[];
  readonly retired: readonly Retired[];
  readonly statements: readonly Draft[];
}
