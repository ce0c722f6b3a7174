import type { Catalogue, Indicator } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { type ReadClaim, readClaim } from '../../domain/claims/claim.ts';
import { boundsOfClaim, type ClaimedFigure } from '../../domain/claims/claim-figures.ts';
import { fittingIndicators, type Told } from '../../domain/claims/fitting-indicators.ts';
import { namedIn } from '../../domain/claims/named-indicators.ts';
import { judged, type Verdict } from '../../domain/claims/verdict.ts';
import { forPeriod } from '../../domain/concepts/comparison.ts';
import { everything } from '../../domain/query/selection.ts';
import type { Lane } from '../../domain/statements/codes.ts';
import { latestOfLanes } from '../../domain/statements/latest-statements.ts';
import { isCurrentStatement, type Statement } from '../../domain/statements/statement.ts';
import type { Period } from '../../domain/time/period.ts';
import type { Store } from '../../store/store.ts';
import { allOf } from '../observations/batches.ts';
import type { AskedClaim, Obstacle, Reading } from './asked-claim.ts';
import { innermost, placedIn, subjectOf } from './claim-subject.ts';
import { claimedBounds } from './claimed-units.ts';

/** What is known of a claim. */
export interface Verification {
  readonly verdict: Verdict;
  /** How the claim was read; more than one, or one with gaps, where it was not understood. */
  readonly readings: readonly Reading[];
  readonly obstacle: Obstacle | null;
  /** The words by which no indicator fits, where they are the obstacle. */
  readonly unread: readonly string[];
  /** False where the claim names no period, and that of the latest figure was taken. */
  readonly namesPeriod: boolean;
  /** The statements on which the verdict rests. */
  readonly grounds: readonly Statement[];
  /** Other current statements for the period: those of rivals, forecasts and targets. */
  readonly besides: readonly Statement[];
  /** Other indicators that the words of the claim fit, the best first. */
  readonly others: readonly Indicator[];
}

const mostOthers = 3;

/** Compares a claim with the current statements, by intervals. `day` is today, by which the latest figure is told. */
export async function verifyClaim(asked: AskedClaim, store: Store, day: string): Promise<Verification> {
  const catalogue = await store.catalogue();
  const named = namedIn(asked.about ?? asked.text ?? '', livingIndicators(catalogue));
  const read = readClaim(asked.text ?? '', catalogue, named[0]);
  const { lanes } = read;
  const figures = asked.figure === null ? read.figures : [asked.figure];
  const periods = asked.period === null ? read.periods : [asked.period];
  const subject = await subjectOf(asked, { ...read, named }, store);
  const { indicators, byId, near } = subject;
  const areas = innermost(subject.areas, catalogue);
  const indicator = indicators[0] ?? null;
  const readings = orOpen(figures).flatMap((figure) =>
    orOpen(periods).flatMap((period) =>
      orOpen(areas).map((area) => ({ indicator, area, period, figure, lanes })),
    ),
  );
  const [figure] = figures;
  const inTheWay = obstacleIn(asked, read, { figures, periods, areas });
  if (inTheWay !== null || figure === undefined) return notUnderstood(inTheWay ?? 'noFigure', readings);
  const measured = indicators.filter((entry) => claimedBounds(entry, figure) !== null);
  if (indicators.length > 0 && measured.length === 0) return notUnderstood('otherUnit', readings);
  const told = {
    words: [byId ? '' : (asked.about ?? ''), read.words].join(' '),
    said: byId ? null : [asked.about ?? asked.text, read.sought, ...nounsOf(figure, catalogue)].join(' | '),
    areas: asked.area === null ? subject.areas : [...catalogue.areas.keys()],
    named,
  };
  const { fitting, obstacle, unread, others } = fittingIndicators(measured, near, told, catalogue);
  if (obstacle !== null)
    return { ...notUnderstood(obstacle, readings), unread, others: others.slice(0, mostOthers) };
  const meant = fitting.filter((entry) => named.includes(entry));
  const placed = placedIn(meant.length > 0 ? meant : fitting, areas[0] ?? null, catalogue);
  if (placed === null) return notUnderstood('noArea', readings);
  return compared({ ...placed, period: periods[0] ?? null, figure, lanes }, fitting, {
    ...{ named, store, day },
  });
}

interface Parts {
  readonly figures: readonly ClaimedFigure[];
  readonly periods: readonly Period[];
  readonly areas: readonly string[];
}

/** What keeps a claim from being about one figure, the first that holds. */
function obstacleIn(asked: AskedClaim, read: ReadClaim, { figures, periods, areas }: Parts): Obstacle | null {
  const holding: readonly (readonly [Obstacle, boolean])[] = [
    ['unreadNumber', read.unread && asked.figure === null],
    ['noFigure', figures.length === 0],
    ['negated', read.negated],
    ['change', read.changes],
    ['severalFigures', figures.length > 1],
    ['severalPeriods', periods.length > 1],
    ['noYear', read.sansYear && asked.period === null],
    ['severalAreas', areas.length > 1],
    ['noSubject', asked.about === null && !read.hasSubject],
  ];
  return holding.find(([, holds]) => holds)?.[0] ?? null;
}

/** What the unit of a figure is called, and what is counted in it. */
function nounsOf({ unit }: ClaimedFigure, { units }: Catalogue): readonly string[] {
  const name = units.get(unit ?? '')?.name;
  return name === undefined ? [] : [name.en, name.zh, ...(unit?.endsWith('B') ? ['data', '数据'] : [])];
}

/** The ways to read one part of a claim: open where nothing is said. */
function orOpen<T>(said: readonly T[]): readonly (T | null)[] {
  return said.length === 0 ? [null] : said;
}

function notUnderstood(obstacle: Obstacle, readings: readonly Reading[]): Verification {
  return {
    verdict: 'notUnderstood',
    obstacle,
    unread: [],
    readings,
    namesPeriod: true,
    grounds: [],
    besides: [],
    others: [],
  };
}

interface Understood extends Reading {
  readonly indicator: Indicator;
  readonly area: string;
  readonly figure: ClaimedFigure;
}

async function compared(
  reading: Understood,
  candidates: readonly Indicator[],
  { named, store, day }: Pick<Told, 'named'> & { readonly store: Store; readonly day: string },
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
  const bounds = claimedBounds(indicator, figure) ?? boundsOfClaim(figure);
  const [own, others] = [known.filter(isOf(indicator)), known.filter((row) => !isOf(indicator)(row))];
  const { verdict, grounds } = judged(bounds, { own, rivals: others }, lanes);
  const isOfAnother = () => judged(bounds, { own: all, rivals: [] }, lanes).verdict;
  if (reading.period === null && verdict === 'contradicted' && isOfAnother() === 'supported')
    return notUnderstood('noPeriod', [{ ...reading, indicator }]);
  return {
    ...{ verdict, grounds, obstacle: null, unread: [] },
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
