import { z } from 'zod';
import { known } from '../../domain/catalogue/known.ts';
import { limits } from '../../domain/query/limits.ts';
import { searchText } from '../../domain/query/search-text.ts';
import { findEntries } from '../../http/indicators/indicator-entries.ts';
import { type ListedEntry, withLatest } from '../../http/indicators/listed-indicator.ts';
import { parameter } from '../../http/request/parameters.ts';
import { rowSchema, sentenceSchema } from './figure-row.ts';
import { addressOf, told } from './more-line.ts';
import { joined, quotable, type Shown } from './quotable.ts';
import { tool } from './tool.ts';
import { common, ending } from './tool-parameters.ts';

const hitSchema = z.strictObject({
  indicator: z.string(),
  name: z.string(),
  producer: z.string(),
  unit: z.string(),
  concept: z.string().nullable().describe('What its rivals measure too; `compare` sets them side by side.'),
  area: z.string().nullable().describe('The area that the words name, where it has figures of it.'),
  latest: rowSchema
    .pick({ area: true, period: true, display: true, grade: true })
    .nullable()
    .describe('Its newest outturn of that area, or of China.'),
});

/** More hits than an answer has room for. */
const mostHits = 100;

/** Finds indicators by words. */
export const searchTool = tool({
  name: 'search',
  title: 'Search indicators',
  description:
    "Finds indicators of China's data economy by words, names of areas, units or a question, in English or Chinese. Call it first: the other tools take the ids that it gives. `compare` takes the concept of a hit.",
  input: z.strictObject({
    query: parameter(searchText, {
      description: `Words in English or Chinese, at most ${limits.search} characters.`,
      example: 'how much data does China produce',
      described: { type: 'string', minLength: 1, maxLength: limits.search },
    }),
    lang: common.lang,
  }),
  output: z.strictObject({
    sentence: sentenceSchema,
    hits: z.array(hitSchema).describe('Best first.'),
    near: z.boolean().describe('True where nothing fits all the words, and these fit a part of them.'),
    ...ending,
  }),
  async answer({ read: { query, lang } }, { store, today, base }) {
    const vantage = { day: today, isPast: false };
    const found = await findEntries(store, query, vantage);
    const near = found.entries.length === 0;
    const all = near ? found.near : found.entries;
    const total = all.length;
    const entries = await withLatest(all.slice(0, mostHits), store, vantage);
    const how = { catalogue: await store.catalogue(), lang };
    const sentence = sentenceOf(entries[0], { query, near, total }, how);
    const more = addressOf('/v1/indicators', { q: query, lang }, base);
    return {
      entries: entries.length,
      withFirst: (count) => {
        const first = entries.slice(0, count);
        const lines = first.map((entry) => lineOf(entry, how));
        const data = { sentence, hits: first.map((entry) => toHit(entry, how)), near };
        return told([sentence, ...lines], data, { shown: count, total, more, lang });
      },
    };
  },
});

function sentenceOf(
  best: ListedEntry | undefined,
  { query, near, total }: { readonly query: string; readonly near: boolean; readonly total: number },
  { lang }: Shown,
): string {
  if (best === undefined)
    return lang === 'en'
      ? `Nothing fits "${query}". Try fewer or other words, such as "data output" or "digital economy".`
      : `没有与“${query}”相符的指标。请减少词语或换用其他说法，例如“数据生产总量”“数字经济”。`;
  const count =
    lang === 'en'
      ? `${total} ${total === 1 ? 'indicator fits' : 'indicators fit'} ${near ? 'a part of ' : ''}"${query}"; the best is ${best.indicator.name.en}.`
      : `与“${query}”${near ? '部分' : ''}相符的指标有${total}个，最相符的是${best.indicator.name.zh}。`;
  return joined([count, best.latest === null ? '' : quotable(best.latest, lang)], lang);
}

function toHit({ indicator, area, latest }: ListedEntry, { lang }: Shown): z.infer<typeof hitSchema> {
  return {
    indicator: indicator.id,
    name: indicator.name[lang],
    ...{ producer: indicator.producer, unit: indicator.unit, concept: indicator.concept, area },
    latest: latest && {
      ...{ area: latest.area, period: latest.period.text },
      ...{ display: latest[lang].display, grade: latest.evidence.grade },
    },
  };
}

function lineOf({ indicator: { id, name }, latest }: ListedEntry, { catalogue, lang }: Shown): string {
  const named = lang === 'en' ? `- ${id}: ${name.en}` : `- ${id}：${name.zh}`;
  if (latest === null) return named;
  const place = known(catalogue.areas, latest.area).name[lang];
  const { period, evidence } = latest;
  const { display } = latest[lang];
  return lang === 'en'
    ? `${named}; ${place}, ${period.text}: ${display} (grade ${evidence.grade})`
    : `${named}；${place}，${period.text}：${display}（证据等级${evidence.grade}）`;
}
