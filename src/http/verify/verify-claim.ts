import type { Catalogue, Indicator } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { readClaim } from '../../domain/claims/claim.ts';
import type { ClaimedFigure } from '../../domain/claims/claim-figures.ts';
import { namedIn } from '../../domain/claims/named-indicators.ts';
import { judged, type Verdict } from '../../domain/claims/verdict.ts';
import { forPeriod } from '../../domain/concepts/comparison.ts';
import { boundsOf } from '../../domain/numbers/quantity.ts';
import { everything } from '../../domain/query/selection.ts';
import type { Lane } from '../../domain/statements/codes.ts';
import { latestOfLanes } from '../../domain/statements/latest-statements.ts';
import { isCurrentStatement, type Statement } from '../../domain/statements/statement.ts';
import type { Period } from '../../domain/time/period.ts';
import type { Store } from '../../store/store.ts';
import { allOf } from '../observations/batches.ts';
import type { AskedClaim, Obstacle, Reading } from './asked-claim.ts';
import { claimedBounds } from './claimed-units.ts';

/** What is known of a claim. */
export interface Verification {
  readonly verdict: Verdict;
  /** How the claim was read; more than one, or one with gaps, where it was not understood. */
  readonly readings: readonly Reading[];
  readonly obstacle: Obstacle | null;
  /** False where the claim names no period, and that of the latest figure was taken. */
  readonly namesPeriod: boolean;
  /** The statements on which the verdict rests. */
  readonly grounds: readonly Statement[];
  /** Other current statements for the period: those of rivals, forecasts and targets. */
  readonly besides: readonly Statement[];
  /** Other indicators that the words of the claim fit, the best first. */
  readonly others: readonly Indicator[];
}

/** Where the claim is looked for. */
interface Subject {
  readonly indicators: readonly Indicator[];
  /** Those whose whole names stand in the claim: no other one stands in for them. */
  readonly named: readonly Indicator[];
  readonly areas: readonly string[];
}

const mostOthers = 3;

/** Compares a claim with the current statements, by intervals. `day` is today, by which the latest figure is told. */
export async function verifyClaim(asked: AskedClaim, store: Store, day: string): Promise<Verification> {
  const catalogue = await store.catalogue();
  const { words, lanes, negated, changes, unread, hasSubject, ...read } = readClaim(
    asked.text ?? '',
    catalogue,
  );
  const figures = asked.figure === null ? read.figures : [asked.figure];
  const periods = asked.period === null ? read.periods : [asked.period];
  const { indicators, named, areas } = await subjectOf(asked, words, store);
  const indicator = indicators[0] ?? null;
  const readings = orOpen(figures).flatMap((figure) =>
    orOpen(periods).flatMap((period) =>
      orOpen(areas).map((area) => ({ indicator, area, period, figure, lanes })),
    ),
  );
  const [figure] = figures;
  if (unread && asked.figure === null) return notUnderstood('unreadNumber', readings);
  if (figure === undefined) return notUnderstood('noFigure', readings);
  if (negated) return notUnderstood('negated', readings);
  if (changes) return notUnderstood('change', readings);
  if (figures.length > 1) return notUnderstood('severalFigures', readings);
  if (periods.length > 1) return notUnderstood('severalPeriods', readings);
  if (areas.length > 1) return notUnderstood('severalAreas', readings);
  if (asked.about === null && !hasSubject) return notUnderstood('noSubject', readings);
  if (indicators.length === 0) return notUnderstood('noIndicator', readings);
  const measured = indicators.filter((entry) => claimedBounds(entry, figure) !== null);
  if (measured.length === 0) return notUnderstood('otherUnit', readings);
  const meant = measured.filter((entry) => named.includes(entry));
  const placed = placedIn(meant.length > 0 ? meant : measured, areas[0] ?? null, catalogue);
  if (placed === null) return notUnderstood('noArea', readings);
  return compared({ ...placed, period: periods[0] ?? null, figure, lanes }, measured, {
    ...{ named, store, day },
  });
}

/** The ways to read one part of a claim: open where nothing is said. */
function orOpen<T>(said: readonly T[]): readonly (T | null)[] {
  return said.length === 0 ? [null] : said;
}

function notUnderstood(obstacle: Obstacle, readings: readonly Reading[]): Verification {
  return {
    verdict: 'notUnderstood',
    obstacle,
    readings,
    namesPeriod: true,
    grounds: [],
    besides: [],
    others: [],
  };
}

