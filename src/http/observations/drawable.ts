import { pictureLimits, type Refusal, refusalOf } from '../../charts/chart-refusal.ts';
import type { Charted } from '../../charts/charted.ts';
import { known } from '../../domain/catalogue/known.ts';
import { Problem } from '../../domain/problems.ts';
import { defaultOrder } from '../../domain/query/selection.ts';
import { toObservation } from '../../domain/statements/observation.ts';
import type { Drawable } from '../../formats/answer.ts';
import { type Asked, computationOf, rendering } from './asked.ts';
import type { ComputedRows } from './computed-rows.ts';

/**
 * All figures of a query with the names that a chart shows.
 * @throws Problem `not-computable` where one picture would mislead, with an address of one that does not
 */
export async function drawableOf(asked: Asked, computed: ComputedRows | null): Promise<Drawable> {
  const { query, catalogue, release } = asked;
  const observations = computed === null ? await published(asked) : computed.page(0, computed.length);
  const refusal = refusalOf(observations);
  if (refusal !== null) throw refused(refusal, asked);
  const drawn = new Set(observations.map(({ indicator }) => indicator));
  // Those that the query names come in its order, which is that of the colours.
  const named = new Set([...(query.indicator ?? []), ...drawn].filter((id) => drawn.has(id)));
  return {
    observations,
    lang: query.lang,
    release: release.id,
    computation: computationOf(asked),
    notes: (computed?.contradictions ?? []).map((text) => text[query.lang]),
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
  return statements.map((statement) => toObservation(statement, catalogue, rendering(asked)));
}

/** The problem of a picture that would mislead, with the address of a narrower one, or else of the table. */
function refused({ code, detail, remedy }: Refusal, { request, query }: Asked): Problem {
  const { indicators, areas } = remedy;
  const parameter =
    areas.length > 0
      ? 'area'
      : (['indicator', 'concept', 'topic', 'producer'] as const).find((name) => query[name] !== undefined);
  const suggestions =
    areas.length > 0 ? areas : parameter === 'indicator' ? [indicators.join(',')].filter(Boolean) : [];
  const narrower = {
    indicator: indicators.join(','),
    concept: null,
    ...(areas.length === 0 ? {} : { area: areas.join(',') }),
  };
  return new Problem('not-computable', detail, {
    errors: [{ parameter: parameter ?? 'source', value: null, code, detail, suggestions }],
    tryInstead: request.address.with(indicators.length === 0 ? { format: null } : narrower),
  });
}
