import { z } from 'zod';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import { personName } from '../../domain/catalogue/person-name.ts';
import { isPercentage } from '../../domain/derivation/transform-rules.ts';
import { isPositive, qualifierOf } from '../../domain/numbers/bounded-figure.ts';
import { difference, growthPercent, stated } from '../../domain/numbers/expression.ts';
import { servedBounds, servedNumber } from '../../domain/numbers/json-numbers.ts';
import { qualifiers, type Text, wordsOf } from '../../domain/statements/codes.ts';
import { boundsSchema, textSchema, toObservation } from '../../domain/statements/observation.ts';
import { isCurrentStatement, type Statement, statementId } from '../../domain/statements/statement.ts';
import { compareEnds } from '../../domain/time/period.ts';
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
      'Who forecast: the person who said it, else the institution on whose behalf it was said, else the producer of the indicator; never the newspaper that printed it.',
    ),
    daysBefore: z
      .number()
      .int()
      .min(-100000)
      .max(100000)
      .describe('Days from the day on which the forecast became known to that of the outturn.'),
    error: z.number().nullable().describe('Forecast less outturn, in `errorUnit`.'),
    errorUnit: z.string().describe('The unit of the indicator; percentage points for percentages.'),
    errorQualifier: z
      .enum(wordsOf(qualifiers))
      .nullable()
      .describe('How to read the error: the error of a forecast of over 35 % is `over` a number, too.'),
    errorBounds: boundsSchema,
    errorPercent: z
      .number()
      .nullable()
      .describe('The error as a percentage of the outturn, with the same qualifier; null for percentages.'),
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
    if (forecast.lane !== 'forecast' || outturn === undefined) return [];
    return [{ period: forecast.period, card: cardOf(forecast, outturn, catalogue, how) }];
  });
  return cards.sort((a, b) => compareEnds(b.period, a.period)).map(({ card }) => card);
}

function isCurrentOutturn(statement: Statement): boolean {
  return statement.lane === 'outturn' && isCurrentStatement(statement);
}

function placeOf({ area, period }: Statement): string {
  return `${area} ${period.text}`;
}

function cardOf(
  forecast: Statement,
  outturn: Statement,
  catalogue: Catalogue,
  how: LinkedRendering,
): z.infer<typeof scorecardSchema> {
  return {
    area: forecast.area,
    period: forecast.period.text,
    forecast: sideOf(forecast, catalogue, how),
    outturn: sideOf(outturn, catalogue, how),
    forecaster: forecasterOf(forecast, catalogue),
    daysBefore: Math.round((Date.parse(outturn.knownFrom) - Date.parse(forecast.knownFrom)) / 86_400_000),
    ...errorOf(forecast, outturn, known(catalogue.indicators, forecast.indicator).unit),
  };
}

function forecasterOf({ saidBy, onBehalfOf, indicator }: Statement, catalogue: Catalogue): Text {
  if (saidBy !== null) return personName(saidBy, catalogue);
  return known(catalogue.producers, onBehalfOf ?? known(catalogue.indicators, indicator).producer).name;
}

/** The error of a forecast, which of two percentages is in percentage points and has no percentage of its own. */
function errorOf(forecast: Statement, outturn: Statement, unit: string) {
  const [a, b] = [stated(forecast), stated(outturn)];
  const { figure } = difference(a, b);
  const isShare = isPercentage(unit);
  const percent = isShare || !isPositive(b.figure) ? null : growthPercent(a, b).figure.value;
  return {
    error: figure.value === null ? null : servedNumber(figure.value),
    errorUnit: isShare ? 'percentagePoints' : unit,
    errorQualifier: figure.value === null ? null : qualifierOf(figure),
    errorBounds: servedBounds({ ...figure.bounds, basis: 'interval' }),
    errorPercent: percent === null ? null : servedNumber(percent.toSignificantDigits(6)),
  };
}

function sideOf(statement: Statement, catalogue: Catalogue, how: LinkedRendering) {
  const { display, value, publishedOn } = toObservation(statement, catalogue, how);
  const id = statementId(statement);
  return { id, display, value, publishedOn, links: { self: `${how.base}/v1/observations/${id}` } };
}
