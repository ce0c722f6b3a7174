import { z } from 'zod';
import { derivedObservationSchema } from '../../../src/domain/derivation/rows/derived-schema.ts';
import { statementId } from '../../../src/domain/statements/statement.ts';
import { currentIndicators as indicators, currentStatements as statements } from '../../seed/dataset.ts';
import type { List, Server } from '../server.ts';

/** Computations that fit most indicators of the real catalogue. */
export const computations = [
  'transform=change',
  'transform=pctChange',
  'transform=yoy',
  'transform=cagr',
  'transform=movingAverage&window=2',
  'transform=cumulative',
  'transform=log',
  'per=gdp&frequency=A',
  'per=person&frequency=A',
  'currency=USD',
  'currency=USD&rate=stated&frequency=A',
  'currency=USD&per=gdp&frequency=A',
  'aggregate=sum&frequency=A&partial=allow',
  'aggregate=average&frequency=A&partial=allow',
  'aggregate=last&frequency=A&partial=allow',
] as const;

/** The statements of the real catalogue by id. */
export const stated = new Map(statements.map((statement) => [statementId(statement), statement]));

const rowSchema = derivedObservationSchema.extend({ links: z.record(z.string(), z.string()) });
export type ComputedRow = z.infer<typeof rowSchema>;

/** How many indicators are asked for at once: alone, each that cannot be computed costs the search for what can. */
const together = 20;

/** The computed rows of all indicators of the real catalogue, with the address of their list. What cannot be computed is null. */
export async function everyComputedRow(
  server: Server,
  chosen: readonly string[] = computations,
  more = '',
): Promise<{ readonly address: string; readonly row: ComputedRow }[]> {
  const found: { address: string; row: ComputedRow }[] = [];
  for (let start = 0; start < indicators.length; start += together)
    for (const computation of chosen) {
      const ids = indicators.slice(start, start + together).map(({ id }) => id);
      let address: string | null = `/v1/observations?indicator=${ids}&${computation}${more}&limit=1000`;
      while (address !== null) {
        const response = await server.get(address);
        const body = await response.text();
        if (response.status === 422) break;
        if (response.status !== 200) throw new Error(`${address} answers ${response.status}: ${body}`);
        const { data, page }: List = JSON.parse(body);
        for (const row of data) found.push({ address, row: rowSchema.parse(row) });
        address = page.next;
      }
    }
  return found;
}
