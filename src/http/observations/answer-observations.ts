import type { FastifyReply, FastifyRequest } from 'fastify';
import { observationTable } from '../../domain/derivation/rows/observation-columns.ts';
import { observationFormats } from '../../formats/formats.ts';
import { callerOf, isProof } from '../request/own-request.ts';
import { hasCopy, type Representation, requireFormat, respond } from '../response/respond.ts';
import { type Asked, type ObservationsQuery, understand } from './asked.ts';
import { isDerived, requireValidCombination } from './computation/combinations.ts';
import { computations } from './computation/computations.ts';
import { type ComputedRows, computedRows } from './computed-rows.ts';
import { drawableOf } from './drawable.ts';
import { lanesIn, withTellingFields } from './observation-fields.ts';
import { observationFileName } from './observation-file-name.ts';
import { envelopeOf, pageInMemory, publishedPage } from './observation-page.ts';
import { answerOf, wideTableOf } from './observation-tables.ts';
import { publishedRows } from './published-rows.ts';
import type { Wide } from './wide/wide-table.ts';

/** Rows that exist before the answer is written; both are null where statements are read while it is. */
interface Observed {
  readonly computed: ComputedRows | null;
  readonly table: Wide | null;
}

/** Answers with the observations of a query: a page as JSON, the whole as a table; as published, or computed. */
export async function respondObservations(
  request: FastifyRequest,
  reply: FastifyReply,
  query: ObservationsQuery,
): Promise<FastifyReply> {
  const question = await understand(request, query);
  const offer = { formats: observationFormats, format: query.format ?? null };
  // A refusal comes before the first byte. Who holds the answer was not refused: it is not computed again for a 304.
  const fields = { named: query.fields, table: observationTable };
  const observed = hasCopy(request, offer)
    ? { computed: null, table: null }
    : await observe(question, { ...offer, fields });
  const { computed, table } = observed;
  const asked = await withTellingFields(question, async () => computed?.lanes.size ?? lanesIn(question));
  let next: string | null = null;
  return respond(request, reply, {
    ...offer,
    release: asked.release,
    fields,
    options: {
      bom: query.bom === '1',
      picture: looksOf(query),
    },
    fileName: () => observationFileName(asked, table),
    next: () => next,
    answer: answerOf(asked, computed ?? publishedRows(asked), {
      table,
      envelope: async () => {
        const page = await pageOf(asked, observed);
        next = page.next;
        return envelopeOf(asked, page);
      },
      chart: () => drawableOf(asked, computed),
    }),
  });
}

function looksOf({ width, height, theme, frame, axis, marks }: ObservationsQuery) {
  return { width, height, theme, frame, axis, marks };
}

/** Computes what a query computes, in a format that there is. @throws Problem with an address that works */
async function observe(asked: Asked, offer: Representation): Promise<Observed> {
  const { query, request } = asked;
  requireValidCombination(query, request.address);
  const isWide = query.shape === 'wide';
  if (!isDerived(query) && !isWide) return { computed: null, table: null };
  const { paged, streamed } = requireFormat(request, offer);
  // A trial asks whether there are rows; where their number is limited, all of them.
  const isSample = isProof(request) && !isWide && (paged || streamed === true);
  return computations.run(callerOf(request), async () => {
    const computed = isDerived(query) ? await computedRows(asked, isSample) : null;
    return { computed, table: isWide ? await wideTableOf(asked, computed ?? publishedRows(asked)) : null };
  });
}

function pageOf(asked: Asked, { computed, table }: Observed) {
  return computed === null && table === null ? publishedPage(asked) : pageInMemory(asked, computed, table);
}
