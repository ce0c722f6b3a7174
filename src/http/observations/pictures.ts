import type { z } from 'zod';
import { pictureLimits, type Refusal, refusalOf } from '../../charts/chart-refusal.ts';
import { type Charted, pictureSizes } from '../../charts/charted.ts';
import { aggregateWords, computationText, ratioTitle } from '../../charts/computation-text.ts';
import { themeNames } from '../../charts/marks/themes.ts';
import { transforms } from '../../domain/derivation/transforms.ts';
import { Problem } from '../../domain/problems.ts';
import { defaultOrder } from '../../domain/query/selection.ts';
import { known, toObservation } from '../../domain/statements/observation.ts';
import type { Drawable } from '../../formats/answer.ts';
import { inTurns } from '../../turns.ts';
import { address, pathOf, queryOf } from '../request/addresses.ts';
import { choice, parameter, wholeNumber } from '../request/parameters.ts';
import type { Asked } from './answer-observations.ts';
import { rendering, type ShownRow } from './observation-rows.ts';

const { least, most } = pictureSizes;

/** Parameters of a picture. */
export const pictureParameters = {
  width: parameter(wholeNumber(least, most), {
    description: `Width of a picture in pixels, ${least} to ${most}; ${pictureSizes.width} unless said.`,
    example: '800',
  }).default(pictureSizes.width),
  height: parameter(wholeNumber(least, most), {
    description: `Height of a picture in pixels, ${least} to ${most}; ${pictureSizes.height} unless said.`,
    example: '450',
  }).default(pictureSizes.height),
  theme: choice(themeNames, { description: 'Colours of a picture.', example: 'light' }).default('light'),
};

export type PictureParameters = {
  readonly [K in 'width' | 'height' | 'theme']: z.output<(typeof pictureParameters)[K]>;
};

/**
 * All figures of a query with the names that a chart writes beside them.
 * @throws Problem `not-computable` where one picture would mislead, with an address of one that does not
 */
export async function drawableOf(asked: Asked, computed: readonly ShownRow[] | null): Promise<Drawable> {
  const { query, catalogue, release } = asked;
  const observations =
    computed === null ? await published(asked) : await inTurns(computed, ({ json }) => json());
  const refusal = refusalOf(observations);
  if (refusal !== null) throw refused(refusal, asked);
  const named = new Set(observations.map(({ indicator }) => indicator));
  return {
    observations,
    lang: query.lang,
    release: release.id,
    computation: computationOf(asked),
    indicators: Object.fromEntries([...named].map((id) => [id, known(catalogue.indicators, id)])),
    units: Object.fromEntries(catalogue.units),
    areas: Object.fromEntries(catalogue.areas),
    concepts: Object.fromEntries(catalogue.concepts),
  };
}

async function published(asked: Asked): Promise<Charted[]> {
  const { store, selection, catalogue } = asked;
  const paging = { order: defaultOrder, after: null, limit: pictureLimits.rows + 1 };
  const { statements } = await store.read(selection, paging);
  return inTurns(statements, (statement) => toObservation(statement, catalogue, rendering(asked)));
}

/** What was computed, in words. */
function computationOf({ query, catalogue }: Asked): string | null {
  const { transform, base, window, by, aggregate, currency, rate, per, lang } = query;
  const divisor = by === undefined ? undefined : catalogue.indicators.get(by)?.name[lang];
  return computationText(
    {
      transform:
        transform === 'level' ? null : transform === 'ratio' ? ratioTitle : transforms[transform].title,
      detail: base?.text ?? divisor ?? window?.toString() ?? null,
      aggregate: aggregate === undefined ? null : aggregateWords[aggregate],
      currency: currency ?? null,
      rate: rate ?? 'annualAverage',
      per: per ?? null,
    },
    lang,
  );
}

/** The problem of a picture that would mislead, with the address of one that does not: narrower, or else the table. */
function refused({ code, detail, remedy }: Refusal, { request, query }: Asked): Problem {
  const { indicators, areas } = remedy;
  const narrower: Record<string, string | null> =
    indicators.length === 0
      ? { format: null }
      : {
          indicator: indicators.join(','),
          concept: null,
          ...(areas.length === 0 ? {} : { area: areas.join(',') }),
        };
  const parameter =
    areas.length > 0
      ? 'area'
      : query.indicator !== undefined
        ? 'indicator'
        : query.concept !== undefined
          ? 'concept'
          : 'source';
  const suggestions =
    areas.length > 0 ? areas : parameter === 'indicator' ? [indicators.join(',')].filter(Boolean) : [];
  return new Problem('not-computable', detail, {
    errors: [{ parameter, value: null, code, detail, suggestions }],
    tryInstead: address(pathOf(request), queryOf(request, narrower)),
  });
}
