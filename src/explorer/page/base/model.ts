/* What the public API says of figures and indicators, as far as the pages read it. */

/** A text in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** Addresses by what they lead to. */
export type Links = Readonly<Record<string, string>>;
/** What kind of figure it is; figures of several lanes are never joined in one series. */
export type Lane = 'outturn' | 'forecast' | 'target';

/** Between what a figure lies; null where that side is open. */
export interface Bounds {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly lowerInclusive: boolean;
  readonly upperInclusive: boolean;
}

/** How well a figure is backed. */
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
  readonly id: string;
  readonly qualifier: string;
  readonly value: number | null;
}

/** A figure: what a source states, or what is computed from such. */
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
    readonly title: string;
    readonly publisher: string;
    readonly publisherZh: string | null;
    readonly tier: string;
    readonly url: string | null;
  } | null;
  /** How it was computed; only in computed figures. */
  readonly derivation?: {
    readonly operands: readonly {
      readonly name: string;
      readonly id: string;
      readonly display: string;
      readonly source: { readonly publisher: string; readonly publisherZh: string | null };
    }[];
    readonly notes: readonly Text[];
  } | null;
}

/** An indicator as a list shows it. */
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
  }[];
  readonly discontinued: Text | null;
  readonly nextPeriod: string | null;
  readonly nextExpected: string | null;
  readonly nextExpectedReason: string | null;
  readonly overdue: boolean;
  readonly note: Text | null;
}

/** The figure of a series that is expected next. */
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

/** The figures of an area in one frequency and lane. */
export interface Series {
  readonly area: string;
  readonly frequency: string;
  readonly lane: Lane;
  readonly firstPeriod: string;
  readonly lastPeriod: string;
  readonly periods: number;
}

/** Another indicator of the same concept. */
export interface Rival {
  readonly indicator: string;
  readonly name: Text;
}

/** A document that states figures. */
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
}

/** How a forecast compares with what came. */
export interface Scorecard {
  readonly area: string;
  readonly period: string;
  readonly forecast: ScorecardSide;
  readonly outturn: ScorecardSide;
  readonly forecaster: Text;
  readonly error: number | null;
  readonly errorBounds: Bounds | null;
}

interface ScorecardSide {
  readonly id: string;
  readonly display: string;
  readonly value: number | null;
  readonly publishedOn: string;
}

/** An indicator as its own page shows it. */
export interface IndicatorDetail extends Indicator {
  readonly comparableAreas: boolean;
  readonly series: readonly Series[];
  readonly latest: Readonly<Record<Lane, Observation | null>>;
  readonly rivals: readonly Rival[];
  readonly sources: readonly Source[];
  readonly scorecards: readonly Scorecard[];
}

/** A figure with its place in the source, and with what agrees with it. */
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
}

/** One side of the equation that a check compares. */
export interface Side {
  readonly bounds: Bounds;
  readonly display: Text;
}

/** Whether figures of different sources fit one another. */
export interface Check {
  readonly id: string;
  readonly title: Text;
  readonly outcome: 'consistent' | 'inconsistent' | 'notComputable';
  readonly sentence: Text;
  readonly left: Side | null;
  readonly right: Side | null;
  readonly explanation: Text | null;
  readonly operands: readonly { readonly role: string; readonly id: string; readonly display: Text }[];
}

/** An entry of a code list. */
export interface Code {
  readonly id: string;
  readonly name: Text;
  readonly display: Text | null;
}
