const han = /\p{Script=Han}/u;
const words = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;

/** Words of a text: Latin ones whole, Chinese ones as single characters and overlapping pairs, since Chinese has no spaces. */
export function wordsIn(text: string): string[] {
  return (text.match(words) ?? []).flatMap((word) => (isChinese(word) ? pairs(word) : [word]));
}

export function isChinese(word: string): boolean {
  return han.test(word);
}

function pairs(word: string): string[] {
  const characters = [...word];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, place) => `${characters[place]}${character}`);
}
