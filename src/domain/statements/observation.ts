import { z } from 'zod';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { known } from '../catalogue/known.ts';
import type { Lang } from '../numbers/display.ts';
import { scaled, scaledBounds } from '../numbers/json-numbers.ts';
import { type ScaleName, scales } from '../numbers/scales.ts';
import { frequencies } from '../time/period.ts';
import { caveatsOf } from './caveats.ts';
import { bases, kinds, lanes, publishedPrecisions, qualifiers, relations, tiers, wordsOf } from './codes.ts';
import { type Evidence, evidenceSchema, type Rival } from './evidence-schema.ts';
import { scaleOf } from './long-table.ts';
import { knownUntil, publishedText, type Statement, statementId } from './statement.ts';
import { wordingOf } from './wording.ts';

/** Text in both languages. */
export const textSchema = z.object({ en: z.string(), zh: z.string() }).meta({
  id: 'Text',
  description: 'The same text in English and Chinese.',
  examples: [{ en: 'Data output (NDA)', zh: '数据生产总量（国家数据局）' }],
});

export const boundsSchema = z
  .object({
    lower: z.number().nullable().describe('Lower end in the unit and scale of the row; null when open.'),
    upper: z.number().nullable().describe('Upper end in the unit and scale of the row; null when open.'),
    lowerInclusive: z.boolean(),
    upperInclusive: z.boolean(),
    basis: z.enum(wordsOf(bases)).describe('What the bounds follow from.'),
  })
  .meta({
    id: 'Bounds',
    description: 'The interval that the value and its qualifier allow.',
    examples: [
      { lower: 48.5e12, upper: 49.5e12, lowerInclusive: true, upperInclusive: false, basis: 'rounding' },
    ],
  });

export const sourceRefSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string(),
    publisherZh: z.string().nullable().describe('Its name in Chinese texts; null where it is the same.'),
    tier: z.enum(wordsOf(tiers)),
    url: z.string().nullable().describe('Null where the document is cited without a link.'),
  })
  .meta({ id: 'SourceReference', description: 'The document that states the value.' });

export const observationSchema = z
  .object({
    id: z.string().describe('`indicator.area.period.source`, the `/` of the period written `--`.'),
    indicator: z.string(),
    area: z
      .string()
      .describe('ISO 3166-1 alpha-2, ISO 3166-2, `CN-` and GB/T 2260 for cities, or `W0` for the world.'),
    frequency: z.enum(frequencies),
    period: z.string().describe('SDMX time period; year to date as an ISO 8601 interval.'),
    periodStart: z.string().describe('First day, `YYYY-MM-DD`.'),
    periodEnd: z.string().describe('Last day, `YYYY-MM-DD`.'),
    lane: z.enum(wordsOf(lanes)),
    kind: z.enum(wordsOf(kinds)),
    value: z.number().nullable().describe('In the unit, divided by `scale`; null with a `missingReason`.'),
    missingReason: z.string().nullable(),
    unit: z.string(),
    scale: z.enum(wordsOf(scales)).describe('Multiplier of the unit in this row: `1` unless requested.'),
    qualifier: z
      .enum(wordsOf(qualifiers))
      .describe('Qualifier that the source gave the figure, such as `about`.'),
    bounds: boundsSchema.nullable(),
    display: z.string().describe('The figure as a text in `lang`.'),
    statement: z.string().describe('One sentence in `lang`: hedge, year, definition and source.'),
    publishedOn: z
      .string()
      .describe('Date of publication, as precise as it is known: `2026`, `2026-03` or `2026-03-24`.'),
    publishedPrecision: z.enum(wordsOf(publishedPrecisions)),
    knownFrom: z
      .string()
      .describe(
        'Day on which it became known: the day of publication, or the last day of its month or year, but never after the day on which the document was read.',
      ),
    knownUntil: z
      .string()
      .nullable()
      .describe(
        'First day on which it was no longer the current word; null while it is. A statement that never was the current word has its `knownFrom`.',
      ),
    relation: z
      .enum(wordsOf(relations))
      .describe('Its relation to the statement that was current before it.'),
    caveats: z.array(textSchema).describe('What a reader must know before using the figure.'),
    source: sourceRefSchema,
    links: z.record(z.string(), z.string()),
    evidence: evidenceSchema,
  })
  .meta({ id: 'Observation', description: 'One value, as one source stated it on one date.' });

export type Observation = z.infer<typeof observationSchema>;

/** Addresses of a statement, of its indicator and of its source. */
interface StatementLinks extends Record<string, string> {
  readonly self: string;
  readonly indicator: string;
  readonly source: string;
}

