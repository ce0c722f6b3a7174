import { publisherName } from '../../charts/charted.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import { Problem } from '../../domain/problems.ts';
import { limits } from '../../domain/query/limits.ts';
import { missingReasons, qualifiers } from '../../domain/statements/codes.ts';
import type { Answer, Context } from '../answer.ts';
import type { Format } from '../format.ts';
import { paced, within } from '../row-batches.ts';
import { type Cube, cubeOf } from './cube.ts';
import { dimensionsOf, none } from './dimensions.ts';

/** JSON-stat with the declared limit of cells. */
export const jsonStat = jsonStatOf(limits.cubeCells);

/**
 * A JSON-stat 2.0 dataset of the dimensions indicator, area, lane and period, of at most so many cells, empty ones included:
 * readers make a row of each.
 * IANA has registered no media type for it, and `application/json` already selects the paged JSON of the API;
 * the suffix `+json` (RFC 6839) tells every reader that it is JSON.
 */
export function jsonStatOf(most: number): Format {
  const name = 'jsonstat';
  return {
    name,
    title: `JSON-stat 2.0: one cube of all observations, at most ${most.toLocaleString('en')} cells`,
    mediaType: 'application/vnd.json-stat+json; charset=utf-8',
    aliases: ['application/json-stat', 'application/json-stat+json', 'application/vnd.json-stat'],
    extension: 'jsonstat.json',
    paged: false,
    inline: true,
    async write(answer, { signal, bare = false }, retry) {
      const capacity = { most, format: name, items: 'cells', code: 'tooManyCells' } as const;
      // First the observations, of which too many are refused before the context is computed from all of them.
      const cube = await cubeOf(
        within(capacity, paced(observationsOf(answer), signal), retry),
        capacity,
        retry,
      );
      return JSON.stringify(dataset(cube, await answer.context(), bare));
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

/** The dataset; a bare one has values, hedges, labels and warnings alone. */
function dataset(cube: Cube, context: Context, bare: boolean): object {
  const { release, sources, notes, title, address, licence, citation, lang } = context;
  // JSON leaves out what is undefined.
  const unlessBare = <T>(value: T) => (bare ? undefined : value);
  const publishers = [...new Set(sources.map((source) => publisherName(source, lang)))];
  return {
    version: '2.0',
    class: 'dataset',
    href: unlessBare(address),
    label: title,
    source: unlessBare(publishers.join('; ')),
    // A date alone fits both alternatives of the official schema, of which it allows one.
    updated: unlessBare(`${release.publishedOn}T00:00:00Z`),
    ...(notes.length > 0 ? { note: [...new Set(notes.map(({ detail }) => detail))] } : {}),
    id: ['indicator', 'area', 'lane', 'period'],
    size: cube.size,
    role: { metric: ['indicator'], geo: ['area'], time: ['period'] },
    dimension: dimensionsOf(cube, context, bare),
    value: cube.values,
    status: cube.status,
    extension: {
      release: unlessBare(release.id),
      licence: unlessBare(licence),
      citation: unlessBare(citation),
      statusLabel: statusLabels(cube, lang),
      observation: unlessBare(cube.details),
    },
  };
}

/** The codes of `status` in words: hedges of values, and reasons for which a value is missing. */
function statusLabels({ status }: Cube, lang: Lang): object {
  return Object.fromEntries([...new Set(Object.values(status))].map((code) => [code, nameOf(code, lang)]));
}

/** The name of a qualifier or of a reason; of a reason without one its words: `printedRange` is `printed range`. */
function nameOf(code: string, lang: Lang): string {
  const named = Object.entries({ ...qualifiers, ...missingReasons, none }).find(([id]) => id === code);
  return named?.[1].name[lang] ?? code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
