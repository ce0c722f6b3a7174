import { Problem } from '../../domain/problems.ts';
import type { Answer, Context } from '../answer.ts';
import type { Format } from '../format.ts';
import { paced } from '../row-batches.ts';
import { type Cube, cubeOf } from './cube.ts';
import { dimensionsOf } from './dimensions.ts';

/**
 * A JSON-stat 2.0 dataset of the dimensions indicator, area, lane and period.
 * IANA has registered no media type for it, and `application/json` already selects the paged JSON of the API;
 * the suffix `+json` (RFC 6839) tells every reader that it is JSON.
 */
export const jsonStat: Format = {
  name: 'jsonstat',
  title: 'JSON-stat 2.0: one cube of all observations',
  mediaType: 'application/vnd.json-stat+json; charset=utf-8',
  aliases: ['application/json-stat', 'application/json-stat+json', 'application/vnd.json-stat'],
  extension: 'jsonstat.json',
  paged: false,
  inline: true,
  async *write(answer) {
    const context = await answer.context();
    const cube = await cubeOf(paced(observationsOf(answer)), context);
    yield Buffer.from(JSON.stringify(dataset(cube, context)));
  },
};

function observationsOf(answer: Answer) {
  if (answer.observations === undefined)
    throw new Problem('not-computable', 'JSON-stat holds observations; these rows are none.');
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
