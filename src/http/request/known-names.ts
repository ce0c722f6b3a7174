import { memoized } from '../../domain/memoized.ts';

/** Words for an area that are no name of it. */
const areaWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    全国: 'CN',
    nationwide: 'CN',
    national: 'CN',
    prc: 'CN',
    全球: 'W0',
    global: 'W0',
    tibet: 'CN-XZ',
    macau: 'CN-MO',
  }),
);

const suffix =
  /\s+(province|municipality|city|autonomous region|sar)$|(?<=..)(省|市|(壮族|回族|维吾尔)?自治区|特别行政区)$/u;

/**
 * The one id whose entry has this name in English or Chinese, without `Province` or `省`, or this code of GB/T 2260; null
 * where none or several have it.
 */
export function idNamed(text: string, entries: ReadonlyMap<string, unknown>): string | null {
  const wanted = plain(text);
  const word = areaWords.get(wanted);
  if (word !== undefined && entries.has(word)) return word;
  const named = plainNames(entries);
  const same = named.filter(({ names }) => names.includes(wanted));
  const begun = /^\p{Script=Han}{2,}$/u.test(wanted)
    ? named.filter(({ names }) => names.some((name) => name.startsWith(wanted)))
    : [];
  const found = same.length > 0 ? same : begun;
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

const plainNames = memoized((entries: ReadonlyMap<string, unknown>) =>
  [...entries].map(([id, entry]) => ({ id, names: namesOf(entry).map(plain) })),
);

function plain(name: string): string {
  const letters = name.normalize('NFD').replace(/\p{Mn}|['’]/gu, '');
  return letters
    .trim()
    .toLowerCase()
    .replace(suffix, '')
    .replace(/^cn-(?=\d{6}$)/, '');
}

/** The texts of `name` and `short` of an entry, and its `gbCode`. */
function namesOf(entry: unknown): string[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const texts = ['name' in entry ? entry.name : null, 'short' in entry ? entry.short : null];
  const codes = 'gbCode' in entry ? [entry.gbCode] : [];
  const all = [
    ...codes,
    ...texts.flatMap((text) => (typeof text === 'object' && text !== null ? Object.values(text) : [])),
  ];
  return all.filter((name) => typeof name === 'string');
}
