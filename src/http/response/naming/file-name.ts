/** A word of the name of a file: as a code, and as people read it; the same where that is a code too. */
export interface NameWord {
  readonly code: string;
  readonly text: string;
}

interface Saved {
  /** The words of its name without the extension: what it is of comes first. */
  readonly words: readonly NameWord[];
  readonly extension: string;
  /** True where a browser displays it. */
  readonly inline?: boolean | undefined;
}

/**
 * The value of `Content-Disposition` (RFC 6266): `attachment; filename="data-output-nda_CN_yoy_2015-2025.csv"`. Where words
 * are not ASCII, `filename*` has them (RFC 8187), and `filename` their codes for clients that do not know it.
 */
export function contentDisposition({ words, extension, inline = false }: Saved): string {
  const name = (key: keyof NameWord) => `${nameOf(words.map((word) => word[key]))}.${extension}`;
  const [ascii, readable] = [name('code'), name('text')];
  const inUtf8 = readable === ascii ? '' : `; filename*=UTF-8''${percentEncoded(readable)}`;
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"${inUtf8}`;
}

/** A text in the characters that RFC 8187 section 3.2.1 allows. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Words that are both code and text. */
export function words(...texts: readonly string[]): NameWord[] {
  return texts.map((text) => ({ code: text, text }));
}

/** Words joined by underscores, without what some file systems refuse. */
function nameOf(texts: readonly string[]): string {
  return texts
    .map((text) =>
      text
        .replaceAll('/', '--')
        .replaceAll('*', 'all')
        .replace(/[^\p{L}\p{N}+%.()（），；：、-]+/gu, '-'),
    )
    .map((text) => text.replace(/^[-.]+|[-.]+$/g, ''))
    .filter((text) => text !== '')
    .join('_');
}
