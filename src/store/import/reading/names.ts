import type { Area, Indicator } from '../../../domain/catalogue/catalogue.ts';
import { memoized } from '../../../domain/memoized.ts';
import { nearest } from '../../../domain/query/nearest.ts';
import type { Text } from '../../../domain/statements/codes.ts';
import type { Dataset } from '../../seed/read/dataset.ts';
import { Said } from '../said.ts';
import { idsByKey, keyOf, plainCell } from './cell-text.ts';
import { unitsNamed } from './unit-words.ts';

/** An indicator as a cell names it. */
export interface NamedIndicator {
  readonly id: string;
  /** The unit in brackets behind its name: 亿元 of 国内生产总值(亿元). */
  readonly unit: string | null;
  /** True where the name says that figures are those from January on. */
  readonly cumulative: boolean;
  /** True for an id of ours; other names say less of what a figure is. */
  readonly byId: boolean;
}

type Names = Pick<Dataset, 'indicators' | 'areas' | 'units'>;

const behind = /^(.*?)\s*\(([^()]*)\)$/;
const cumulativeWords = /[-_ ]?(?:累计值|累计额)$/;
const currentWords = /[-_ ]?(?:当期值|本期值|绝对数|绝对值)$/;

/** The indicators that a text names; none where it names none, several where it could mean each of them. */
export function indicatorsNamed(text: string, names: Names): readonly NamedIndicator[] {
  const plain = plainCell(text);
  const certain = { unit: null, cumulative: false };
  if (names.indicators.has(plain)) return [{ id: plain, ...certain, byId: true }];
  const index = indicatorIndex(names.indicators);
  const [, head = plain, inside = ''] = behind.exec(plain) ?? [];
  const unit = inside !== '' && unitsNamed(inside, names.units).length > 0 ? inside : null;
  const name = unit === null ? plain : head;
  const cumulative = cumulativeWords.test(name);
  const bare = name.replace(cumulativeWords, '').replace(currentWords, '');
  const found =
    index.full.get(keyOf(name)) ?? index.full.get(keyOf(bare)) ?? index.base.get(keyOf(bare)) ?? [];
  return found.map((id) => ({ id, unit, cumulative, byId: false }));
}

interface Index {
  readonly full: ReadonlyMap<string, readonly string[]>;
  /** Without what stands in brackets, such as the producer. */
  readonly base: ReadonlyMap<string, readonly string[]>;
}

const indicatorIndex = memoized((indicators: ReadonlyMap<string, Indicator>): Index => {
  const living = [...indicators.values()].filter(({ retired }) => retired === null);
  const grouped = (write: (name: string) => string) => {
    const pairs = living.flatMap(({ id, name }) =>
      [...new Set([write(name.en), write(name.zh)])].map((key) => ({ id, key })),
    );
    return idsByKey(pairs);
  };
  return { full: grouped(keyOf), base: grouped((name) => keyOf(plainCell(name).replace(/\([^()]*\)/g, ''))) };
});

/** Why a text names no indicator, with those that are close to it. */
export function unknownIndicator(text: string, { indicators }: Names): Said {
  const titles = new Map(
    [...indicators.values()].flatMap(({ id, name }) => [
      [name.zh, id],
      [name.en, id],
      [id, id],
    ]),
  );
  const close = nearest(plainCell(text), titles.keys(), 3, 0.5).map(
    (title) => `${titles.get(title)} (${title})`,
  );
  const en = close.length > 0 ? `; close to it: ${close.join(', ')}` : '';
  const zh = close.length > 0 ? `；相近的有：${close.join('、')}` : '';
  return new Said(
    `indicator: "${text}" is not known${en}. Say which one is meant by --read "${text}=ID", or describe it by --new-indicators FILE.`,
    `指标：“${text}”不在目录中${zh}。请用--read "${text}=标识"指明，或用--new-indicators 文件 新增指标。`,
  );
}

/** Why a text names several things, each of which may be meant. */
export function ambiguous(
  what: Text,
  text: string,
  readings: readonly { readonly id: string; readonly name: Text }[],
): Said {
  const [first = { id: '' }] = readings;
  const en = readings.map(({ id, name }) => `${id} (${name.en})`).join(' or ');
  const zh = readings.map(({ id, name }) => `${id}（${name.zh}）`).join('或');
  return new Said(
    `${what.en}: "${text}" could be ${en}. Say which by --read "${text}=${first.id}".`,
    `${what.zh}：“${text}”可能是${zh}。请用--read "${text}=${first.id}"指明。`,
  );
}

/** The codes of the areas that a text names: by code, name in either language, short name or code of GB/T 2260. */
export function areasOfName(text: string, areas: ReadonlyMap<string, Area>): readonly string[] {
  const plain = plainCell(text);
  return areas.has(plain) ? [plain] : (areaIndex(areas).get(keyOf(plain)) ?? []);
}

const shortened = /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/;
const nation = ['全国', '全国合计', '中国', '中国大陆', 'china'];

const areaIndex = memoized((areas: ReadonlyMap<string, Area>): ReadonlyMap<string, readonly string[]> => {
  const pairs = [...areas.values()].flatMap(({ id, name, gbCode, level }) => {
    const words = [
      name.en,
      name.zh,
      name.zh.replace(shortened, ''),
      gbCode ?? '',
      ...(id === 'CN' ? nation : []),
    ];
    const suffixed = level === 'province' ? [`${name.en} province`] : [];
    return [...new Set([...words, ...suffixed].filter(Boolean).map(keyOf))].map((key) => ({ id, key }));
  });
  return idsByKey(pairs);
});
