import type { Charted, ChartOptions, Publisher } from '../../charts/charted.ts';
import type { Answer } from '../answer.ts';
import type { Format, WriteOptions } from '../format.ts';
import { inWorker } from '../worker-pool.ts';
import type { Drawing } from './drawer.ts';

/** A drawing that scales; texts stay texts, in the fonts of the reader. */
export const svg: Format = {
  name: 'svg',
  title: 'SVG: a chart of all rows',
  mediaType: 'image/svg+xml; charset=utf-8',
  extension: 'svg',
  paged: false,
  inline: true,
  picture: true,
  write: drawing,
};

/** The chart of an answer as an SVG document. */
export function drawing(answer: Pick<Answer, 'chart'>, options: WriteOptions): Promise<string> {
  return picture(answer, options, 'svg');
}

/**
 * The chart of an answer as an SVG document without scripts, style sheets and external references, or as the bytes of a PNG;
 * the same figures give the same bytes.
 */
export async function picture<Body>(
  answer: Pick<Answer, 'chart'>,
  { picture: looks }: WriteOptions,
  form: Drawing['form'],
): Promise<Body> {
  if (answer.chart === undefined || looks === undefined)
    throw new Error('Only an answer with a chart can be drawn.');
  const { observations, ...words } = await answer.chart();
  const options: ChartOptions = { ...words, ...usual, ...looks, interactive: false };
  return inWorker<Drawing, Body>(drawer, { observations: observations.map(charted), options, form });
}

const usual = { frame: 'full', axis: 'linear', marks: 'auto' } as const;

const drawer = new URL('drawer.ts', import.meta.url);

/** The keys of an observation that a chart reads: nothing else is copied to the worker. */
function charted(observation: Charted): Charted {
  const { id, indicator, area, frequency, period, periodStart, periodEnd, lane, kind } = observation;
  const { value, missingReason, qualifier, unit, scale, bounds, display } = observation;
  const { source, publishedOn, knownFrom, knownUntil, relation, derivation } = observation;
  const publisherOf = ({ publisher, publisherZh }: Publisher) => ({ publisher, publisherZh });
  const operands = derivation?.operands.map((operand) => ({ source: publisherOf(operand.source) }));
  return {
    ...{ id, indicator, area, frequency, period, periodStart, periodEnd, lane, kind },
    ...{
      value,
      missingReason,
      qualifier,
      unit,
      scale,
      bounds,
      display,
      source: source && publisherOf(source),
      publishedOn,
      knownFrom,
      knownUntil,
      relation,
      derivation:
        operands === undefined
          ? null
          : { operands, parts: derivation?.parts ?? null, notes: derivation?.notes ?? [] },
    },
  };
}
