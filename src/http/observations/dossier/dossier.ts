import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Catalogue, Release, Source } from '../../../domain/catalogue/catalogue.ts';
import { datasetName } from '../../../domain/catalogue/dataset-terms.ts';
import { known } from '../../../domain/catalogue/known.ts';
import { locatorName } from '../../../domain/catalogue/locator-names.ts';
import { personName } from '../../../domain/catalogue/person-name.ts';
import type { Lang } from '../../../domain/numbers/display.ts';
import type { Relation } from '../../../domain/statements/codes.ts';
import { toObservation } from '../../../domain/statements/observation.ts';
import { type Statement, statementId } from '../../../domain/statements/statement.ts';
import { checksWith, toCheck } from '../../checks/check-view.ts';
import { alternativesTo } from '../../response/alternatives.ts';
import { contextOf } from '../../response/context.ts';
import { releaseId, toCorrection } from '../../response/correction-view.ts';
import { currentRelease, immutableAt } from '../../response/envelope.ts';
import { reportErrorLink } from '../../response/report-error.ts';
import { respondSingle } from '../../response/single-response.ts';
import { type LinkedRendering, linked } from '../../response/statement-links.ts';
import { toSource } from '../../sources/source-view.ts';
import { findStatement } from './find-statement.ts';

interface DossierQuery {
  readonly lang: Lang;
  readonly format?: string | undefined;
  readonly release?: string | undefined;
}

/** A statement, its history, and the release that both are of. */
interface Found {
  readonly statement: Statement;
  readonly chain: readonly Statement[];
  readonly release: Release;
}

/** Answers with the dossier of a statement. */
export async function respondDossier(
  request: FastifyRequest<{ Querystring: DossierQuery }>,
  reply: FastifyReply,
  id: string,
): Promise<FastifyReply> {
  const { store, base, query } = request;
  const catalogue = await store.catalogue();
  const release = catalogue.releases.find((each) => each.id === query.release) ?? currentRelease(catalogue);
  const { statement, chain } = await findStatement(store, { id }, release);
  const { indicator, area } = statement;
  const inRelease = query.release === undefined ? '' : `?release=${query.release}`;
  const how = linked({ lang: query.lang, scale: '1', base });
  const shown = toObservation(statement, catalogue, how);
  return respondSingle(request, reply, {
    data: { ...shown, ...dossierOf({ statement, chain, release }, catalogue, how) },
    format: query.format,
    release,
    meta: {
      alternatives: alternativesTo({ indicators: [indicator] }, catalogue, base),
      ...immutableAt(query.release),
    },
    links: {
      indicator: shown.links.indicator ?? '',
      series: `${base}/v1/observations?indicator=${indicator}&area=${area}`,
      ...reportErrorLink(
        request,
        { id, display: shown.display, release: release.id, address: `${shown.links.self}${inRelease}` },
        query.lang,
      ),
    },
    cited: {
      name: id,
      context: () =>
        contextOf(
          request,
          { release, title: shown.statement },
          {
            sources: [known(catalogue.sources, statement.source)],
            locator: statement.locatorQuality === 'document' ? null : statement.locator,
            indicators: [known(catalogue.indicators, indicator)],
          },
        ),
    },
  });
}

/** The part of a dossier that an observation has not: provenance, history, checks and citation. */
function dossierOf({ statement, chain, release }: Found, catalogue: Catalogue, how: LinkedRendering) {
  const source = known(catalogue.sources, statement.source);
  const indicator = known(catalogue.indicators, statement.indicator);
  const { corrections, withdrawn } = statement;
  const checks = checksWith(statementId(statement), catalogue.checks.values()).filter(
    (check) => check.release === null || check.release <= release.sequence,
  );
  return {
    digits: statement.digits,
    exponent: statement.exponent,
    name: indicator.name,
    definition: indicator.definition,
    currentFrom: statement.currentFrom,
    currentTo: statement.currentTo,
    release: releaseId(statement.release, catalogue),
    corrections: corrections.map((correction) => toCorrection(correction, catalogue)),
    replaces: replacedBy(statementId(statement), catalogue),
    withdrawn: withdrawn && { ...withdrawn, release: releaseId(withdrawn.release, catalogue) },
    doubtful: statement.doubtful,
    note: statement.note,
    provenance: provenanceOf(statement, source, catalogue),
    document: toSource(source, how.base),
    revisions: chain.map((entry) => toRevision(entry, catalogue, how)),
    agreement: agreementOf(statement, chain),
    derivation: null,
    checks: checks.map((check) => toCheck(check, how.base)),
    citation: citationOf(statement, source, release),
  };
}

/** The statements that were withdrawn for another. */
function replacedBy(id: string, { retired }: Catalogue) {
  return retired
    .filter(({ kind, successor }) => kind === 'observation' && successor === id)
    .map(({ id, release, reason }) => ({ id, release, reason: reason.en }));
}

function agreementOf({ evidence: { confirmations } }: Statement, chain: readonly Statement[]) {
  const countOf = (relation: Relation) => chain.filter((entry) => entry.relation === relation).length;
  const corroborated = countOf('corroborates');
  return {
    corroborated,
    disputed: countOf('disputes'),
    note: {
      en: `The history has ${corroborated} corroborating statements. evidence.confirmations (${confirmations}) counts later statements that agree with this one, once for each publisher and once for each original text, and never those of its own publisher or text.`,
      zh: `历史记录中有${corroborated}条印证表述。evidence.confirmations（${confirmations}）只计其后与本表述一致的表述，每个发布者、每份原文各计一次，不计本表述自身的发布者和原文。`,
    },
  };
}

function provenanceOf(s: Statement, source: Source, catalogue: Catalogue) {
  return {
    source: source.id,
    publisher: source.publisher,
    producer: known(catalogue.indicators, s.indicator).producer,
    locator: s.locator,
    locatorQuality: s.locatorQuality,
    periodBasis: s.periodBasis,
    place: locatorName(s.locator),
    saidBy: s.saidBy,
    speaker: s.saidBy === null ? null : personName(s.saidBy, catalogue),
    onBehalfOf: s.onBehalfOf,
  };
}

function citationOf(s: Statement, { publisher, title, publishedOn }: Source, release: Release): string {
  const place = s.locatorQuality === 'document' ? '' : `, ${s.locator}`;
  return `${publisher}, “${title}”, ${publishedOn}${place}; in: ${datasetName.en}, release ${release.id}.`;
}

function toRevision(entry: Statement, catalogue: Catalogue, how: LinkedRendering) {
  const { id, display, publishedOn, knownFrom, knownUntil, kind, relation } = toObservation(
    entry,
    catalogue,
    how,
  );
  const { publisher, tier } = known(catalogue.sources, entry.source);
  return {
    id,
    relation,
    kind,
    display,
    publishedOn,
    knownFrom,
    knownUntil,
    publisher,
    tier,
    currentFrom: entry.currentFrom,
    currentTo: entry.currentTo,
    links: { self: `${how.base}/v1/observations/${id}` },
  };
}
