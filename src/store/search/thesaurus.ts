import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { isChinese } from './tokenizer.ts';

/** A part of a text: plain words, words with a meaning that others share, or the name of an area. */
export interface Part {
  readonly text: string;
  /** Id of the synonyms that the text is one of. */
  readonly meaning: string | null;
  /** Id of the area that the text names. */
  readonly area: string | null;
}

interface Meaning {
  readonly meaning: string | null;
  readonly area: string | null;
  readonly ignored: boolean;
}

const year = '(?:19|20)\\d\\d(?:年度|年)?';
/** Endings of names of areas that people leave out. */
const ending = /(?<=..)(?:省|市|区|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/;

/** Words with the same meaning, words that mean nothing here and names of areas, found in a text; the longest wins. */
export class Thesaurus {
  readonly #meanings = new Map<string, Meaning>();
  readonly #pattern: RegExp;
  /** By text, because many indicators share a unit and a concept. */
  readonly #meant = new Map<string, readonly string[]>();

  constructor({ synonyms, areas }: Pick<Catalogue, 'synonyms' | 'areas'>) {
    for (const { id, en, zh, ignored } of synonyms.values())
      for (const word of [...en, ...zh])
        this.#add(word, areas.has(id) ? placed(id) : { meaning: id, area: null, ignored });
    for (const { id, name, level } of areas.values()) {
      if (id === 'CN' || level === 'world') continue;
      for (const word of [id, name.en, name.zh, name.zh.replace(ending, '')]) this.#add(word, placed(id));
    }
    this.#pattern = patternOf([...this.#meanings.keys()]);
  }

  /** The parts of a text in lower case and simplified characters, without what is ignored and without years. */
  parts(text: string): Part[] {
    const told = text.replace(this.#pattern, (word) => {
      const meaning = this.#of(word);
      if (meaning !== undefined && !meaning.ignored) return word;
      return isChinese(word) ? '' : ' ';
    });
    const parts: Part[] = [];
    let from = 0;
    for (const { 0: word, index } of told.matchAll(this.#pattern)) {
      parts.push({ text: told.slice(from, index), meaning: null, area: null });
      const { meaning = null, area = null } = this.#of(word) ?? {};
      parts.push({ text: word, meaning, area });
      from = index + word.length;
    }
    return [...parts, { text: told.slice(from), meaning: null, area: null }];
  }

  /** Ids of the synonyms in a text, those within others included. */
  meaningsIn(text: string): readonly string[] {
    const known = this.#meant.get(text);
    if (known !== undefined) return known;
    const found = [...text.matchAll(this.#pattern)].flatMap(([word]) => {
      const { meaning = null, ignored = true } = this.#of(word) ?? {};
      const inner = word.length > 2 ? [word.slice(1), word.slice(0, -1)] : [];
      return [
        ...(meaning === null || ignored ? [] : [meaning]),
        ...inner.flatMap((part) => this.meaningsIn(part)),
      ];
    });
    this.#meant.set(text, found);
    return found;
  }

  /** The first meaning of a word stays. */
  #add(word: string, meaning: Meaning): void {
    const key = keyOf(word);
    if (!this.#meanings.has(key)) this.#meanings.set(key, meaning);
  }

  #of(word: string): Meaning | undefined {
    const key = keyOf(word);
    return this.#meanings.get(key) ?? this.#meanings.get(key.replace(/s$/, ''));
  }
}

/** Chinese parts that touch, as one plain part: a wrong character may have hidden a word, or made one. */
export function joined(parts: readonly Part[]): Part[] {
  const whole: Part[] = [];
  for (const part of parts) {
    const before = whole.at(-1);
    if (before !== undefined && isPlainChinese(before) && isPlainChinese(part)) {
      whole.pop();
      whole.push({ text: before.text + part.text, meaning: null, area: null });
    } else whole.push(part);
  }
  return whole;
}

/** Parts without single Chinese characters that mean nothing by themselves, as far as others have a meaning. */
export function withoutLone(parts: readonly Part[]): readonly Part[] {
  if (parts.every(({ meaning }) => meaning === null)) return parts;
  return parts.filter(({ meaning, area, text }) => meaning !== null || area !== null || !isLone(text));
}

function isLone(text: string): boolean {
  const trimmed = text.trim();
  return [...trimmed].length === 1 && isChinese(trimmed);
}

function isPlainChinese({ area, text }: Part): boolean {
  return area === null && isChinese(text);
}

function placed(area: string): Meaning {
  return { meaning: null, area, ignored: false };
}

function keyOf(word: string): string {
  return word.toLowerCase().replaceAll(/[\s-]+/g, ' ');
}

/** Finds words by the longest first: Chinese ones anywhere, others between spaces and with or without a plural s. */
function patternOf(words: readonly string[]): RegExp {
  const longest = words.toSorted((a, b) => b.length - a.length).map(escaped);
  const chinese = longest.filter(isChinese);
  const latin = longest.filter((word) => !isChinese(word)).map((word) => word.replaceAll(' ', '[\\s-]+'));
  const spaced = [year, ...latin.map((word) => `${word}s?`)].join('|');
  return new RegExp([...chinese, `(?<![a-z\\d])(?:${spaced})(?![a-z\\d])`].join('|'), 'g');
}

function escaped(word: string): string {
  return word.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
