import { z } from 'zod';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import { limits } from '../../domain/query/limits.ts';
import { chainOf } from '../../domain/query/selection.ts';
import { kinds, lanes, qualifiers, relations, wordsOf } from '../../domain/statements/codes.ts';
import {
  type Observation,
  type Rendering,
  textSchema,
  toObservation,
} from '../../domain/statements/observation.ts';
import { type Statement, statementId } from '../../domain/statements/statement.ts';
import type { Store } from '../../store/store.ts';
import type { Changed } from './change-history.ts';

const shown = z.object({ id: z.string(), display: z.string() });

export const changeSchema = z
  .object({
    id: z.string().describe('Id of the statement.'),
    change: z
      .enum(['added', 'restated'])
      .describe(
        '`restated` where an earlier statement stands otherwise since this release: superseded, or after one that was added before it.',
      ),
    release: z.string().describe('The release that brought the change.'),
    releasedOn: z.string(),
    relation: z
      .enum(wordsOf(relations))
      .describe('How it stood at that release to what was current before it.'),
    indicator: z.string(),
    area: z.string(),
    period: z.string(),
    lane: z.enum(wordsOf(lanes)),
    kind: z.enum(wordsOf(kinds)),
    value: z.number().nullable(),
    unit: z.string(),
    qualifier: z.enum(wordsOf(qualifiers)),
    display: z.string(),
    previous: shown.nullable().describe('The statement that was the current one when it came.'),
    publishedOn: z.string(),
    knownFrom: z.string(),
    knownUntil: z
      .string()
      .nullable()
      .describe('As of that release: null while the statement was the current word.'),
    title: textSchema,
    summary: z.string().describe('One sentence in `lang`.'),
    links: z.record(z.string(), z.string()),
  })
  .meta({
    id: 'Change',
    description:
      'A statement that a release added or let stand otherwise. To replay the history, put each change into the place of the one of the same id.',
  });

export type Change = z.infer<typeof changeSchema>;

/** A change with the statement that was current before it. */
export async function toChange(
  { statement, release }: Changed,
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
  const { name } = known(catalogue.indicators, statement.indicator);
  const { id, indicator, area, period, lane, kind, value, unit, qualifier, display } = observation;
  const { publishedOn, knownFrom, knownUntil, links } = observation;
  const change = statement.release === release.sequence ? 'added' : 'restated';
  return {
    id,
    change,
    release: release.id,
    releasedOn: release.publishedOn,
    relation: observation.relation,
    ...{ indicator, area, period, lane, kind, value, unit, qualifier, display },
    previous,
    ...{ publishedOn, knownFrom, knownUntil },
    title: { en: `${name.en}, ${period}`, zh: `${name.zh}，${period}` },
    summary: observation.statement + remarks[how.lang](change, observation, previous?.display ?? null),
    links,
  };
}

type Remark = (change: Change['change'], now: Observation, before: string | null) => string;

/** How the statement stands now, after its sentence. */
const remarks: Record<Lang, Remark> = {
  en: (change, { relation, knownUntil }, before) =>
    ` (${[
      change === 'restated' ? 'standing changed' : [],
      relations[relation].name.en,
      before === null ? [] : `before it: ${before}`,
      change === 'added' || knownUntil === null ? [] : `current until ${knownUntil}`,
    ]
      .flat()
      .join(', ')})`,
  zh: (change, { relation, knownUntil }, before) =>
    `（${[
      change === 'restated' ? '状态变更' : [],
      relations[relation].name.zh,
      before === null ? [] : `此前：${before}`,
      change === 'added' || knownUntil === null ? [] : `有效至${knownUntil}`,
    ]
      .flat()
      .join('，')}）`,
};

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
