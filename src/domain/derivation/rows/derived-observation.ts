import type { Catalogue } from '../../catalogue/catalogue.ts';
import { known } from '../../catalogue/known.ts';
import { contradictionsOf } from '../../checks/contradictions.ts';
import type { Operand } from '../../numbers/expression.ts';
import { scaled, scaledBounds, servedBounds, servedNumber } from '../../numbers/json-numbers.ts';
import type { ScaleName } from '../../numbers/scales.ts';
import { unitStyle } from '../../numbers/unit-style.ts';
import type { Cell } from '../../statements/cells.ts';
import { derivationNotes } from '../../statements/codes.ts';
import { evidenceOfResult } from '../../statements/evidence.ts';
import { caveatCell, evidenceCells, longColumns } from '../../statements/long-table.ts';
import { type Observation, type Rendering, toObservation } from '../../statements/observation.ts';
import { type Statement, statementId } from '../../statements/statement.ts';
import { type KnownPoint, type Point, type PointSeries, statedPoint } from '../points.ts';
import { derivedCaveats } from './derived-caveats.ts';
import { type Derived, derived } from './derived-figure.ts';
import { derivedDisplay, derivedSentence } from './derived-words.ts';

/** A computed figure with its series, and the exchange rate that converted it; null where none did. */
export interface Computed {
  readonly point: Point;
  readonly series: PointSeries;
  readonly rate: KnownPoint | null;
}

interface DerivationContext extends Rendering {
  /** Parameters of the computation, as in the request. */
  readonly transform: string;
  /** The computation in words. */
  readonly computation: string;
  readonly release: string;
}

/** A computed value as JSON shows it: the keys of an observation, and its derivation. No source states it. */
export function toDerivedObservation(computed: Computed, catalogue: Catalogue, how: DerivationContext) {
  const { point, series, rate } = computed;
  const shown = shownFigure(computed, catalogue, how.scale);
  const { result, style, scale } = shown;
  const display = derivedDisplay(result, style, scale, how.lang);
  const told = { point, series, result, shown: display, computation: how.computation };
  return {
    id: null,
    ...figureOf(computed, shown),
    bounds: shown.bounds,
    display,
    statement: derivedSentence(told, catalogue, how.lang),
    publishedOn: null,
    publishedPrecision: null,
    knownFrom: result.knownFrom,
    knownUntil: result.knownUntil,
    relation: null,
    caveats: derivedCaveats(result, point.statement, catalogue),
    source: null,
    // A computed value has no address of its own.
    links: { indicator: linksOf(point.statement, how).indicator },
    evidence: evidenceOf(result),
    derivation: {
      transform: how.transform,
      formula: result.formula,
      operands: result.operands.map((operand) => operandOf(operand, catalogue, how)),
      rate: rateOf(rate, result, catalogue),
      parts: partsCell(result),
      contradicts: contradicted(result.operands, catalogue).map(({ check }) => check),
      notes: result.notes.map((note) => derivationNotes[note].name),
      release: how.release,
    },
  } satisfies Record<keyof Observation, unknown> & Record<string, unknown>;
}

/** A computed value as a cell of a wide table. */
export function derivedCell(computed: Computed, catalogue: Catalogue, asked: ScaleName) {
  const shown = shownFigure(computed, catalogue, asked);
  const { result } = shown;
  return {
    ...figureOf(computed, shown),
    derivation: {
      parts: partsCell(result),
      hasOutturnBase: result.notes.includes('outturnBase'),
      contradicts: contradicted(result.operands, catalogue).map(({ check }) => check),
    },
  };
}

export type DerivedCell = ReturnType<typeof derivedCell>;

function operandOf({ name, statement }: Operand, catalogue: Catalogue, how: Rendering) {
  const { id, kind, lane, value, display, source, publishedOn, links } = toObservation(statement, catalogue, {
    ...how,
    scale: '1',
  });
  return { name, id, kind, lane, value, display, source, publishedOn, links: { self: links.self ?? '' } };
}

function linksOf(statement: Statement, how: Rendering) {
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

/** What every row of a computed figure begins with. */
function figureOf({ point, series }: Computed, { result, value, scale }: ReturnType<typeof shownFigure>) {
  return {
    indicator: series.indicator.id,
    area: series.area,
    ...placeOf(point),
    value,
    missingReason: result.missingReason,
    unit: series.indicator.unit,
    scale,
    qualifier: result.qualifier,
  };
}

const blank: Readonly<Record<string, Cell>> = Object.fromEntries(longColumns.map((column) => [column, null]));

/** Columns that computed rows add to the long table. */
export const derivedColumns = ['transform', 'formula', 'operands', 'operandLanes', 'parts'] as const;

/** A computed value as a row of the long table, with the `derivedColumns`. */
export function derivedLongRow(
  computed: Computed,
  catalogue: Catalogue,
  asked: ScaleName,
  transform: string,
): Record<string, Cell> {
  const { point, series } = computed;
  const { result, scale, value, bounds } = shownFigure(computed, catalogue, asked);
  const operands = (text: (statement: Statement) => string) =>
    result.operands.map(({ name, statement }) => `${name}=${text(statement)}`).join(' ') || null;
  return {
    ...blank,
    indicator: series.indicator.id,
    area: series.area,
    ...placeOf(point),
    value,
    unit: series.indicator.unit,
    qualifier: result.qualifier,
    lower: bounds?.lower ?? null,
    upper: bounds?.upper ?? null,
    knownFrom: result.knownFrom,
    knownUntil: result.knownUntil,
    scale,
    caveats: caveatCell(derivedCaveats(result, point.statement, catalogue)),
    missingReason: result.missingReason,
    ...evidenceCells(evidenceOf(result)),
    transform,
    formula: result.formula,
    operands: operands(statementId),
    operandLanes: operands(({ lane }) => lane),
    parts: partsCell(result),
  };
}

function placeOf({ period, lane, kind }: Point) {
  const { frequency, text, start, end } = period;
  return { frequency, period: text, periodStart: start, periodEnd: end, lane, kind };
}

function evidenceOf({ operands }: Derived) {
  return evidenceOfResult(operands.map(({ statement }) => statement.evidence));
}

function contradicted(operands: readonly Operand[], catalogue: Catalogue) {
  return contradictionsOf(
    operands.map(({ statement }) => statementId(statement)),
    catalogue,
  );
}

/** The parts that a figure is made of where others are missing: `2023-Q1..2023-Q3`; null where it is whole. */
function partsCell({ parts }: Derived): string | null {
  const spans = parts.map(([from, to]) => (from.text === to.text ? from.text : `${from.text}..${to.text}`));
  return [...new Set(spans)].join(', ') || null;
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
  const { lower, upper } = servedBounds({ ...bounds, basis: 'interval' });
  const { period, statement } = rate;
  return { value: value && servedNumber(value), lower, upper, period: period.text, source: statement.source };
}
