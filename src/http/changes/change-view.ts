import { z } from 'zod';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import { limits } from '../../domain/query/limits.ts';
import { chainOf } from '../../domain/query/selection.ts';
import { kinds, lanes, qualifiers, relations, wordsOf } from '../../domain/statements/codes.ts';
import { type Rendering, textSchema, toObservation } from '../../domain/statements/observation.ts';
import { statementId } from '../../domain/statements/statement.ts';
import type { Store } from '../../store/store.ts';
import { correctionSchema, toCorrection } from '../response/correction-view.ts';
import type { Changed } from './change-history.ts';
import { remarkOn, whatChanged } from './change-words.ts';

const shown = z.object({ id: z.string(), display: z.string() });

export const changeSchema = z
  .object({
    id: z.string().describe('Id of the statement.'),
    change: z
      .enum(['added', 'restated', 'corrected', 'withdrawn'])
      .describe(
        '`restated` where an earlier statement stands otherwise since this release: superseded, or after one that was added before it. `corrected` where columns of its row say something else, `withdrawn` where it is in this release no more.',
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
    corrections: z.array(correctionSchema).describe('What this release corrected.'),
    successor: z
      .string()
      .nullable()
      .describe('The statement that takes the place of one that was withdrawn; null where none does.'),
    reason: z.string().nullable().describe('Why it was withdrawn.'),
    title: textSchema,
    summary: z.string().describe('One sentence in `lang`.'),
    links: z.record(z.string(), z.string()),
  })
  .meta({
    id: 'Change',
    description:
      'A statement that a release added, let stand otherwise, corrected or withdrew. To replay the history, put each change into the place of the one of the same id, and remove what is withdrawn.',
  });

export type Change = z.infer<typeof changeSchema>;

/** A change with the statement that was current before it. */
export async function toChange(
  changed: Changed,
  store: Store,
  catalogue: Catalogue,
  how: Rendering,
): Promise<Change> {
  const { statement, release } = changed;
  const observation = toObservation(statement, catalogue, how);
  const before = await previousOf(changed, store, catalogue);
  const previous =
    before === null
      ? null
      : { id: statementId(before), display: toObservation(before, catalogue, how).display };
  const { name } = known(catalogue.indicators, statement.indicator);
  const { id, indicator, area, period, lane, kind, value, unit, qualifier, display } = observation;
  const { publishedOn, knownFrom, knownUntil, links } = observation;
  const what = whatChanged(statement, release);
  const said = { before: previous?.display ?? null, lang: how.lang };
  return {
    id,
    change: what.change,
    release: release.id,
    releasedOn: release.publishedOn,
    relation: observation.relation,
    ...{ indicator, area, period, lane, kind, value, unit, qualifier, display },
    previous,
    ...{ publishedOn, knownFrom, knownUntil },
    corrections:
      what.change === 'corrected' ? what.corrections.map((each) => toCorrection(each, catalogue)) : [],
    successor: what.change === 'withdrawn' ? what.withdrawal.successor : null,
    reason: what.change === 'withdrawn' ? what.withdrawal.reason : null,
    title: { en: `${name.en}, ${period}`, zh: `${name.zh}，${period}` },
    summary: observation.statement + remarkOn(what, observation, said),
    links,
  };
}

/** The statement that was current when another came, as the last release says that has both. */
async function previousOf({ statement, release }: Changed, store: Store, { releases }: Catalogue) {
  const { previous, indicator, area, period, toRelease } = statement;
  if (previous === null) return null;
  const last = Math.min(release.sequence, (toRelease ?? Number.POSITIVE_INFINITY) - 1);
  const selection = { ...chainOf(indicator, area, period), release: last === releases.length ? null : last };
  const page = await store.read(selection, { order: [], after: null, limit: limits.limit });
  return page.statements.find((entry) => statementId(entry) === previous) ?? null;
}
