const han = /\p{Script=Han}/u;
const runs = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;

/**
 * The words of a text. Latin words are whole; Chinese, which has no spaces, is split into overlapping pairs of characters:
 * `数据量 2024` gives `数据`, `据量`, `2024`.
 */
export function wordsIn(text: string): string[] {
  return (text.match(runs) ?? []).flatMap((run) => (isChinese(run) ? pairs(run) : [run]));
}

export function isChinese(word: string): boolean {
  return han.test(word);
}

/** Overlapping pairs of characters; a single character stays as it is. */
function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, place) => `${characters[place]}${character}`);
}
