import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import type { Lang } from '../../../domain/numbers/display.ts';
import { scales } from '../../../domain/numbers/scales.ts';
import * as codes from '../../../domain/statements/codes.ts';
import type { RequestAddress } from '../../request/addresses.ts';
import { type NameWord, words } from './file-name.ts';

interface Named {
  readonly name: codes.Text;
}

type Book = ReadonlyMap<string, Named>;

const bookOf = (table: Readonly<Record<string, Named>>): Book => new Map(Object.entries(table));

/** Filters by codes that have names, in the order in which they stand in the name of a file. */
const filters: Readonly<Record<string, (catalogue: Catalogue) => Book>> = {
  indicator: ({ indicators }) => indicators,
  concept: ({ concepts }) => concepts,
  topic: ({ topics }) => topics,
  producer: ({ producers }) => producers,
  source: () => new Map(),
  area: ({ areas }) => areas,
  frequency: () => bookOf(codes.frequencyNames),
  lane: () => bookOf(codes.lanes),
  kind: () => bookOf(codes.kinds),
  unit: ({ units }) => units,
};

interface Setting {
  readonly name: string;
  /** The value that changes nothing. */
  readonly usual?: string;
  readonly word: Readonly<Record<Lang, (value: string) => string>>;
}

const scaleNames: Book = bookOf(scales);

/** What else chooses rows and their state, in the order in which it stands in the name of a file. */
const settings: readonly Setting[] = [
  { name: 'scale', usual: '1', word: { en: String, zh: (name) => scaleNames.get(name)?.name.zh ?? name } },
  { name: 'period', word: { en: (text) => rangeOf(text).en, zh: (text) => rangeOf(text).zh } },
  { name: 'last', word: { en: (count) => `last-${count}`, zh: (count) => `最近${count}期` } },
  {
    name: 'revisions',
    usual: 'latest',
    word: { en: (mode) => `revisions-${mode}`, zh: (mode) => (mode === 'all' ? '全部表述' : '首次表述') },
  },
  { name: 'updatedAfter', word: { en: (day) => `after-${day}`, zh: (day) => `${day}之后` } },
  { name: 'asOf', word: { en: (day) => `asOf-${day}`, zh: (day) => `截至${day}` } },
  { name: 'release', word: { en: (id) => `release-${id}`, zh: (id) => `版本${id}` } },
];

/** What the name of a file is made from. */
export interface NamedBy {
  /** The value of a parameter; null where it says nothing. */
  readonly given: (parameter: string) => string | null;
  readonly catalogue: Catalogue;
  readonly lang: Lang;
}

/** The name of a file of a list, and what it is narrowed to. */
export function listFileName(name: string, address: RequestAddress, catalogue: Catalogue): NameWord[] {
  const named = { given: (parameter: string) => address.given(parameter), catalogue, lang: 'en' } as const;
  return [...words(name), ...filterWords(named), ...settingWords(named)];
}

/** The words of what the rows are of: `data-output-nda`, `CN`. */
export function filterWords({ given, catalogue, lang }: NamedBy): NameWord[] {
  return Object.entries(filters).flatMap(([name, listOf]) => {
    const values = given(name)?.split(',') ?? [];
    if (values.length === 0 || values.includes('*')) return [];
    const code = joined(values, 'en');
    if (lang === 'en') return [{ code, text: code }];
    const names = listOf(catalogue);
    return [
      {
        code,
        text: joined(
          values.map((value) => names.get(value)?.name.zh ?? value),
          'zh',
        ),
      },
    ];
  });
}

/** The words of what else chooses rows and their state: `2015-2025`, `asOf-2024-12-31`. */
export function settingWords({ given, lang }: Omit<NamedBy, 'catalogue'>): NameWord[] {
  return settings.flatMap(({ name, usual, word }) => {
    const value = given(name);
    return value === null || value === usual ? [] : [{ code: word.en(value), text: word[lang](value) }];
  });
}

/** Two values, or the first and how many more there are. */
function joined([first = '', ...others]: readonly string[], lang: Lang): string {
  if (others.length < 2) return [first, ...others].join('+');
  return lang === 'zh' ? `${first}等${others.length + 1}项` : `${first}+${others.length}-more`;
}

/** `2015..2025` is `2015-2025`; of an open range the end that there is. */
function rangeOf(period: string): codes.Text {
  const [from = '', to] = period.split('..');
  if (to === undefined) return { en: from, zh: from };
  if (from === '') return { en: `until-${to}`, zh: `至${to}` };
  if (to === '') return { en: `from-${from}`, zh: `${from}起` };
  return { en: `${from}-${to}`, zh: `${from}-${to}` };
}
