/* What the public API says of figures and indicators, as far as the pages read it. */

export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Links = Readonly<Record<string, string>>;
export type Lane = 'outturn' | 'forecast' | 'target';

export interface Bounds {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly lowerInclusive: boolean;
  readonly upperInclusive: boolean;
  readonly basis: string;
}

export interface Evidence {
  readonly grade: 'A' | 'B' | 'C' | 'D';
  readonly confirmations: number;
  readonly disputes: number;
  readonly failedChecks: readonly string[];
  readonly confirmedOn: string | null;
  /** The lowest and the highest figure of other indicators of the concept; null where there is none. */
  readonly rivals?: { readonly lowest: RivalEnd; readonly highest: RivalEnd } | null;
  /** Null for a computed figure. */
  readonly tier?: string | null;
}

interface RivalEnd {
  readonly indicator: string;
  readonly id: string;
  readonly qualifier: string;
  readonly value: number | null;
}

export interface Observation {
  /** Null for a computed figure. */
  readonly id: string | null;
  readonly indicator: string;
  readonly area: string;
  readonly frequency: string;
  readonly period: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly lane: Lane;
  readonly kind: string;
  readonly value: number | null;
  readonly missingReason: string | null;
  readonly unit: string;
  readonly scale: string;
  readonly qualifier: string | null;
  readonly bounds: Bounds | null;
  readonly display: string;
  readonly statement: string;
  readonly publishedOn: string | null;
  readonly knownFrom: string;
  readonly knownUntil: string | null;
  readonly relation: string | null;
  readonly caveats: readonly Text[];
  /** Null for a computed figure without operands. */
  readonly evidence: Evidence | null;
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly publisher: string;
    readonly publisherZh: string | null;
    readonly tier: string;
    readonly url: string | null;
  } | null;
  /** How it was computed; only in computed figures. */
  readonly derivation?: {
    readonly formula: string | null;
    readonly operands: readonly {
      readonly name: string;
      readonly id: string;
      readonly lane: Lane;
      readonly display: string;
      readonly source: { readonly publisher: string; readonly publisherZh: string | null };
    }[];
    readonly notes: readonly Text[];
  } | null;
  readonly links: Links;
}

export interface Indicator {
  readonly id: string;
  readonly name: Text;
  readonly definition: Text;
  readonly unit: string;
  readonly topic: string;
  readonly concept: string | null;
  readonly producer: string;
  readonly nature: 'stock' | 'flow' | 'ratio' | 'growth' | 'index';
  readonly covers: Text | null;
  readonly frequencies: readonly string[];
  readonly areas: readonly string[];
  /** In a list: the area that the search names. */
  readonly area?: string | null;
  readonly firstPeriod: string | null;
  readonly lastPeriod: string | null;
  readonly statements: number;
  readonly comparable: boolean;
  readonly breaks: readonly {
    readonly period: string;
    readonly area: string | null;
    readonly reason: Text;
    readonly source: string;
  }[];
  readonly discontinued: Text | null;
  readonly nextPeriod: string | null;
  readonly nextExpected: string | null;
  readonly nextExpectedReason: string | null;
  readonly overdue: boolean;
  readonly note: Text | null;
  readonly links: Links;
}

export interface DueFigure {
  readonly indicator: string;
  readonly name: Text;
  readonly area: string;
  readonly nextPeriod: string;
  readonly nextExpected: string;
  readonly overdue: boolean;
  readonly lastPeriod: string;
  readonly lastKnownFrom: string;
}

export interface Series {
  readonly area: string;
  readonly frequency: string;
  readonly lane: Lane;
  readonly firstPeriod: string;
  readonly lastPeriod: string;
  readonly periods: number;
}

export interface Rival {
  readonly indicator: string;
  readonly name: Text;
  readonly differs: Text | null;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly titleZh: string | null;
  readonly publisher: string;
  readonly publisherZh: string | null;
  readonly url: string | null;
  readonly publishedOn: string;
  readonly language: string;
  readonly tier: string;
  readonly note: string | null;
  readonly noteZh: string | null;
  readonly accessedOn: string;
  /** Whose text it has; null where it is its publisher's own. */
  readonly copyOf: { readonly publisher: string | null; readonly publisherZh: string | null } | null;
  readonly links: Links;
}

/** How a forecast compares with what came. */
export interface Scorecard {
  readonly area: string;
  readonly period: string;
  readonly forecast: ScorecardSide;
  readonly outturn: ScorecardSide;
  readonly forecaster: Text;
  readonly daysBefore: number;
  readonly error: number | null;
  readonly errorUnit: string;
  readonly errorQualifier: string | null;
  readonly errorBounds: Bounds | null;
  readonly errorPercent: number | null;
}

interface ScorecardSide {
  readonly id: string;
  readonly display: string;
  readonly value: number | null;
  readonly publishedOn: string;
}

export interface IndicatorDetail extends Indicator {
  readonly differs: Text | null;
  readonly why: Text | null;
  readonly comparableAreas: boolean;
  readonly series: readonly Series[];
  readonly latest: Readonly<Record<Lane, Observation | null>>;
  readonly rivals: readonly Rival[];
  readonly sources: readonly Source[];
  readonly scorecards: readonly Scorecard[];
}

export interface Dossier extends Observation {
  readonly id: string;
  readonly checks: readonly Check[];
  readonly name: Text;
  readonly definition: Text;
  readonly provenance: {
    readonly locator: string;
    readonly place: Text;
    readonly speaker: Text | null;
  };
  readonly agreement: { readonly corroborated: number; readonly disputed: number };
  readonly revisions: readonly {
    readonly id: string;
    readonly relation: string;
    readonly display: string;
    readonly publishedOn: string;
    readonly publisher: string;
    readonly currentFrom: string | null;
    readonly currentTo: string | null;
  }[];
}

export interface Side {
  readonly value: number | null;
  readonly bounds: Bounds;
  readonly display: Text;
}

export interface Check {
  readonly id: string;
  readonly title: Text;
  readonly outcome: 'consistent' | 'inconsistent' | 'notComputable';
  readonly sentence: Text;
  readonly left: Side | null;
  readonly right: Side | null;
  readonly why: Text;
  readonly explanation: Text | null;
  readonly operands: readonly { readonly role: string; readonly id: string; readonly display: Text }[];
  readonly links: Links;
}

export interface Code {
  readonly id: string;
  readonly name: Text;
  readonly display: Text | null;
}
