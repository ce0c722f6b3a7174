import { z } from 'zod';
import { known } from '../../domain/catalogue/known.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import { lanes, wordsOf } from '../../domain/statements/codes.ts';
import { entryOf } from '../../http/indicators/indicator-entries.ts';
import {
  type IndicatorDetail,
  indicatorDetailSchema,
  toIndicatorDetail,
} from '../../http/indicators/indicator-view.ts';
import { linked } from '../../http/response/statement-links.ts';
import { rowSchema, sentenceSchema } from './figure-row.ts';
import { addressOf, told } from './more-line.ts';
import { joined } from './quotable.ts';
import { tool } from './tool.ts';
import { common, ending, requireIndicator } from './tool-parameters.ts';

const {
  id,
  unit,
  topic,
  concept,
  producer,
  nature,
  frequencies,
  firstPeriod,
  lastPeriod,
  statements,
  comparable,
  comparableAreas,
} = indicatorDetailSchema.shape;
const latestSchema = rowSchema.pick({
  area: true,
  period: true,
  kind: true,
  display: true,
  grade: true,
  knownFrom: true,
});
const text = z.string().nullable();

const output = z.strictObject({
  sentence: sentenceSchema,
  ...{ id, name: z.string(), definition: z.string(), unit, topic, concept, producer, nature },
  ...{ frequencies, firstPeriod, lastPeriod, statements },
  areas: z.int().describe('How many areas it has figures of.'),
  comparable,
  comparableAreas,
  note: text.describe('A trap that a reader must know.'),
  discontinued: text,
  differs: text.describe('How it differs from its rivals.'),
  why: text.describe('Why the rivals of its concept differ.'),
  nextExpected: indicatorDetailSchema.shape.nextExpected,
  latest: z
    .strictObject({
      outturn: latestSchema.nullable(),
      forecast: latestSchema.nullable(),
      target: latestSchema.nullable(),
    })
    .describe('Of China, or of the only area.'),
  breaks: z
    .array(z.strictObject({ period: z.string(), area: z.string().nullable(), reason: z.string() }))
    .describe('Changes of definition or scope: nothing is compared across them.'),
  rivals: z.array(z.strictObject({ indicator: z.string(), name: z.string(), differs: text })),
  sources: z.array(z.strictObject({ publisher: z.string(), title: z.string(), url: z.string().nullable() })),
  ...ending,
});

type Described = Omit<z.input<typeof output>, keyof typeof ending>;

/** What an indicator is. */
export const describeTool = tool({
  name: 'describe',
  title: 'Describe an indicator',
  description:
    'What one indicator measures and by whose definition, its latest figures, the rivals of its concept and why they differ, breaks, traps and sources: what to know before its figures are quoted.',
  input: z.strictObject({ indicator: common.indicator, lang: common.lang }),
  output,
  async answer({ read: { indicator: asked, lang } }, asking) {
    const indicator = await requireIndicator(asked, asking);
    const catalogue = await asking.store.catalogue();
    const vantage = { day: asking.today, isPast: false };
    const how = linked({ lang, scale: '1', base: asking.base });
    const detail = await toIndicatorDetail(
      await entryOf(indicator, asking.store, vantage),
      { store: asking.store, vantage },
      how,
    );
    const producer = known(catalogue.producers, indicator.producer).name[lang];
    const sentence = sentenceOf(detail, producer, lang);
    const more = addressOf(`/v1/indicators/${indicator.id}`, { lang }, asking.base);
    // Sources and breaks give way to rivals, which are read first.
    const lists = { rivals: detail.rivals, breaks: detail.breaks, sources: detail.sources };
    const total = detail.rivals.length + detail.breaks.length + detail.sources.length;
    return {
      entries: total,
      withFirst: (count) => {
        const rivals = lists.rivals.slice(0, count);
        const breaks = lists.breaks.slice(0, count - rivals.length);
        const sources = lists.sources.slice(0, count - rivals.length - breaks.length);
        const data = {
          ...{ sentence, ...factsOf(detail, lang) },
          breaks: breaks.map(({ period, area, reason }) => ({ period, area, reason: reason[lang] })),
          rivals: rivals.map(({ indicator: id, name, differs }) => ({
            ...{ indicator: id, name: name[lang], differs: differs?.[lang] ?? null },
          })),
          sources: sources.map(({ publisher, title, url }) => ({ publisher, title, url })),
        };
        return told(linesOf(data, lang), data, { shown: count, total, more, lang });
      },
    };
  },
});

function factsOf(detail: IndicatorDetail, lang: Lang) {
  const { id, unit, topic, concept, producer, nature, frequencies, firstPeriod, lastPeriod } = detail;
  const { statements, comparable, comparableAreas, nextExpected, latest } = detail;
  const shown = (lane: keyof typeof latest) => {
    const figure = latest[lane];
    if (figure === null) return null;
    const { area, period, kind, display, grade, knownFrom } = figure;
    return { area, period, kind, display, grade, knownFrom };
  };
  return {
    ...{
      id,
      name: detail.name[lang],
      definition: detail.definition[lang],
      unit,
      topic,
      concept,
      producer,
      nature,
    },
    ...{ frequencies, firstPeriod, lastPeriod, statements, areas: detail.areas.length },
    ...{ comparable, comparableAreas, nextExpected },
    note: detail.note?.[lang] ?? null,
    discontinued: detail.discontinued?.[lang] ?? null,
    differs: detail.differs?.[lang] ?? null,
    why: detail.why?.[lang] ?? null,
    latest: { outturn: shown('outturn'), forecast: shown('forecast'), target: shown('target') },
  };
}

function sentenceOf({ name, definition, latest }: IndicatorDetail, producer: string, lang: Lang): string {
  const figure = wordsOf(lanes).flatMap((lane) => latest[lane] ?? [])[0];
  const what =
    lang === 'en'
      ? `${name.en}, by ${producer}: ${definition.en}`
      : `${name.zh}，发布机构：${producer}。${definition.zh}`;
  if (figure === undefined) return what;
  const newest =
    lang === 'en'
      ? `Latest: ${figure.statement} Evidence grade ${figure.grade}.`
      : `最新数值：${figure.statement}证据等级${figure.grade}。`;
  return joined([what, newest], lang);
}

const headings = {
  en: { rivals: 'Rivals', traps: 'Know before use', breaks: 'Breaks', sources: 'Sources' },
  zh: { rivals: '其他口径', traps: '使用须知', breaks: '口径变动', sources: '来源' },
} as const;

function linesOf({ sentence, ...data }: Described, lang: Lang): readonly string[] {
  const words = headings[lang];
  const colon = lang === 'en' ? ': ' : '：';
  const traps = [data.note, data.discontinued, data.why].filter((each) => each !== null);
  return [
    sentence,
    ...traps.map((trap) => `- ${words.traps}${colon}${trap}`),
    ...data.breaks.map(({ period, reason }) => `- ${words.breaks}${colon}${period}${colon}${reason}`),
    ...data.rivals.map(({ indicator, name, differs }) =>
      `- ${words.rivals}${colon}${indicator}: ${name}. ${differs ?? ''}`.trim(),
    ),
    ...(data.sources.length === 0
      ? []
      : [
          `- ${words.sources}${colon}${[...new Set(data.sources.map(({ publisher }) => publisher))].join(', ')}`,
        ]),
  ];
}
