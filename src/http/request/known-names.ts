/** Words for an area that are no name of it. */
const areaWords: Readonly<Record<string, string>> = {
  全国: 'CN',
  nationwide: 'CN',
  national: 'CN',
  prc: 'CN',
  全球: 'W0',
  global: 'W0',
};

const suffix = /\s+(province|municipality|city|autonomous region|sar)$/;

/** The one id whose entry has this name in English or Chinese, without `Province` or `省`; null where none or several have it. */
export function idNamed(text: string, entries: ReadonlyMap<string, unknown>): string | null {
  const wanted = plain(text);
  const word = areaWords[wanted];
  if (word !== undefined && entries.has(word)) return word;
  const named = [...entries].map(([id, entry]) => ({ id, names: namesOf(entry).map(plain) }));
  const same = named.filter(({ names }) => names.includes(wanted));
  const begun = /^\p{Script=Han}{2,}$/u.test(wanted)
    ? named.filter(({ names }) => names.some((name) => name.startsWith(wanted)))
    : [];
  const found = same.length > 0 ? same : begun;
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(suffix, '');
}

/** The texts of `name` and `short` of an entry. */
function namesOf(entry: unknown): string[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const texts = ['name' in entry ? entry.name : null, 'short' in entry ? entry.short : null];
  return texts.flatMap((text) =>
    typeof text === 'object' && text !== null
      ? Object.values(text).filter((name) => typeof name === 'string')
      : [],
  );
}
