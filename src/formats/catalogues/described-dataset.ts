import type { Text } from '../../domain/statements/codes.ts';
import type { Frequency } from '../../domain/time/period.ts';

/** A file, or an address, that has all of a dataset. */
export interface Distribution {
  readonly address: string;
  readonly title: string;
  /** Without parameters. */
  readonly mediaType: string;
  /** Null where the file is made when it is asked for. */
  readonly bytes: number | null;
  readonly sha256: string | null;
}

/** A dataset as catalogues of data describe it. */
export interface DescribedDataset {
  /** Address by which it is known. */
  readonly iri: string;
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  /** Page for people. */
  readonly page: string;
  /** Days, `YYYY-MM-DD`; null where not known. */
  readonly issued: string | null;
  readonly modified: string | null;
  /** Null where it has no versions of its own. */
  readonly version: string | null;
  /** Names of the institutions whose statistic it is; empty of a dataset of many. */
  readonly producers: readonly Text[];
  readonly keywords: readonly Text[];
  /** Areas that it has figures of. */
  readonly areas: readonly { readonly id: string; readonly name: Text }[];
  /** First and last day; null where not known. */
  readonly days: { readonly start: string; readonly end: string } | null;
  /** Null where it has several. */
  readonly frequency: Frequency | null;
  /** What is measured, with the code of its unit; null of a dataset of many. */
  readonly measure: { readonly name: Text; readonly unit: string } | null;
  readonly distributions: readonly Distribution[];
  /** Addresses of the documents that its figures are from. */
  readonly sources: readonly string[];
}
