import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { provincesLacking, seriesByArea } from '../../domain/catalogue/area-coverage.ts';
import type { Area, Catalogue } from '../../domain/catalogue/catalogue.ts';
import { memoized } from '../../domain/memoized.ts';
import { areaLevels, wordsOf } from '../../domain/statements/codes.ts';
import { textSchema } from '../../domain/statements/observation.ts';
import { type Coverage, coverageOf } from '../indicators/coverage.ts';

const count = z.number().int().min(0).max(1e6);

export const areaSchema = z
  .object({
    id: z
      .string()
      .describe('ISO 3166-1 alpha-2, ISO 3166-2, `CN-` and GB/T 2260 for cities, or `W0` for the world.'),
    name: textSchema,
    level: z.enum(wordsOf(areaLevels)),
    gbCode: z.string().nullable().describe('GB/T 2260, six digits; null where it has none.'),
    parent: z.string().nullable().describe('The area one level above.'),
    inNationalFigures: z
      .boolean()
      .nullable()
      .describe(
        'False for Hong Kong, Macao and Taiwan, which national figures of China and `CN-*` leave out; null for countries and the world.',
      ),
    indicators: count.describe(
      'Number of indicators with a figure under the code of the area, those of a part of it (`covers`) included.',
    ),
    statements: count.describe('Number of their statements of the area, superseded ones included.'),
    firstPeriod: z.string().nullable(),
    lastPeriod: z.string().nullable(),
    lacks: z
      .array(z.string())
      .describe(
        'Concepts with figures of two other provinces or more and none, of any indicator of the whole province and of any lane, of this one; empty for areas that are no province.',
      ),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Area', description: 'A place that figures are of, and how many there are.' });

type AreaItem = z.infer<typeof areaSchema>;

/** An area with what lists sort, filter and count by. */
export interface AreaEntry {
  readonly id: string;
  readonly area: Area;
  readonly coverage: Coverage;
  readonly indicators: readonly string[];
  readonly lacks: readonly string[];
}

/** All areas of a catalogue by their codes; yields to the event loop, for an area may have thousands of series. */
export const areaEntries: (catalogue: Catalogue) => Promise<ReadonlyMap<string, AreaEntry>> = memoized(
  async (catalogue: Catalogue) => {
    const lacking = [...provincesLacking(catalogue)];
    const entries = new Map<string, AreaEntry>();
    for (const [id, area] of catalogue.areas) {
      const series = seriesByArea(catalogue).get(id) ?? [];
      entries.set(id, {
        ...{ id, area, coverage: coverageOf(series) },
        indicators: [...new Set(series.map(({ indicator }) => indicator))],
        lacks: lacking.flatMap(([concept, provinces]) => (provinces.includes(id) ? [concept] : [])),
      });
      await setImmediate();
    }
    return entries;
  },
);

/** An area as a list shows it. */
export function toArea({ id, area, coverage, indicators, lacks }: AreaEntry, base: string): AreaItem {
  return {
    ...{ id, name: area.name, level: area.level, gbCode: area.gbCode, parent: area.parent },
    inNationalFigures: inNationalFigures(area),
    indicators: indicators.length,
    statements: coverage.statements,
    firstPeriod: coverage.firstPeriod,
    lastPeriod: coverage.lastPeriod,
    lacks: [...lacks],
    links: areaLinks(id, base),
  };
}

/** Addresses of an area, its indicators and its figures. */
export function areaLinks(id: string, base: string) {
  return {
    self: `${base}/v1/areas/${id}`,
    indicators: `${base}/v1/indicators?area=${id}`,
    observations: `${base}/v1/observations?indicator=*&area=${id}`,
  };
}

/** Null for the world and for countries, of which it means nothing. */
export function inNationalFigures({ level, inNationalFigures }: Area): boolean | null {
  return level === 'world' || level === 'country' ? null : inNationalFigures;
}
