import { z } from 'zod';
import type { Catalogue, Indicator, Source } from '../catalogue/catalogue.ts';
import { Decimal, decimal } from '../numbers/decimal.ts';
import { display, displayRange, type Lang, lastPrinted } from '../numbers/display.ts';
import { type ScaleName, scales } from '../numbers/scales.ts';
import { frequencies } from '../time/period.ts';
import { periodName } from '../time/period-names.ts';
import { bases, kinds, lanes, qualifiers, relations, type Text, tiers, wordsOf } from './codes.ts';
import { type Bounds, type Statement, statementId } from './statement.ts';

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
    basis: z.enum(wordsOf(bases)).describe('Why these are the bounds.'),
  })
  .meta({
    id: 'Bounds',
    description: 'The interval that the value and its qualifier allow.',
    examples: [
      { lower: 48.5e12, upper: 49.5e12, lowerInclusive: true, upperInclusive: false, basis: 'rounding' },
    ],
  });

const sourceRefSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string(),
    tier: z.enum(wordsOf(tiers)),
    url: z.string().nullable().describe('Null where the document is cited without a link.'),
  })
  .meta({ id: 'SourceReference', description: 'The document that states the value.' });

export const observationSchema = z
  .object({
    id: z.string().describe('`indicator.area.period.source`, the `/` of the period written `--`.'),
    indicator: z.string(),
    area: z.string().describe('ISO 3166-1 alpha-2, ISO 3166-2, or `W0` for the world.'),
    frequency: z.enum(frequencies),
    period: z.string().describe('SDMX time period; year to date as an ISO 8601 interval.'),
    periodStart: z.string().describe('First day, `YYYY-MM-DD`.'),
    periodEnd: z.string().describe('Last day, `YYYY-MM-DD`.'),
    lane: z.enum(wordsOf(lanes)),
    kind: z.enum(wordsOf(kinds)),
    value: z.number().nullable().describe('In the unit, divided by `scale`; null with a `missingReason`.'),
    missingReason: z.string().nullable(),
    unit: z.string(),
    scale: z.enum(wordsOf(scales)).describe('What the unit is multiplied by in this row: `1` unless asked.'),
    qualifier: z.enum(wordsOf(qualifiers)).describe('What the source said around the figure.'),
    bounds: boundsSchema.nullable(),
    display: z.string().describe('The figure as a text in `lang`.'),
    statement: z.string().describe('One sentence in `lang`: hedge, year, definition and source.'),
    publishedOn: z
      .string()
      .describe('Day of publication; the last day of the month or year where no day is known.'),
    relation: z.enum(wordsOf(relations)).describe('How it stands to what was current before it.'),
    caveats: z.array(textSchema).describe('What a reader must know before using the figure.'),
    source: sourceRefSchema,
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Observation', description: 'One value, as one source stated it on one date.' });

export type Observation = z.infer<typeof observationSchema>;

export interface Rendering {
  readonly lang: Lang;
  readonly scale: ScaleName;
  /** Absolute address of the API, without a slash at its end. */
  readonly base: string;
}

const inferred: Text = {
  en: 'The source does not name the period; it is inferred from the context.',
  zh: '来源未写明时期，系据上下文推断。',
};

/** What a reader must know before using a statement: its own caveat, and that its period is inferred. */
export function caveatsOf(s: Pick<Statement, 'caveat' | 'periodBasis'>): Text[] {
  const caveats: Text[] = [];
  if (s.caveat !== null) caveats.push(s.caveat);
  if (s.periodBasis === 'inferred') caveats.push(inferred);
  return caveats;
}

/** True for the caveat that stands for `periodBasis: inferred`. */
export function isInferredCaveat(text: Text): boolean {
  return text.en === inferred.en;
}

/** The statement as an API answer shows it. */
export function toObservation(s: Statement, catalogue: Catalogue, how: Rendering): Observation {
  const indicator = known(catalogue.indicators, s.indicator);
  const source = known(catalogue.sources, s.source);
  const unit = known(catalogue.units, indicator.unit);
  const scale = unit.words ? how.scale : '1';
  const id = statementId(s);
  const shown = displayOf(s, catalogue, { ...how, scale });
  return {
    id,
    indicator: s.indicator,
    area: s.area,
    frequency: s.period.frequency,
    period: s.period.text,
    periodStart: s.period.start,
    periodEnd: s.period.end,
    lane: s.lane,
    kind: s.kind,
    value: scaled(s.value, scale),
    missingReason: s.missingReason,
    unit: indicator.unit,
    scale,
    qualifier: s.qualifier,
    bounds: scaledBounds(s.bounds, scale),
    display: shown,
    statement: sentence(s, catalogue, shown, how.lang),
    publishedOn: s.publishedOn,
    relation: s.relation,
    caveats: caveatsOf(s),
    source: {
      id: source.id,
      title: source.title,
      publisher: source.publisher,
      tier: source.tier,
      url: source.url,
    },
    links: {
      self: `${how.base}/v1/observations/${id}`,
      indicator: `${how.base}/v1/indicators/${s.indicator}`,
      source: `${how.base}/v1/sources/${s.source}`,
    },
  };
}

/** The entry of a catalogue map that a foreign key promises. */
export function known<T>(map: ReadonlyMap<string, T>, id: string): T {
  const entry = map.get(id);
  if (entry === undefined) throw new Error(`The catalogue lacks "${id}".`);
  return entry;
}

/** A number of the unit in another scale, without rounding noise. */
export function scaled(value: number | null, scale: ScaleName): number | null {
  if (value === null || scale === '1') return value;
  return decimal(value, -scales[scale].exponent).toNumber();
}

export function scaledBounds(bounds: Bounds, scale: ScaleName): Bounds {
  return { ...bounds, lower: scaled(bounds.lower, scale), upper: scaled(bounds.upper, scale) };
}

function displayOf(s: Statement, catalogue: Catalogue, how: Rendering): string {
  const unit = known(catalogue.units, known(catalogue.indicators, s.indicator).unit);
  const scale = how.scale === '1' ? null : how.scale;
  const shown = { qualifier: s.qualifier, unit, scale };
  if (s.value === null || s.digits === null) return displayRange({ ...shown, ...rangeOf(s) }, how.lang);
  return display(
    { ...shown, value: new Decimal(s.value), lastDigit: lastPrinted(s.digits, s.exponent) },
    how.lang,
  );
}

/** Ends of the range that a statement without a value was printed as. */
function rangeOf(s: Statement): { lower: Decimal; upper: Decimal } {
  const { lower, upper } = s.bounds;
  if (lower === null || upper === null) throw new Error(`${statementId(s)} has neither a value nor a range.`);
  return { lower: new Decimal(lower), upper: new Decimal(upper) };
}

/** One sentence that can be quoted: what, where, when, how much, how sure, who said so, and by which definition. */
function sentence(s: Statement, catalogue: Catalogue, shown: string, lang: Lang): string {
  const indicator = known(catalogue.indicators, s.indicator);
  const source = known(catalogue.sources, s.source);
  const area = known(catalogue.areas, s.area).name[lang];
  const kind = s.kind === 'actual' ? null : kinds[s.kind].name[lang];
  return lang === 'en'
    ? english(s, indicator, source, area, kind, shown)
    : chinese(s, indicator, source, area, kind, shown);
}

type Words = [
  s: Statement,
  indicator: Indicator,
  source: Source,
  area: string,
  kind: string | null,
  shown: string,
];

function english(...[s, indicator, source, area, kind, shown]: Words): string {
  const what = `${indicator.name.en}, ${area}, ${periodName(s.period, 'en')}: ${shown}${kind ? ` (${kind})` : ''}`;
  const who = s.saidBy ? `, said by ${s.saidBy}` : '';
  return `${what}${who}, as stated by ${source.publisher} on ${source.publishedOn}; defined as: ${firstSentence(indicator.definition.en)}`;
}

function chinese(...[s, indicator, source, area, kind, shown]: Words): string {
  const what = `${area}${periodName(s.period, 'zh')}${indicator.name.zh}为${shown}${kind ? `（${kind}）` : ''}`;
  const who = s.saidBy ? `，${s.saidBy}称` : '';
  return `${what}${who}，见${source.publisher}（${source.publishedOn}）；定义：${indicator.definition.zh}`;
}

function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;
}
