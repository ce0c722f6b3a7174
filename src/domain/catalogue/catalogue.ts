import type { Check } from '../checks/check.ts';
import type { Outlook } from '../freshness/expectation.ts';
import type { UnitStyle } from '../numbers/display.ts';
import type { AreaLevel, Lane, Nature, Precision, Text, Tier } from '../statements/codes.ts';
import type { Frequency } from '../time/period.ts';

/** The catalogue of a release: everything but its statements. It is read once and kept in memory. */
export interface Catalogue {
  readonly areas: ReadonlyMap<string, Area>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly topics: ReadonlyMap<string, Named>;
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly producers: ReadonlyMap<string, Producer>;
  /** By which the search finds indicators. */
  readonly synonyms: ReadonlyMap<string, Synonyms>;
  /** Retired ones included, which earlier releases have: `indicatorsAt` leaves them out. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly sources: ReadonlyMap<string, Source>;
  /** Oldest first; the last one is current. */
  readonly releases: readonly Release[];
  /** By id of the indicator. */
  readonly series: ReadonlyMap<string, readonly Series[]>;
  /** What the past of an indicator lets expect, by its id; none of an indicator without outturns. */
  readonly outlooks: ReadonlyMap<string, readonly Outlook[]>;
  /** The years of which an area has outturns, by its id, in their order. */
  readonly areaYears: ReadonlyMap<string, readonly AreaYear[]>;
  readonly retired: readonly Retired[];
  readonly checks: ReadonlyMap<string, Check>;
  /** Rows of local imports that cannot be placed in the newest release or, where they never could, in any. */
  readonly setAside: readonly SetAside[];
}

/** A row of a local import that is left out, and why. */
export interface SetAside {
  /** Path beside the database. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface Named {
  readonly id: string;
  readonly name: Text;
  readonly definition: Text;
}

export interface Area {
  readonly id: string;
  readonly name: Text;
  readonly level: AreaLevel;
  /** Code of GB/T 2260, six digits; null outside China and for China itself. */
  readonly gbCode: string | null;
  readonly parent: string | null;
  /** False where the national figures of its country leave it out. */
  readonly inNationalFigures: boolean;
}

export interface Unit extends UnitStyle, Named {
  readonly standard: string | null;
}

export interface Concept extends Named {
  /** Why its indicators differ and are never spliced. */
  readonly why: Text;
}

export interface Producer extends Named {
  readonly short: Text;
  /** Chinese names of the people who speak for it, by the names that statements give them (`saidBy`). */
  readonly people: Readonly<Record<string, string>>;
  /** True where it stands for no single institution, so that its figures come from no regular release. */
  readonly scattered: boolean;
}

/** Words that people use for the same thing, in simplified characters. */
export interface Synonyms {
  readonly id: string;
  readonly en: readonly string[];
  readonly zh: readonly string[];
  /** True of words that say nothing about what is looked for. */
  readonly ignored: boolean;
}

export interface Indicator {
  readonly id: string;
  readonly name: Text;
  readonly definition: Text;
  readonly unit: string;
  readonly topic: string;
  readonly producer: string;
  readonly coProducers: readonly string[];
  readonly nature: Nature;
  /** The part of its area that it covers, such as a region, a city or an exchange; null where it is the whole. */
  readonly covers: Text | null;
  /** How many months up to the end of its period each figure is the total of; null where they are those of the period. */
  readonly months: number | null;
  readonly concept: string | null;
  /** How it differs from its rivals; null where it has no concept. */
  readonly differs: Text | null;
  /** Ids: of the level that it is the growth of, of the yuan figure that it converts, of the two levels that it is the share of. */
  readonly growthOf: string | null;
  readonly equivalentOf: string | null;
  readonly shareOf: ShareOf | null;
  /** What measures the same, or nearly, of the country as a whole; null where nothing does, and where it is of the country itself. */
  readonly national: NationalIndicator | null;
  /** False where areas count in ways of their own, so that they are not ranked. */
  readonly comparableAreas: boolean;
  /** True where the printed unit is a power of 1024. */
  readonly binary: boolean;
  /** True where figures may be negative, as of profits. */
  readonly signed: boolean;
  /** False where its producer computes growth on another base than the levels it prints. */
  readonly comparable: boolean;
  readonly breaks: readonly Break[];
  /** That and since when its producer publishes it no more; null where it may go on. */
  readonly discontinued: Text | null;
  readonly note: Text | null;
  readonly retired: Retirement | null;
}

