import { z } from 'zod';
import { indicatorsOf } from '../../domain/catalogue/indicators-at.ts';
import { compareText } from '../../domain/compare-text.ts';
import { Problem } from '../../domain/problems.ts';
import { lanes, wordsOf } from '../../domain/statements/codes.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import { type LatestFigure, latestFiguresOf } from '../../http/latest/latest-figures-view.ts';
import { asOfParameter } from '../../http/request/common-parameters.ts';
import { choice, oneId, parameter } from '../../http/request/parameters.ts';
import { rowSchema, sentenceSchema, toRow } from './figure-row.ts';
import { addressOf, told } from './more-line.ts';
import { lineOf, quotable } from './quotable.ts';
import { type Asking, tool } from './tool.ts';
import { common, ending, requireIds } from './tool-parameters.ts';

const ids = { indicator: 'indicators', concept: 'concepts', topic: 'topics', area: 'areas' } as const;
const laneOrder = wordsOf(lanes);

const input = z.strictObject({
  indicator: common.indicator.optional(),
  concept: parameter(oneId, {
    description: 'Id of a concept: all its rival indicators.',
    example: 'data-output',
  }).optional(),
  topic: parameter(oneId, {
    description: 'Id of a topic: all its indicators.',
    example: 'data-resources',
  }).optional(),
  area: common.area
    .unwrap()
    .meta({ description: 'Code of one area, such as `CN` or `CN-GD`; all unless named.' })
    .optional(),
  lane: choice(laneOrder, {
    description: 'Outturns, forecasts or targets alone; they never mix.',
    example: 'outturn',
  }).optional(),
  asOf: asOfParameter('The latest figures as known on that day'),
  lang: common.lang,
});

/** The newest figures. */
export const latestTool = tool({
  name: 'latest',
  title: 'Latest figures',
  description:
    'The newest outturn, and the next forecast and target, of one indicator, of all rivals of a concept or of a topic: how large something is, and how sure that is. With an indicator of provinces it ranks them, the largest first.',
  input,
  output: z.strictObject({ sentence: sentenceSchema, figures: z.array(rowSchema), ...ending }),
  async answer({ written, read }, asking) {
    const { lang } = read;
    const figures = await figuresOf(read, asking);
    const catalogue = await asking.store.catalogue();
    const how = { catalogue, lang };
    const isMixed = new Set(figures.map(({ indicator }) => indicator)).size > 1;
    const [first] = figures;
    const sentence = first === undefined ? nothing[lang] : quotable(first, lang);
    const more = addressOf('/v1/latest', written, asking.base);
    return {
      entries: figures.length,
      withFirst: (count) => {
        const shown = figures.slice(0, count);
        const lines = shown.slice(1).map((statement) => lineOf(statement, how, isMixed));
        const data = { sentence, figures: shown.map((statement) => toRow(statement, how)) };
        return told([sentence, ...lines], data, { shown: count, total: figures.length, more, lang });
      },
    };
  },
});

const nothing = {
  en: 'There is no such figure. Leave out area, lane or asOf, or call search for other indicators.',
  zh: '没有这样的数值。请去掉地区、类别或日期条件，或检索其他指标。',
} as const;

/** The latest figures that pass all filters, in their order. @throws Problem for unknown ids, and without any filter */
async function figuresOf(read: z.output<typeof input>, asking: Asking): Promise<readonly Statement[]> {
  const { indicator, concept, topic, area, lane, asOf } = read;
  if ([indicator, concept, topic, area].every((filter) => filter === undefined))
    throw new Problem(
      'invalid-parameters',
      'Name an indicator, a concept, a topic or an area. Call search for ids.',
    );
  await requireIds(read, ids, asking);
  const listed = (id: string | undefined) => (id === undefined ? undefined : [id]);
  const catalogue = await asking.store.catalogue();
  const filters = { concept: listed(concept), topic: listed(topic) };
  const belonging = indicatorsOf(filters, catalogue, Number.POSITIVE_INFINITY);
  const vantage = { day: asOf ?? asking.today, isPast: asOf !== undefined };
  const indicators =
    belonging?.map(({ id }) => id).filter((id) => id === (indicator ?? id)) ?? listed(indicator);
  const places = { indicators: indicators ?? null, areas: listed(area) ?? null };
  return (await latestFiguresOf(asking.store, vantage, places))
    .filter(({ statement }) => lane === undefined || statement.lane === lane)
    .sort(inOrder)
    .map(({ statement }) => statement);
}

/** Indicator by indicator, outturns first; areas that can be ranked by their figures. */
function inOrder(a: LatestFigure, b: LatestFigure): number {
  if (a.entry !== b.entry) return compareText(a.entry.id, b.entry.id);
  const byLane = laneOrder.indexOf(a.statement.lane) - laneOrder.indexOf(b.statement.lane);
  if (byLane !== 0 || !a.entry.comparableAreas) return byLane;
  return (b.statement.value ?? 0) - (a.statement.value ?? 0);
}
