import type { Lang } from '../domain/numbers/display.ts';
import type { Text } from '../domain/statements/codes.ts';

/** The computation that figures went through before they are drawn. */
interface Computation {
  /** Title of the transform; null for levels. */
  readonly transform: Text | null;
  /** Base period, length of the window, or name of the divisor. */
  readonly detail: string | null;
  readonly aggregate: Text | null;
  readonly currency: string | null;
  readonly rate: 'annualAverage' | 'stated';
  readonly per: 'person' | 'gdp' | null;
}

/** The computation in words, for the subtitle; null where there is none. */
export function computationText(computation: Computation, lang: Lang): string | null {
  const { transform, detail, aggregate, currency, rate, per } = computation;
  const parts = [
    aggregate?.[lang],
    currency === null ? undefined : `${currency}${lang === 'zh' ? '，' : ', '}${rates[rate][lang]}`,
    per === null ? undefined : pers[per][lang],
    transform === null ? undefined : named(transform[lang], detail, lang),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return null;
  const [first, ...others] = parts;
  return lang === 'zh' ? parts.join('；') : [first, ...others.map(uncapitalized)].join('; ');
}

/** A text that does not begin a line; words such as `USD` stay. */
export function uncapitalized(text: string): string {
  return text.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

function named(title: string, detail: string | null, lang: Lang): string {
  if (detail === null) return title;
  return lang === 'zh' ? `${title}：${detail}` : `${title}: ${detail}`;
}

const rates = {
  annualAverage: { en: 'average rate of the year', zh: '按年平均汇率' },
  stated: { en: 'as the source itself converts', zh: '按来源自述折算' },
} as const;

const pers = {
  person: { en: 'per person', zh: '人均' },
  gdp: { en: 'percent of GDP', zh: '占GDP百分比' },
} as const;

/** Names of the ways to aggregate, for the subtitle. */
export const aggregateWords = {
  sum: { en: 'Sum of its parts', zh: '各期合计' },
  average: { en: 'Mean of its parts', zh: '各期平均' },
  last: { en: 'Last of its parts', zh: '末期值' },
} as const satisfies Record<string, Text>;

/** Stands before the name of a divisor. */
export const ratioTitle: Text = { en: 'Divided by', zh: '除以' };
