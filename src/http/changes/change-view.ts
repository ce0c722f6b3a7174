import { z } from 'zod';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import { limits } from '../../domain/query/limits.ts';
import { chainOf } from '../../domain/query/selection.ts';
import { relations, wordsOf } from '../../domain/statements/codes.ts';
import { type Rendering, textSchema, toObservation } from '../../domain/statements/observation.ts';
import { type Statement, statementId } from '../../domain/statements/statement.ts';
import type { Store } from '../../store/store.ts';
import { currentRelease } from '../response/envelope.ts';

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

export type Change = z.infer<typeof changeSchema>;

/** A statement with the one that was current when it came. */
export async function toChange(
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
    publishedOn: observation.publishedOn,
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
