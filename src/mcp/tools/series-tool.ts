import { z } from 'zod';
import { compareText } from '../../domain/compare-text.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import { revisionModes } from '../../domain/query/selection.ts';
import { lanes, relations, wordsOf } from '../../domain/statements/codes.ts';
import { isCurrentStatement, type Statement } from '../../domain/statements/statement.ts';
import { compareEnds, frequencies } from '../../domain/time/period.ts';
import { selectionOf } from '../../http/observations/asked.ts';
import { allOf } from '../../http/observations/batches.ts';
import { observationParameters } from '../../http/observations/observation-parameters.ts';
import { choice } from '../../http/request/parameters.ts';
import { currentRelease } from '../../http/response/envelope.ts';
import { rowSchema, sentenceSchema, toRow } from './figure-row.ts';
import { addressOf, told } from './more-line.ts';
import { joined, lineOf, quotable } from './quotable.ts';
import { tool } from './tool.ts';
import { common, ending, plainQuery, requireIds, requireIndicator, soleArea } from './tool-parameters.ts';

const { period, asOf } = observationParameters.shape;

/** The figures of one indicator and area over time. */
export const seriesTool = tool({
  name: 'series',
  title: 'Figures over time',
  description:
    'The figures of one indicator in one area, the newest first: since when, how it grew, what is foreseen. `revisions=all` shows every statement, so also those that were superseded: whether a figure was revised. `asOf` shows what was known on a day.',
  input: z.strictObject({
    indicator: common.indicator,
    area: common.area,
    period,
    frequency: choice(frequencies, {
      description: '`A` year, `S` half-year, `Q` quarter, `M` month, `YTD` year to date.',
      example: 'A',
    }).optional(),
    lane: choice(wordsOf(lanes), {
      description: 'Outturns, forecasts or targets alone.',
      example: 'outturn',
    }).optional(),
    asOf,
    revisions: choice(revisionModes, {
      description: 'The current statement of each period, the first one, or all.',
      example: 'latest',
    }).default('latest'),
    lang: common.lang,
  }),
  output: z.strictObject({
    sentence: sentenceSchema,
    figures: z
      .array(
        rowSchema.extend({
          relation: z.enum(wordsOf(relations)).describe('To the statement that was current before it.'),
        }),
      )
      .describe('The newest first.'),
    ...ending,
  }),
  async answer({ written, read }, asking) {
    const { lang, frequency, lane, ...filters } = read;
    await requireIds({ area: read.area }, { area: 'areas' }, asking);
    const indicator = await requireIndicator(read.indicator, asking);
    const catalogue = await asking.store.catalogue();
    const area = read.area ?? soleArea(indicator, catalogue);
    const asked = {
      ...{ ...plainQuery, ...filters, indicator: [indicator.id], area: [area] },
      ...{ frequency: frequency && [frequency], lane: lane && [lane] },
    };
    const found = await allOf(selectionOf(asked, catalogue, currentRelease(catalogue)), asking.store);
    const figures = found.toSorted(newestFirst);
    const how = { catalogue, lang };
    const sentence = sentenceOf(figures, how.lang);
    const more = addressOf('/v1/observations', { ...written, area }, asking.base);
    return {
      entries: figures.length,
      withFirst: (count) => {
        const shown = figures.slice(0, count);
        const lines = shown.map((statement) => lineOf(statement, how));
        const data = {
          sentence,
          figures: shown.map((statement) => ({ ...toRow(statement, how), relation: statement.relation })),
        };
        return told([sentence, ...lines], data, { shown: count, total: figures.length, more, lang });
      },
    };
  },
});

function newestFirst(a: Statement, b: Statement): number {
  return (
    compareEnds(b.period, a.period) ||
    Number(isCurrentStatement(b)) - Number(isCurrentStatement(a)) ||
    compareText(b.knownFrom, a.knownFrom)
  );
}

/** The newest outturn, and since when there are figures. */
function sentenceOf(figures: readonly Statement[], lang: Lang): string {
  const [newest = null] = figures;
  if (newest === null)
    return lang === 'en'
      ? 'There is no such figure. Leave out period, lane, frequency or asOf; describe says which periods there are.'
      : '没有这样的数值。请去掉时期、类别、频度或日期条件；describe 列有已有的时期。';
  const quoted =
    figures.find((statement) => statement.lane === 'outturn' && isCurrentStatement(statement)) ?? newest;
  return joined([quotable(quoted, lang), extentOf(figures, newest, lang), supersededIn(figures, lang)], lang);
}

/** How many figures there are, and of which periods. */
function extentOf(figures: readonly Statement[], newest: Statement, lang: Lang): string {
  const { length } = figures;
  const [from, to] = [figures.at(-1)?.period.text ?? '', newest.period.text];
  if (length === 1) return '';
  if (from === to) return lang === 'en' ? `${length} statements for ${to}.` : `该时期共有${length}条表述。`;
  return lang === 'en'
    ? `${length} figures, from ${from} to ${to}.`
    : `共${length}个数值，时期自${from}至${to}。`;
}

/** Whether figures were revised, where all statements are there. */
function supersededIn(figures: readonly Statement[], lang: Lang): string {
  if (figures.every(isCurrentStatement)) return '';
  const count = figures.filter(
    ({ currentFrom, currentTo }) => currentFrom !== null && currentTo !== null,
  ).length;
  if (count === 0) return lang === 'en' ? 'None of them has been superseded.' : '其中没有被取代的数值。';
  return lang === 'en'
    ? `${count} of them ${count === 1 ? 'has' : 'have'} been superseded.`
    : `其中${count}个已被取代。`;
}