/** The indicators that a claim may be about, the best first, and the areas that it names. */
async function subjectOf({ about, area, text }: AskedClaim, words: string, store: Store): Promise<Subject> {
  const living = livingIndicators(await store.catalogue());
  const own = about === null ? undefined : living.get(about);
  const rivals = [...living.values()].filter(({ concept }) => concept !== null && concept === about);
  const searched = own === undefined && rivals.length === 0 ? (about ?? words) : '';
  const found = searched === '' ? null : await store.search(searched);
  const hits = [found?.hits ?? [], found?.elsewhere ?? []].flat().flatMap(({ id }) => living.get(id) ?? []);
  const named = searched === '' ? [] : namedIn(about ?? text ?? '', living);
  return {
    indicators: own === undefined ? [...new Set([...rivals, ...named, ...hits])] : [own],
    named,
    areas: area === null ? (found?.areas ?? []) : [area],
  };
}

/** The first indicator with figures of the area; without one, of China or, where it has none, of its only area. */
function placedIn(
  indicators: readonly Indicator[],
  area: string | null,
  { series }: Catalogue,
): { readonly indicator: Indicator; readonly area: string } | null {
  const areasOf = ({ id }: Indicator) => new Set(series.get(id)?.map((entry) => entry.area));
  const wanted = area ?? 'CN';
  const there = indicators.find((entry) => areasOf(entry).has(wanted));
  if (there !== undefined) return { indicator: there, area: wanted };
  const [first] = indicators;
  if (first === undefined) return null;
  if (area !== null) return { indicator: first, area };
  const [only, ...others] = areasOf(first);
  return only === undefined || others.length > 0 ? null : { indicator: first, area: only };
}

interface Understood extends Reading {
  readonly indicator: Indicator;
  readonly area: string;
  readonly figure: ClaimedFigure;
}

async function compared(
  reading: Understood,
  candidates: readonly Indicator[],
  { named, store, day }: Pick<Subject, 'named'> & { readonly store: Store; readonly day: string },
): Promise<Verification> {
  const { area, figure, lanes } = reading;
  const rivals = await rivalsOf(reading.indicator, store);
  const selection = { ...everything, indicators: rivals.map(({ id }) => id), areas: [area] };
  const all = await allOf(selection, store);
  const period = reading.period ?? latestPeriod(all.filter(isOf(reading.indicator)), lanes, day);
  const isFor = forPeriod(rivals);
  const known = all.filter((statement) => period !== null && isFor(statement, period));
  const indicator = named.includes(reading.indicator)
    ? reading.indicator
    : definitionFor(reading, candidates, known);
  const bounds = claimedBounds(indicator, figure) ?? boundsOf(figure);
  const [own, others] = [known.filter(isOf(indicator)), known.filter((row) => !isOf(indicator)(row))];
  const { verdict, grounds } = judged(bounds, { own, rivals: others }, lanes);
  return {
    ...{ verdict, grounds, obstacle: null },
    readings: [{ ...reading, indicator, period }],
    namesPeriod: reading.period !== null,
    besides: known.filter((statement) => isCurrentStatement(statement) && !grounds.includes(statement)),
    others: candidates.filter((entry) => !rivals.includes(entry)).slice(0, mostOthers),
  };
}

/** An indicator with those of its concept that are measured in its unit. */
async function rivalsOf({ id, concept, unit }: Indicator, store: Store): Promise<readonly Indicator[]> {
  const living = [...livingIndicators(await store.catalogue()).values()];
  return living.filter(
    (entry) => entry.id === id || (concept !== null && entry.concept === concept && entry.unit === unit),
  );
}

/** Of the rivals that the words fit the first with a figure for the period: words that name no producer name no definition. */
function definitionFor(
  { indicator, lanes }: Understood,
  candidates: readonly Indicator[],
  known: readonly Statement[],
): Indicator {
  const fitting = candidates.filter(
    ({ id, concept }) => id === indicator.id || (concept !== null && concept === indicator.concept),
  );
  const hasFigure = (entry: Indicator) =>
    known.some((row) => isOf(entry)(row) && isCurrentStatement(row) && lanes.includes(row.lane));
  return fitting.find(hasFigure) ?? indicator;
}

function isOf({ id }: Indicator) {
  return ({ indicator }: Statement) => indicator === id;
}

/** The period of the latest figure in one of some lanes; null where there is none. */
function latestPeriod(own: readonly Statement[], lanes: readonly Lane[], day: string): Period | null {
  const latest = latestOfLanes(own, day);
  return lanes.flatMap((lane) => latest.get(lane)?.period ?? [])[0] ?? null;
}
