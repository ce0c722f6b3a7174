import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Catalogue, Release } from '../../domain/catalogue/catalogue.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import { limits } from '../../domain/query/limits.ts';
import { chainOf, everything, type Order, type Selection } from '../../domain/query/selection.ts';
import { type Relation, relations, wordsOf } from '../../domain/statements/codes.ts';
import { longType } from '../../domain/statements/long-table.ts';
import { known, type Rendering, textSchema, toObservation } from '../../domain/statements/observation.ts';
import { type Statement, statementId } from '../../domain/statements/statement.ts';
import type { Row } from '../../formats/answer.ts';
import { atom } from '../../formats/feeds/atom.ts';
import { type Formats, listFormats } from '../../formats/formats.ts';
import type { Store } from '../../store/store.ts';
import { turn } from '../../turns.ts';
import { batchesOf } from '../observations/batches.ts';
import { address, baseOf, pathOf, queryOf } from '../request/addresses.ts';
import { readCursor, writeCursor } from '../request/cursor.ts';
import { contextOf } from '../response/context.ts';
import { metaOf } from '../response/envelope.ts';
import { currentRelease, sparse } from '../response/lists.ts';
import { respond } from '../response/respond.ts';
import { linked } from '../response/statement-links.ts';
import type { Services } from '../services.ts';

const shown = z.object({ id: z.string(), display: z.string() });

export const changeSchema = z
  .object({
    id: z.string().describe('Id of the statement that was added.'),
    release: z.string().describe('The release that brought it.'),
    releasedOn: z.string(),
    relation: z.enum(wordsOf(relations)).describe('How it stands to what was current before it.'),
    indicator: z.string(),
    area: z.string(),
    period: z.string(),
    display: z.string(),
    previous: shown.nullable().describe('The statement that was the current one when it came.'),
    publishedOn: z.string(),
    knownFrom: z.string(),
    title: textSchema,
    summary: z.string().describe('One sentence in `lang`.'),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Change', description: 'A statement that was added, and what stood before it.' });

type Change = z.infer<typeof changeSchema>;

export interface ChangesQuery {
  readonly indicator?: readonly string[] | undefined;
  readonly source?: readonly string[] | undefined;
  readonly relation?: readonly Relation[] | undefined;
  readonly since?: string | undefined;
  readonly order: 'newest' | 'oldest';
  readonly fields?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly lang: Lang;
  readonly format?: string | undefined;
}

export const changeFormats: Formats = [...listFormats, atom];

const columns = [
  'id',
  'release',
  'releasedOn',
  'relation',
  'indicator',
  'area',
  'period',
  'display',
  'previous',
  'publishedOn',
  'knownFrom',
] as const;

/** Answers with what was added, newest first or, to be replayed, oldest first. */
export async function respondChanges(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  query: ChangesQuery,
): Promise<FastifyReply> {
  const store = services.store();
  const catalogue = await store.catalogue();
  const base = baseOf(request, services.config);
  const resumed = query.cursor === undefined ? null : await readCursor(request, query.cursor, services);
  const release = resumed?.release ?? currentRelease(catalogue);
  const selection = selectionOf(query, catalogue, release);
  const order = orderOf(query.order);
  const how = linked({ lang: query.lang, scale: '1', base });
  const limit = query.limit ?? 100;
  let next: string | null = null;
  return respond(request, reply, services, {
    release,
    formats: changeFormats,
    format: query.format ?? null,
    fileName: 'changes',
    next: () => next,
    answer: {
      envelope: async () => {
        const page = await store.read(selection, { order, after: resumed?.position ?? null, limit });
        const total = resumed?.total ?? (await store.count(selection));
        next =
          page.next === null
            ? null
            : address(
                pathOf(request),
                queryOf(request, { cursor: writeCursor(request, release, page.next, total) }),
              );
        const data = await each(page.statements, async (statement) =>
          sparse(await toChange(statement, store, catalogue, how), query.fields),
        );
        return {
          data,
          page: { limit, total, next: next === null ? null : base + next },
          meta: metaOf(release, base, total === 0 ? { emptyReason: 'noneMatch' } : {}),
          links: {
            self: base + address(pathOf(request), queryOf(request)),
            ...(next === null ? {} : { next: base + next }),
          },
        };
      },
      columns: columns.map((name) => ({ name, type: name === 'releasedOn' ? 'date' : longType(name) })),
      async *rows() {
        for await (const statements of batchesOf(store, selection, order))
          yield await each(statements, async (statement) =>
            rowOf(await toChange(statement, store, catalogue, how)),
          );
      },
      context: async () => contextOf(request, { catalogue, release, base, title: 'changes' }),
    },
  });
}

/** What is made of each statement, one after the other; other requests get their turn between. */
async function each<R>(
  statements: readonly Statement[],
  make: (statement: Statement) => Promise<R>,
): Promise<R[]> {
  const made: R[] = [];
  for (const statement of statements) {
    made.push(await make(statement));
    await turn();
  }
  return made;
}

function selectionOf(
  { indicator, source, relation, since }: ChangesQuery,
  catalogue: Catalogue,
  release: Release,
): Selection {
  return {
    ...everything,
    indicators: indicator ?? null,
    sources: source ?? null,
    relations: relation ?? null,
    afterRelease: catalogue.releases.find(({ id }) => id === since)?.sequence ?? null,
    release: release === currentRelease(catalogue) ? null : release.sequence,
  };
}

function orderOf(order: ChangesQuery['order']): Order[] {
  const descending = order === 'newest';
  return [
    { key: 'release', descending },
    { key: 'knownFrom', descending },
  ];
}

function rowOf(change: Change): Row {
  return columns.map((column) => (column === 'previous' ? (change.previous?.id ?? null) : change[column]));
}

async function toChange(
  statement: Statement,
  store: Store,
  catalogue: Catalogue,
  how: Rendering,
): Promise<Change> {
  const observation = toObservation(statement, catalogue, how);
  const before = statement.previous === null ? null : await find(statement.previous, statement, store);
  const previous =
    before === null
      ? null
      : { id: statementId(before), display: toObservation(before, catalogue, how).display };
  const release = catalogue.releases[statement.release - 1] ?? currentRelease(catalogue);
  const { name } = known(catalogue.indicators, statement.indicator);
  const relation = relations[statement.relation].name;
  return {
    id: observation.id,
    release: release.id,
    releasedOn: release.publishedOn,
    relation: statement.relation,
    indicator: statement.indicator,
    area: statement.area,
    period: statement.period.text,
    display: observation.display,
    previous,
    publishedOn: statement.publishedOn,
    knownFrom: statement.knownFrom,
    title: { en: `${name.en}, ${statement.period.text}`, zh: `${name.zh}，${statement.period.text}` },
    summary: `${observation.statement}${how.lang === 'en' ? ` (${relation.en}${previous ? `, before it: ${previous.display}` : ''})` : `（${relation.zh}${previous ? `，此前：${previous.display}` : ''}）`}`,
    links: observation.links,
  };
}

async function find(
  id: string,
  { indicator, area, period }: Statement,
  store: Store,
): Promise<Statement | null> {
  const page = await store.read(chainOf(indicator, area, period), {
    order: [],
    after: null,
    limit: limits.limit,
  });
  return page.statements.find((entry) => statementId(entry) === id) ?? null;
}
