import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { Fault } from '../../domain/fault.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import { Problem } from '../../domain/problems.ts';
import { limits } from '../../domain/query/limits.ts';
import { nearest } from '../../domain/query/nearest.ts';
import { chainOf, defaultOrder, everything } from '../../domain/query/selection.ts';
import { kinds, publishedPrecisions, relations, tiers, wordsOf } from '../../domain/statements/codes.ts';
import { known, observationSchema, textSchema, toObservation } from '../../domain/statements/observation.ts';
import { byId } from '../../domain/statements/ordering.ts';
import { parseStatementId, type Statement, statementId } from '../../domain/statements/statement.ts';
import { type Period, parsePeriod } from '../../domain/time/period.ts';
import type { Store } from '../../store/store.ts';
import { checkSchema, checksWith, toCheck } from '../checks/check-view.ts';
import { baseOf } from '../request/addresses.ts';
import { requireEntry } from '../request/ids.ts';
import { alternativesTo } from '../response/alternatives.ts';
import { contextOf } from '../response/context.ts';
import { currentRelease, respondSingle } from '../response/lists.ts';
import { linked } from '../response/statement-links.ts';
import type { Services } from '../services.ts';
import { provenanceSchema, sourceSchema, toSource } from '../sources/source-view.ts';

const revisionSchema = z
  .object({
    id: z.string(),
    relation: z.enum(wordsOf(relations)),
    kind: z.enum(wordsOf(kinds)),
    display: z.string(),
    publishedOn: z.string(),
    knownFrom: z.string(),
    publisher: z.string(),
    tier: z.enum(wordsOf(tiers)),
    currentFrom: z.string().nullable(),
    currentTo: z.string().nullable(),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Revision', description: 'One statement in the history of a figure.' });

export const dossierSchema = observationSchema
  .extend({
    digits: z.string().nullable().describe('The digits that the source printed.'),
    exponent: z.number().int().min(0).max(99).describe('Power of ten from the printed digits to the unit.'),
    name: textSchema,
    definition: textSchema,
    knownFrom: z.string(),
    publishedPrecision: z.enum(wordsOf(publishedPrecisions)),
    currentFrom: z.string().nullable(),
    currentTo: z.string().nullable(),
    release: z.string().describe('The release that brought it.'),
    doubtful: z.boolean(),
    note: z.string().nullable(),
    provenance: provenanceSchema,
    document: sourceSchema,
    revisions: z
      .array(revisionSchema)
      .describe(
        'Every statement of this indicator, area, period and lane, in the order in which they became known.',
      ),
    agreement: z.object({
      corroborated: z.number().int().min(0).max(1e6),
      disputed: z.number().int().min(0).max(1e6),
    }),
    derivation: z.null().describe('A statement is published, not derived.'),
    checks: z.array(checkSchema).describe('Checks that work with this statement.'),
    citation: z.string(),
  })
  .meta({ id: 'Dossier', description: 'All that is known about one statement.' });

/** Answers with the dossier of a statement. */
export async function respondDossier(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  id: string,
  query: { readonly lang: Lang; readonly format?: string | undefined },
): Promise<FastifyReply> {
  const catalogue = await services.store().catalogue();
  const base = baseOf(request, services.config);
  const { statement, chain } = await findStatement(services, { id });
  const how = linked({ lang: query.lang, scale: '1', base });
  const source = known(catalogue.sources, statement.source);
  const indicator = known(catalogue.indicators, statement.indicator);
  const shown = toObservation(statement, catalogue, how);
  const release = currentRelease(catalogue);
  const data = {
    ...shown,
    digits: statement.digits,
    exponent: statement.exponent,
    name: indicator.name,
    definition: indicator.definition,
    knownFrom: statement.knownFrom,
    publishedPrecision: statement.publishedPrecision,
    currentFrom: statement.currentFrom,
    currentTo: statement.currentTo,
    release: catalogue.releases[statement.release - 1]?.id ?? release.id,
    doubtful: statement.doubtful,
    note: statement.note,
    provenance: {
      source: source.id,
      publisher: source.publisher,
      producer: indicator.producer,
      locator: statement.locator,
      locatorQuality: statement.locatorQuality,
      periodBasis: statement.periodBasis,
      saidBy: statement.saidBy,
      onBehalfOf: statement.onBehalfOf,
    },
    document: toSource(source, base),
    revisions: chain.map((entry) => {
      const { display, publishedOn, kind, relation } = toObservation(entry, catalogue, how);
      const from = known(catalogue.sources, entry.source);
      const entryId = statementId(entry);
      return {
        id: entryId,
        relation,
        kind,
        display,
        publishedOn,
        knownFrom: entry.knownFrom,
        publisher: from.publisher,
        tier: from.tier,
        currentFrom: entry.currentFrom,
        currentTo: entry.currentTo,
        links: { self: `${base}/v1/observations/${entryId}` },
      };
    }),
    agreement: {
      corroborated: chain.filter(({ relation }) => relation === 'corroborates').length,
      disputed: chain.filter(({ relation }) => relation === 'disputes').length,
    },
    derivation: null,
    checks: checksWith(id, catalogue.checks.values()).map((check) => toCheck(check, base)),
    citation: `${source.publisher}, “${source.title}”, ${source.publishedOn}${statement.locatorQuality === 'document' ? '' : `, ${statement.locator}`}; in: China Data Economy Indicators, release ${release.id}.`,
  };
  return respondSingle(request, reply, services, data, query, {
    meta: { alternatives: alternativesTo({ indicators: [statement.indicator] }, catalogue, base) },
    links: {
      indicator: shown.links.indicator ?? '',
      series: `${base}/v1/observations?indicator=${statement.indicator}&area=${statement.area}`,
    },
    cited: {
      name: id,
      context: async () =>
        contextOf(
          request,
          { catalogue, release, base, title: shown.statement },
          {
            sources: [source],
            locator: statement.locatorQuality === 'document' ? null : statement.locator,
            indicators: [indicator],
          },
        ),
    },
  });
}

/** A statement and all that were made of the same indicator, area, period and lane. @throws Problem `unknown-id` or `retired` */
export async function findStatement(
  services: Services,
  { id = '' }: { readonly id?: string },
): Promise<{ statement: Statement; chain: Statement[] }> {
  const store = services.store();
  const catalogue = await store.catalogue();
  const parts = parseStatementId(id);
  const period = parts === null ? null : periodOr(parts.period);
  if (
    parts === null ||
    period === null ||
    !catalogue.indicators.has(parts.indicator) ||
    !catalogue.areas.has(parts.area)
  )
    return unknown(id, parts?.indicator, store, catalogue);
  const page = await store.read(chainOf(parts.indicator, parts.area, period), {
    order: defaultOrder,
    after: null,
    limit: limits.limit,
  });
  const same = page.statements.filter((entry) => entry.period.text === period.text);
  const statement = same.find((entry) => entry.source === parts.source);
  if (statement === undefined) return unknown(id, parts.indicator, store, catalogue);
  const chain = same.filter(({ lane }) => lane === statement.lane);
  return {
    statement,
    chain: chain.toSorted((a, b) => byId(a.knownFrom, b.knownFrom) || byId(statementId(a), statementId(b))),
  };
}

function periodOr(text: string): Period | null {
  try {
    return parsePeriod(text);
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

/** Suggests statements of the indicator that was named, or of the one whose name is nearest. */
async function unknown(
  id: string,
  indicator: string | undefined,
  store: Store,
  catalogue: Catalogue,
): Promise<never> {
  const retired = catalogue.retired.some((entry) => entry.id === id);
  const [close] =
    indicator === undefined
      ? []
      : catalogue.indicators.has(indicator)
        ? [indicator]
        : nearest(indicator, catalogue.indicators.keys(), 1);
  const candidates = close === undefined || retired ? [] : await statementsOf(close, store);
  const map = new Map(candidates.map((candidate) => [candidate, candidate]));
  requireEntry(map, id, '/v1/observations', 'observation', catalogue, '/v1/observations?indicator=*');
  throw new Problem('unknown-id', `There is no observation "${id}".`);
}

async function statementsOf(indicator: string, store: Store): Promise<string[]> {
  const page = await store.read(
    { ...everything, indicators: [indicator] },
    { order: defaultOrder, after: null, limit: limits.limit },
  );
  return page.statements.map(statementId);
}
