import { z } from 'zod';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { known } from '../catalogue/known.ts';
import { contradictionsOf } from '../checks/contradictions.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { display, type UnitStyle } from '../numbers/display.ts';
import { reliable } from '../numbers/figure.ts';
import type { ScaleName } from '../numbers/scales.ts';
import { unitStyle } from '../numbers/unit-style.ts';
import type { Cell } from '../statements/cells.ts';
import { derivationNotes, type Text } from '../statements/codes.ts';
import { evidenceOfResult } from '../statements/evidence.ts';
import { evidenceSchema } from '../statements/evidence-schema.ts';
import { caveatCell, evidenceCells, longColumns } from '../statements/long-table.ts';
import {
  caveatsOf,
  type Observation,
  observationSchema,
  type Rendering,
  type StatementLinks,
  scaled,
  scaledBounds,
  textSchema,
  toObservation,
} from '../statements/observation.ts';
import { publishedText, type Statement, statementId } from '../statements/statement.ts';
import { periodName } from '../time/period-names.ts';
import { type Derived, derived, servedBounds, servedNumber } from './derived-figure.ts';
import { type KnownPoint, type Point, type PointSeries, statedPoint } from './points.ts';

export const derivationSchema = z
  .object({
    transform: z.string().describe('The parameters of the computation, as in the request.'),
    formula: z
      .string()
      .nullable()
      .describe('Over the names of the operands; null where nothing could be computed.'),
    operands: z.array(
      z.object({
        name: z.string(),
        id: z.string(),
        value: z.number().nullable(),
        display: z.string(),
        publishedOn: z.string(),
        links: z.record(z.string(), z.string()),
      }),
    ),
    rate: z
      .object({
        value: z.number().nullable(),
        lower: z.number().nullable(),
        upper: z.number().nullable(),
        period: z.string(),
        source: z.string(),
      })
      .nullable()
      .describe('Exchange rate of a conversion.'),
    notes: z.array(textSchema),
    release: z.string(),
  })
  .meta({
    id: 'Derivation',
    description: 'How a value was computed: the formula over the values of the operands gives it.',
  });

/** A row of `/v1/observations`: a statement, or a computed value with its derivation. */
export const derivedObservationSchema = observationSchema
  .extend({
    id: z.string().nullable().describe('Id of the statement; null for a computed value.'),
    relation: observationSchema.shape.relation
      .nullable()
      .describe('Its relation to the statement that was current before it; null for a computed value.'),
    qualifier: observationSchema.shape.qualifier
      .nullable()
      .describe('How to read the figure, such as `about`; null where there is none.'),
    evidence: evidenceSchema
      .nullable()
      .describe('That of its operands; null where nothing could be computed.'),
    derivation: derivationSchema.describe('How it was computed; only in computed rows.'),
  })
  .meta({ id: 'ObservationRow', description: 'A statement, or a value computed from statements.' });

/** A row of a wide table. */
export const wideRowSchema = z
  .object({ period: z.string(), periodStart: z.string(), periodEnd: z.string() })
  .catchall(z.union([z.number(), z.string(), z.null()]))
  .meta({
    id: 'WideRow',
    description: 'A period, and for each series its value and, under `…:qualifier`, its qualifier.',
  });

/** A computed figure with its series, and the exchange rate that converted it; null where none did. */
export interface Computed {
  readonly point: Point;
  readonly series: PointSeries;
  readonly rate: KnownPoint | null;
}

export interface DerivationContext extends Rendering {
  /** Parameters of the computation, as in the request. */
  readonly transform: string;
  readonly release: string;
}

/** A computed value as JSON shows it: the keys of an observation, and its derivation. */
export function toDerivedObservation(
  { point, series, rate }: Computed,
  catalogue: Catalogue,
  how: DerivationContext,
) {
  const { result, style, scale, value, bounds } = shownFigure({ point, series, rate }, catalogue, how.scale);
  const shown = textOf(result, style, scale, how.lang);
  const { indicator, source } = linksOf(point.statement, how);
  return {
    ...toObservation(point.statement, catalogue, how),
    id: null,
    ...placeOf(point),
    value,
    missingReason: result.missingReason,
    unit: series.indicator.unit,
    scale,
    qualifier: result.qualifier,
    bounds,
    display: shown,
    statement: sentenceOf({ point, series, rate }, shown, catalogue, how),
    publishedOn: result.publishedOn,
    publishedPrecision: result.publishedPrecision,
    knownFrom: result.knownFrom,
    knownUntil: result.knownUntil,
    relation: null,
    caveats: caveats(result, point.statement, catalogue),
    // A computed value has no address of its own.
    links: { indicator, source },
    evidence: evidenceOf(result),
    derivation: {
      transform: how.transform,
      formula: result.formula,
      operands: result.operands.map(({ name, statement }) => ({
        name,
        id: statementId(statement),
        value: statement.value,
        display: statement[how.lang].display,
        publishedOn: publishedText(statement),
        links: { self: linksOf(statement, how).self },
      })),
      rate: rateOf(rate, result, catalogue),
      notes: result.notes.map((note) => derivationNotes[note].name),
      release: how.release,
    },
  } satisfies Record<string, unknown> & Omit<Observation, 'id' | 'relation' | 'qualifier' | 'evidence'>;
}

