const han = /\p{Script=Han}/u;
const runs = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;

/** The runs of a text: Latin words, and Chinese, which has no spaces, as far as nothing interrupts it. */
export function runsIn(text: string): string[] {
  return text.match(runs) ?? [];
}

/** The words of a text. Latin words are whole; Chinese is split into overlapping pairs: `数据量 2024` gives `数据`, `据量`, `2024`. */
export function wordsIn(text: string): string[] {
  return runsIn(text).flatMap((run) => (isChinese(run) ? pieces(run, 2) : [run]));
}

/** Overlapping pieces of four characters of Chinese, in which one that is mistaken leaves three: `数子经济` is nearly `数字经济`. */
export function foursIn(text: string): string[] {
  return runsIn(text).flatMap((run) => (isChinese(run) && run.length >= 4 ? pieces(run, 4) : []));
}

/** True where a word has a Chinese character. */
export function isChinese(word: string): boolean {
  return han.test(word);
}

/** Overlapping pieces of a length; a shorter run stays as it is. A rare character of two code units counts as two. */
function pieces(run: string, length: number): string[] {
  if (run.length <= length) return [run];
  const found: string[] = [];
  for (let end = length; end <= run.length; end += 1) found.push(run.slice(end - length, end));
  return found;
}
