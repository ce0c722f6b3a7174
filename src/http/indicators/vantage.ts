import type { FastifyRequest } from 'fastify';
import type { Vantage } from '../../domain/freshness/freshness.ts';

/** The day of `asOf`, by which only what was known counts; today without one. */
export function vantageOf({ today }: FastifyRequest, asOf: string | undefined): Vantage {
  return { day: asOf ?? today, isPast: asOf !== undefined };
}

/** What an answer says of its day, and that it is of today where the request names none. */
export function datedFor({ day, isPast }: Vantage) {
  return { meta: { asOf: day }, ...(isPast ? {} : { day }) };
}