/** How an answer shows statements. */
export interface Rendering {
  readonly lang: Lang;
  readonly scale: ScaleName;
  readonly linksOf: (ids: {
    readonly id: string;
    readonly indicator: string;
    readonly source: string;
  }) => StatementLinks;
}

/** A key of an observation. */
export type ObservationKey = keyof Observation;

export const observationKeys: readonly ObservationKey[] = wordsOf(observationSchema.shape);

/** True for a key that an observation has. */
export function isObservationKey(key: string): key is ObservationKey {
  return Object.hasOwn(observationSchema.shape, key);
}

/** A statement as an API answer shows it. */
export function toObservation(s: Statement, catalogue: Catalogue, how: Rendering): Observation {
  return partOfObservation(s, observationKeys, { ...how, catalogue });
}

/** Some keys of a statement as an API answer shows them, in the order of `keys`. */
export function partOfObservation<K extends ObservationKey>(
  s: Statement,
  keys: readonly K[],
  about: About,
): Pick<Observation, K>;
export function partOfObservation(
  s: Statement,
  keys: readonly ObservationKey[],
  about: About,
): Partial<Observation> {
  return chosenMembers(membersFor(about), keys, s, about);
}

function chosenMembers<V extends object>(
  members: Members<V>,
  keys: readonly (keyof V)[],
  s: Statement,
  about: About,
): Partial<V> {
  const object: Partial<V> = {};
  for (const key of keys) object[key] = members[key](s, about);
  return object;
}

interface About extends Rendering {
  readonly catalogue: Catalogue;
}

/** How each member of an object is made from a statement. */
type Members<V> = { readonly [K in keyof V]: (s: Statement, about: About) => V[K] };

const members: Members<Omit<Observation, 'display' | 'statement'>> = {
  id: statementId,
  indicator: ({ indicator }) => indicator,
  area: ({ area }) => area,
  frequency: ({ period }) => period.frequency,
  period: ({ period }) => period.text,
  periodStart: ({ period }) => period.start,
  periodEnd: ({ period }) => period.end,
  lane: ({ lane }) => lane,
  kind: ({ kind }) => kind,
  value: (s, about) => scaled(s.value, rowScale(s, about)),
  missingReason: ({ missingReason }) => missingReason,
  unit: ({ indicator }, { catalogue }) => known(catalogue.indicators, indicator).unit,
  scale: rowScale,
  qualifier: ({ qualifier }) => qualifier,
  bounds: (s, about) => scaledBounds(s.bounds, rowScale(s, about)),
  publishedOn: publishedText,
  publishedPrecision: ({ publishedPrecision }) => publishedPrecision,
  knownFrom: ({ knownFrom }) => knownFrom,
  knownUntil,
  relation: ({ relation }) => relation,
  caveats: caveatsOf,
  source: (s, { catalogue }) => {
    const { id, title, publisher, publisherZh, tier, url } = known(catalogue.sources, s.source);
    return { id, title, publisher, publisherZh, tier, url };
  },
  links: (s, { linksOf }) => linksOf({ id: statementId(s), indicator: s.indicator, source: s.source }),
  evidence: (s, about) => scaledEvidence(s.evidence, rowScale(s, about)),
};

/** Texts as they are stored, at scale 1. */
function withStoredTexts(lang: Lang): Members<Observation> {
  return { ...members, display: (s) => s[lang].display, statement: (s) => s[lang].sentence };
}

function withScaledTexts(lang: Lang): Members<Observation> {
  return {
    ...members,
    display: (s, { catalogue, scale }) => wordingOf(s, catalogue, lang, scale).display,
    statement: (s, { catalogue, scale }) => wordingOf(s, catalogue, lang, scale).sentence,
  };
}

const stored = { en: withStoredTexts('en'), zh: withStoredTexts('zh') };
const rescaled = { en: withScaledTexts('en'), zh: withScaledTexts('zh') };

function membersFor({ lang, scale }: Pick<Rendering, 'lang' | 'scale'>): Members<Observation> {
  return (scale === '1' ? stored : rescaled)[lang];
}

function rowScale({ indicator }: Pick<Statement, 'indicator'>, { catalogue, scale }: About): ScaleName {
  return scaleOf(known(catalogue.indicators, indicator), catalogue, scale);
}

/** Evidence whose rivals are in the scale of the row. */
function scaledEvidence(evidence: Evidence, scale: ScaleName): Evidence {
  if (scale === '1' || evidence.rivals === null) return evidence;
  const { lowest, highest } = evidence.rivals;
  const inScale = (rival: Rival): Rival => ({
    ...rival,
    value: scaled(rival.value, scale) ?? rival.value,
  });
  return { ...evidence, rivals: { lowest: inScale(lowest), highest: inScale(highest) } };
}
