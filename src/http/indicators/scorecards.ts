import { z } from 'zod';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import { servedBounds, servedNumber } from '../../domain/derivation/derived-figure.ts';
import { subtract } from '../../domain/numbers/arithmetic.ts';
import { statedFigure } from '../../domain/numbers/figure.ts';
import { boundsSchema, textSchema, toObservation } from '../../domain/statements/observation.ts';
import { type Statement, statementId } from '../../domain/statements/statement.ts';
import type { LinkedRendering } from '../response/statement-links.ts';

const side = z.object({
  id: z.string(),
  display: z.string(),
  value: z.number().nullable(),
  publishedOn: z.string(),
  links: z.record(z.string(), z.string()),
});

export const scorecardSchema = z
  .object({
    area: z.string(),
    period: z.string(),
    forecast: side,
    outturn: side,
    forecaster: textSchema.describe(
      'Who forecast: the person, else the publisher or the producer on whose behalf it was said.',
    ),
    daysBefore: z.number().int().min(-100000).max(100000).describe('Days from the forecast to the outturn.'),
    error: z.number().nullable().describe('Forecast less outturn, in the unit.'),
    errorBounds: boundsSchema,
    errorPercent: z.number().nullable().describe('The error as a percentage of the outturn.'),
  })
  .meta({ id: 'Scorecard', description: 'How a forecast compares with what came out.' });

/** Every forecast of an indicator for a period whose outturn has arrived, against the current outturn; last period first. */
export function scorecardsOf(
  statements: readonly Statement[],
  catalogue: Catalogue,
  how: LinkedRendering,
): z.infer<typeof scorecardSchema>[] {
  const outturns = new Map(statements.filter(isCurrentOutturn).map((entry) => [placeOf(entry), entry]));
  const cards = statements.flatMap((forecast) => {
    const outturn = outturns.get(placeOf(forecast));
    return forecast.lane === 'forecast' && outturn ? [card(forecast, outturn, catalogue, how)] : [];
  });
  return cards.sort((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : 0));
}

function isCurrentOutturn({ lane, currentFrom, currentTo }: Statement): boolean {
  return lane === 'outturn' && currentFrom !== null && currentTo === null;
}

function placeOf({ area, period }: Statement): string {
  return `${area} ${period.text}`;
}

function card(
  forecast: Statement,
  outturn: Statement,
  catalogue: Catalogue,
  how: LinkedRendering,
): z.infer<typeof scorecardSchema> {
  const [a, b] = [statedFigure(forecast), statedFigure(outturn)];
  const error = a.value && b.value ? a.value.minus(b.value) : null;
  const percent = error && b.value && !b.value.isZero() ? error.dividedBy(b.value).times(100) : null;
  const source = known(catalogue.sources, forecast.source);
  const producer = forecast.onBehalfOf === null ? null : known(catalogue.producers, forecast.onBehalfOf).name;
  return {
    area: forecast.area,
    period: forecast.period.text,
    forecast: sideOf(forecast, catalogue, how),
    outturn: sideOf(outturn, catalogue, how),
    forecaster: forecast.saidBy
      ? { en: forecast.saidBy, zh: forecast.saidBy }
      : (producer ?? { en: source.publisher, zh: source.publisher }),
    daysBefore: Math.round((Date.parse(outturn.publishedOn) - Date.parse(forecast.publishedOn)) / 86_400_000),
    error: error === null ? null : servedNumber(error),
    errorBounds: servedBounds({ ...subtract(a.bounds, b.bounds), basis: 'interval' }),
    errorPercent: percent === null ? null : servedNumber(percent.toSignificantDigits(6)),
  };
}

function sideOf(statement: Statement, catalogue: Catalogue, how: LinkedRendering) {
  const { display, value, publishedOn } = toObservation(statement, catalogue, how);
  const id = statementId(statement);
  return { id, display, value, publishedOn, links: { self: `${how.base}/v1/observations/${id}` } };
}
