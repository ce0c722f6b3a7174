import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Indicator } from '../../domain/catalogue/catalogue.ts';
import { compareText } from '../../domain/compare-text.ts';
import { type ExpectedFigure, expectedFigures } from '../../domain/freshness/freshness.ts';
import { textSchema } from '../../domain/statements/observation.ts';
import { findEntries } from '../indicators/indicator-entries.ts';
import { keptByDay } from '../indicators/vantage.ts';

export const dueFigureSchema = z
  .object({
    id: z
      .string()
      .describe('`indicator.area.period`, the `/` of the period written `--`; it stays when the day moves.'),
    indicator: z.string(),
    name: textSchema,
    area: z.string(),
    producer: z.string(),
    coProducers: z.array(z.string()),
    topic: z.string(),
    nextPeriod: z.string().describe('The period of the figure that is due.'),
    nextExpected: z
      .string()
      .describe('The day on which it is due: `publicationLag` days after the end of its period.'),
    overdue: z.boolean().describe('True where that day is before the day of `meta.asOf`.'),
    publicationsPerYear: z.int().min(1).max(12),
    publicationLag: z.int().min(1).max(10_000),
    lastPeriod: z.string().describe('The newest period that is known.'),
    lastKnownFrom: z.string().describe('The day on which its figure became known.'),
    links: z.record(z.string(), z.string()),
  })
  .meta({
    id: 'DueFigure',
    description: 'A figure that is due, by the rhythm in which its producer has published.',
  });

/** A figure that is due, with its indicator. */
export interface DueFigure extends ExpectedFigure {
  readonly entry: Indicator;
}

/** All figures that are expected on a day, the one that is due first at the head. */
export const dueFigures = keptByDay(async (store, vantage): Promise<readonly DueFigure[]> => {
  const { entries } = await findEntries(store, undefined, vantage);
  const outlooks = entries.flatMap(({ id, due, indicator }) => due.map((one) => ({ id, one, indicator })));
  const figures: DueFigure[] = [];
  const days = Map.groupBy(outlooks, ({ one }) => one.nextExpected);
  for (const [, ofDay] of [...days].sort(([a], [b]) => compareText(a, b))) {
    const all = ofDay.flatMap(({ id, one, indicator }) =>
      expectedFigures(id, one).map((figure) => ({ ...figure, entry: indicator })),
    );
    figures.push(...all.sort((a, b) => compareText(a.id, b.id)));
    await setImmediate();
  }
  return figures;
});

/** A figure that is due as an API answer shows it. */
export function toDueFigure({ entry, ...figure }: DueFigure, base: string): z.infer<typeof dueFigureSchema> {
  const { name, producer, coProducers, topic } = entry;
  const { id, indicator, area } = figure;
  return {
    ...figure,
    ...{ id, indicator, name, area, producer, coProducers: [...coProducers], topic },
    links: {
      indicator: `${base}/v1/indicators/${indicator}`,
      observations: `${base}/v1/observations?indicator=${indicator}&area=${area}&last=1`,
    },
  };
}
