import { Problem } from '../../domain/problems.ts';
import { limits } from '../../domain/query/limits.ts';
import type { Answer, Context } from '../answer.ts';
import type { Format } from '../format.ts';
import { paced, within } from '../row-batches.ts';
import { type Cube, cubeOf } from './cube.ts';
import { dimensionsOf } from './dimensions.ts';

/** JSON-stat with the declared limit of cells. */
export const jsonStat = jsonStatOf(limits.cubeCells);

/**
 * A JSON-stat 2.0 dataset of the dimensions indicator, area, lane and period, of at most so many observations.
 * IANA has registered no media type for it, and `application/json` already selects the paged JSON of the API;
 * the suffix `+json` (RFC 6839) tells every reader that it is JSON.
 */
export function jsonStatOf(most: number): Format {
  const name = 'jsonstat';
  return {
    name,
    title: `JSON-stat 2.0: one cube of all observations, at most ${most.toLocaleString('en')}`,
    mediaType: 'application/vnd.json-stat+json; charset=utf-8',
    aliases: ['application/json-stat', 'application/json-stat+json', 'application/vnd.json-stat'],
    extension: 'jsonstat.json',
    paged: false,
    inline: true,
    async write(answer, _, retry) {
      const capacity = { most, format: name, items: 'observations', code: 'tooManyCells' } as const;
      // First the observations, of which too many are refused before the context is computed from all of them.
      const cube = await cubeOf(within(capacity, paced(observationsOf(answer)), retry), retry);
      return JSON.stringify(dataset(cube, await answer.context()));
    },
  };
}

function observationsOf(answer: Answer) {
  if (answer.observations === undefined)
    throw new Problem(
      'not-computable',
      'JSON-stat holds observations, and the rows of this answer are of another kind.',
    );
  return answer.observations();
}

function dataset(cube: Cube, context: Context): object {
  const { release, sources, notes, title, address, licence, citation } = context;
  const publishers = [...new Set(sources.map(({ publisher }) => publisher))];
  return {
    version: '2.0',
    class: 'dataset',
    href: address,
    label: title,
    source: publishers.join('; '),
    updated: release.publishedOn,
    ...(notes.length > 0 ? { note: notes.map(({ detail }) => detail) } : {}),
    id: ['indicator', 'area', 'lane', 'period'],
    size: [cube.indicators.length, cube.areas.length, cube.lanes.length, cube.periods.length],
    role: { metric: ['indicator'], geo: ['area'], time: ['period'] },
    dimension: dimensionsOf(cube, context),
    value: cube.values,
    status: cube.status,
    extension: {
      release: release.id,
      licence,
      citation,
      statusLabel: cube.reasons,
      observation: cube.details,
    },
  };
}
