import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Catalogue, Release } from '../../domain/catalogue/catalogue.ts';
import { everything } from '../../domain/query/selection.ts';
import { relations, wordsOf } from '../../domain/statements/codes.ts';
import { longType } from '../../domain/statements/long-table.ts';
import type { Cell, Row } from '../../formats/answer.ts';
import { atom } from '../../formats/feeds/atom.ts';
import type { Formats } from '../../formats/format.ts';
import { listFormats } from '../../formats/formats.ts';
import type { Store } from '../../store/store.ts';
import {
  cursorParameter,
  fieldsParameter,
  formatParameter,
  langParameter,
  limitParameter,
  metaParameter,
} from '../request/common-parameters.ts';
import { nextPage, type Resumed, resume } from '../request/page-cursor.ts';
import { choice, commaList, listFilter, oneId, parameter, wordFilter } from '../request/parameters.ts';
import { contextOf } from '../response/context.ts';
import { correctionText } from '../response/correction-view.ts';
import { currentRelease, envelopeLinks, metaOf, rowsWith, sparse } from '../response/envelope.ts';
import { columnsOfAll } from '../response/fields.ts';
import { words } from '../response/naming/file-name.ts';
import { respond } from '../response/respond.ts';
import { linked } from '../response/statement-links.ts';
import {
  batchesOfChanges,
  type Changed,
  countChanges,
  type History,
  pageOfChanges,
} from './change-history.ts';
import { type Change, changeSchema, toChange } from './change-view.ts';

export const changeFormats: Formats = [...listFormats, atom];

const columns = [
  ...['id', 'release', 'releasedOn', 'relation', 'indicator', 'area', 'period', 'display', 'previous'],
  ...['publishedOn', 'knownFrom', 'change', 'lane', 'kind', 'value', 'unit', 'qualifier', 'knownUntil'],
  ...['corrections', 'successor', 'reason'],
] as const;

/** Columns of changes; the last three only where `fields` names them. */
export const changeTable = { columns: [...columns, 'titleEn', 'titleZh', 'summary'] };

/** The parameters of a request for changes. */
export const changesQuery = z.strictObject({
  indicator: listFilter(commaList, { what: 'indicators', example: 'data-output-nda' }),
  source: listFilter(commaList, { what: 'sources', example: 'people-20250429' }),
  relation: wordFilter(wordsOf(relations), 'relations', 'first'),
  since: parameter(oneId, {
    description: 'Only what releases after this one brought.',
    example: '1',
  }).optional(),
  order: choice(['newest', 'oldest'], {
    description: '`oldest` replays the history from any point.',
    example: 'newest',
  }).default('newest'),
  fields: fieldsParameter([...Object.keys(changeSchema.shape), ...changeTable.columns], 'id,relation'),
  limit: limitParameter,
  cursor: cursorParameter,
  lang: langParameter,
  meta: metaParameter,
  format: formatParameter(changeFormats),
});

type ChangesQuery = z.output<typeof changesQuery>;

/** A request for changes, understood. */
interface AskedChanges {
  readonly request: FastifyRequest;
  readonly query: ChangesQuery;
  readonly release: Release;
  readonly resumed: Resumed | null;
  readonly history: History;
  readonly show: (changed: Changed) => Promise<Change>;
}

/** Answers with what each release added or let stand otherwise, newest first or, to replay it, oldest first. */
export async function respondChanges(
  request: FastifyRequest,
  reply: FastifyReply,
  query: ChangesQuery,
): Promise<FastifyReply> {
  const asked = await understand(request, query);
  const names = query.fields === undefined ? columns : columnsOfAll(query.fields, changeTable);
  let next: string | null = null;
  return respond(request, reply, {
    release: asked.release,
    formats: changeFormats,
    format: query.format ?? null,
    fileName: () => words('changes'),
    next: () => next,
    fields: { named: query.fields, table: changeTable },
    answer: {
      envelope: async () => {
        const page = await pageOf(asked);
        next = page.next;
        return page.envelope;
      },
      columns: names.map((name) => ({ name, type: name === 'releasedOn' ? 'date' : longType(name) })),
      async *rows() {
        for await (const batch of batchesOfChanges(asked.history, request.gone))
          yield (await Promise.all(batch.map(asked.show))).map((change) => rowOf(change, names));
      },
      context: () => contextOf(request, { release: asked.release, title: 'changes' }),
    },
  });
}

async function understand(request: FastifyRequest, query: ChangesQuery): Promise<AskedChanges> {
  const { store, base } = request;
  const catalogue = await store.catalogue();
  const resumed = await resume(request, query.cursor);
  const release = resumed?.release ?? currentRelease(catalogue);
  const how = linked({ lang: query.lang, scale: '1', base });
  return {
    request,
    query,
    release,
    resumed,
    history: historyOf(query, store, catalogue, release),
    show: (changed) => toChange(changed, store, catalogue, how),
  };
}

/** One page as JSON shows it, and the address of the next one. */
async function pageOf({ request, query, release, resumed, history, show }: AskedChanges) {
  const { base } = request;
  const limit = query.limit ?? 100;
  const page = await pageOfChanges(history, resumed?.position ?? null, limit);
  const total = resumed?.total ?? (await countChanges(history));
  const next = page.next === null ? null : nextPage(request, release, { position: page.next, total });
  const changes = await Promise.all(page.statements.map(show));
  const envelope = {
    rows: rowsWith(query.fields),
    data: changes.map((change) => shown(change, query.fields)),
    page: { limit, total, next: next === null ? null : base + next },
    meta: metaOf(release, base, total === 0 ? { emptyReason: 'noneMatch' } : {}),
    links: envelopeLinks(request, next),
  };
  return { next, envelope };
}

/** The changes of the releases up to one, as each release said them. */
function historyOf(
  { indicator, source, relation, since, order }: ChangesQuery,
  store: Store,
  { releases }: Catalogue,
  newest: Release,
): History {
  const first = releases.find(({ id }) => id === since)?.sequence ?? 0;
  const asked = releases.filter(({ sequence }) => sequence > first && sequence <= newest.sequence);
  const descending = order === 'newest';
  return {
    store,
    releases: descending ? asked.toReversed() : asked,
    selectionOf: ({ sequence }) => ({
      ...everything,
      indicators: indicator ?? null,
      sources: source ?? null,
      relations: relation ?? null,
      afterRelease: sequence - 1,
      release: sequence === releases.length ? null : sequence,
    }),
    order: [{ key: 'knownFrom', descending }],
  };
}

/** A change with all its keys, or with the keys and the columns that `fields` names. */
function shown(change: Change, fields: readonly string[] | undefined): object {
  return sparse(
    { titleEn: change.title.en, titleZh: change.title.zh, ...change },
    fields ?? Object.keys(change),
  );
}

function rowOf(change: Change, names: readonly string[]): Row {
  const { title, previous, corrections, links: _, ...texts } = change;
  const cells: Readonly<Record<string, Cell>> = {
    ...texts,
    titleEn: title.en,
    titleZh: title.zh,
    previous: previous?.id ?? null,
    corrections: corrections.map(correctionText).join('; ') || null,
  };
  return names.map((name) => cells[name] ?? null);
}