/** The areas that the whole of a share may be of: that of the part, or the one that this lies in. */
export const wholeAreas = ['same', 'parent'] as const;

/** Which indicator a share is a part of, and of which whole, in which area. */
export interface ShareOf {
  readonly part: string;
  readonly whole: string;
  readonly wholeArea: (typeof wholeAreas)[number];
}

/** The indicator of the nation that one of provinces stands beside. */
export interface NationalIndicator {
  readonly indicator: string;
  /** True where both have one definition, so that a share of the nation or a difference to it means something. */
  readonly sameDefinition: boolean;
}

/** The end of an indicator: releases before this one go on having it. */
export interface Retirement {
  /** Sequence of the release that retired it. */
  readonly release: number;
  /** Id of the indicator that took its place; null where none did. */
  readonly successor: string | null;
}

/** A change of definition or scope, across which figures are not comparable. */
export interface Break {
  /** The first period of the new definition. */
  readonly period: string;
  /** Null where it concerns all areas. */
  readonly area: string | null;
  readonly reason: Text;
  /** Id of the source that shows it. */
  readonly source: string;
}

export interface Source {
  readonly id: string;
  /** In English, or as the document prints it. */
  readonly title: string;
  /** The title that a document in Chinese prints; null where it was not read, and of other documents. */
  readonly titleZh: string | null;
  readonly publisher: string;
  /** Its name in Chinese texts; null where it is the same. */
  readonly publisherZh: string | null;
  readonly producer: string | null;
  /** Null where the citation is kept but no link is shown. */
  readonly url: string | null;
  /** As precise as the document: a day, a month or a year. */
  readonly publishedOn: string;
  readonly publishedPrecision: Precision;
  readonly accessedOn: string;
  readonly language: string;
  readonly tier: Tier;
  readonly note: string | null;
  /** The note in Chinese; null where there is none. */
  readonly noteZh: string | null;
  /** Whose text the document has, where it is not its publisher's own: a copy, an edition or another spelling of the name. */
  readonly copyOf: CopyOf | null;
}

export interface CopyOf {
  readonly publisher: string | null;
  /** Its name in Chinese texts; null where it is the same. */
  readonly publisherZh: string | null;
  /** Id of the source that has the same text. */
  readonly source: string | null;
}

/** A numbered state of the whole dataset. */
export interface Release {
  readonly id: string;
  /** Position in the order of releases, from 1. */
  readonly sequence: number;
  readonly publishedOn: string;
  readonly title: Text;
  readonly notes: Text;
  /** SHA-256 over all its statements and their metadata. */
  readonly checksum: string;
  readonly counts: { readonly statements: number; readonly indicators: number; readonly sources: number };
  readonly files: readonly ReleaseFile[];
}

export interface ReleaseFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  /** False where it is written from the rows of its release when it is asked for, always with the same bytes. */
  readonly stored: boolean;
}

/** The extent of an indicator in one area, frequency and lane. */
export interface Series {
  readonly indicator: string;
  readonly area: string;
  readonly frequency: Frequency;
  readonly lane: Lane;
  readonly firstPeriod: string;
  readonly lastPeriod: string;
  readonly periods: number;
  readonly statements: number;
  /** The days on which the first and the last of its statements became known. */
  readonly firstKnown: string;
  readonly lastKnown: string;
  /** Key of its arrivals, which a store has as many of as statements: series whose statements became known alike share one. */
  readonly arrivals: number;
}

/** How many indicators of a whole area have an outturn for a period that ends in a year. */
export interface AreaYear {
  readonly year: string;
  readonly indicators: number;
}

/** When a statement of a series became known, and whether that is known to the day; those of a series are in the order of their periods. */
export interface Arrival {
  readonly period: string;
  readonly knownFrom: string;
  readonly dated: boolean;
}

/** A withdrawn id and its successor. */
export interface Retired {
  readonly id: string;
  readonly kind: 'indicator' | 'observation' | 'source';
  readonly successor: string | null;
  readonly reason: Text;
  readonly release: string;
}