function linksOf(statement: Statement, how: Rendering): StatementLinks {
  const { indicator, source } = statement;
  return how.linksOf({ id: statementId(statement), indicator, source });
}

/** The derived value of a point with value and bounds in the scale of its row: `1` for units that are never scaled. */
function shownFigure({ point, series }: Computed, catalogue: Catalogue, asked: ScaleName) {
  const result = derived(point);
  const style = unitStyle(series.indicator.unit, catalogue);
  const scale = style.words ? asked : '1';
  const value = result.value === null ? null : scaled(servedNumber(result.value), scale);
  const bounds = result.bounds === null ? null : scaledBounds(servedBounds(result.bounds), scale);
  return { result, style, scale, value, bounds };
}

const blank: Readonly<Record<string, Cell>> = Object.fromEntries(longColumns.map((column) => [column, null]));

/** Columns that computed rows add to the long table. */
export const derivedColumns = ['transform', 'formula', 'operands'] as const;

/** A computed value as a row of the long table, with the `derivedColumns`. */
export function derivedLongRow(
  computed: Computed,
  catalogue: Catalogue,
  asked: ScaleName,
  transform: string,
): Record<string, Cell> {
  const { point, series } = computed;
  const { result, scale, value, bounds } = shownFigure(computed, catalogue, asked);
  return {
    ...blank,
    indicator: series.indicator.id,
    area: series.area,
    source: point.statement.source,
    ...placeOf(point),
    value,
    unit: series.indicator.unit,
    qualifier: result.qualifier,
    lower: bounds?.lower ?? null,
    upper: bounds?.upper ?? null,
    publishedOn: result.publishedOn,
    knownFrom: result.knownFrom,
    knownUntil: result.knownUntil,
    publishedPrecision: result.publishedPrecision,
    scale,
    caveats: caveatCell(caveats(result, point.statement, catalogue)),
    missingReason: result.missingReason,
    ...evidenceCells(evidenceOf(result)),
    transform,
    formula: result.formula,
    operands:
      result.operands.map(({ name, statement }) => `${name}=${statementId(statement)}`).join(' ') || null,
  };
}

function placeOf({ period, lane, kind }: Point) {
  const { frequency, text, start, end } = period;
  return { frequency, period: text, periodStart: start, periodEnd: end, lane, kind };
}

function sentenceOf(
  { point, series }: Computed,
  shown: string,
  catalogue: Catalogue,
  { lang, transform }: DerivationContext,
): string {
  const indicator = known(catalogue.indicators, series.indicator.id).name[lang];
  const area = known(catalogue.areas, series.area).name[lang];
  const period = periodName(point.period, lang);
  return lang === 'en'
    ? `${indicator}, ${area}, ${period}: ${shown}, computed (${transform}) from published figures.`
    : `${indicator}，${area}，${period}：${shown}，由公布值计算（${transform}）。`;
}

function textOf(
  { value, bounds, qualifier }: Derived,
  unit: UnitStyle,
  scale: ScaleName,
  lang: 'en' | 'zh',
): string {
  if (value === null || bounds === null || qualifier === null) return lang === 'en' ? 'no value' : '无数值';
  const { value: shown, lastDigit } = reliable(value, bounds);
  return display({ value: shown, qualifier, lastDigit, unit, scale: scale === '1' ? null : scale }, lang);
}

function evidenceOf({ operands }: Derived) {
  return evidenceOfResult(operands.map(({ statement }) => statement.evidence));
}

/** The published figures that the result contradicts, then the caveats of the statement and of all operands, each once. */
function caveats({ operands }: Derived, own: Statement, catalogue: Catalogue): Text[] {
  const statements = operands.map(({ statement }) => statement);
  const all = [
    ...contradictionsOf(statements.map(statementId), catalogue),
    ...[own, ...statements].flatMap(caveatsOf),
  ];
  return all.filter((text, index) => all.findIndex(({ en }) => en === text.en) === index);
}

/** Units of exchange rates, the price of one currency in another: `CNY_PER_USD`. */
const priceOfCurrency = /^[A-Z]{3}_PER_[A-Z]{3}$/;

/** The exchange rate of a conversion: the given one, or the one among the operands; null where there is none. */
function rateOf(given: KnownPoint | null, { operands }: Derived, catalogue: Catalogue) {
  const operand = operands.find(({ statement }) =>
    priceOfCurrency.test(known(catalogue.indicators, statement.indicator).unit),
  );
  const rate = given ?? (operand ? statedPoint(operand.statement) : null);
  if (rate === null) return null;
  const { value, bounds } = rate.figure;
  const number = (end: Decimal | null) => end && servedNumber(end);
  return {
    value: number(value),
    lower: number(bounds.lower),
    upper: number(bounds.upper),
    period: rate.period.text,
    source: rate.statement.source,
  };
}
