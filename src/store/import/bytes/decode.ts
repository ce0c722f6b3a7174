import { analyse } from 'chardet';
import { Said } from '../said.ts';

/** The text of a file, and the encoding that it was read in. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/** What a file is read as, beside its bytes. */
export interface DecodeOptions {
  /** The encoding that the user names; null where the file must tell. */
  readonly encoding?: string | null;
  /** Words of headers, areas and units: of several possible readings the one that has such words is right. */
  readonly words?: readonly string[];
}

/**
 * The text of a file: by its byte order mark, else UTF-8 if it decodes. Of all other encodings one is certain only where
 * its reading alone has known words: nearly any bytes are some text in GB18030, Big5 or a code page of Windows.
 * @throws Said when no encoding is certain, with the first lines as each would read them
 */
export function decode(bytes: Buffer, { encoding = null, words = [] }: DecodeOptions = {}): Decoded {
  if (encoding !== null) return asked(bytes, encoding);
  for (const [name, label, mark] of marked) {
    if (!bytes.subarray(0, mark.length).equals(mark)) continue;
    const text = readAs(bytes.subarray(mark.length), label);
    if (text !== null) return { text, encoding: name };
    if (mark.length > 0) throw new Said(`The file is not valid ${name}.`, `文件不是有效的${name}编码。`);
  }
  const readings = candidates(bytes).flatMap((label) => {
    const text = readAs(bytes, label);
    return text === null ? [] : [{ encoding: shownNames[label] ?? label, text }];
  });
  const plain = bytes.toString('latin1');
  // Words of plain ASCII are the same in nearly every encoding.
  const own = words.filter((word) => !plain.includes(word));
  const certain = readings.filter(({ text }) => own.some((word) => text.includes(word)));
  const [first] = certain;
  if (first !== undefined && certain.length === 1) return first;
  throw uncertain(certain.length > 0 ? certain : readings);
}

/** In the order in which they are tried, with the byte order mark that each begins with. */
const marked = [
  ['UTF-8 with BOM', 'utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['UTF-16LE', 'utf-16le', Buffer.from([0xff, 0xfe])],
  ['UTF-16BE', 'utf-16be', Buffer.from([0xfe, 0xff])],
  ['UTF-8', 'utf-8', Buffer.alloc(0)],
] as const;

/** Those that a short file with few such bytes may be in, whatever the detector thinks of it. */
const common = ['gb18030', 'big5', 'shift_jis', 'euc-kr', 'euc-jp'];
const multiByte = new Set([...common, 'utf-16le', 'utf-16be']);

const shownNames: Readonly<Record<string, string>> = {
  gb18030: 'GB18030',
  big5: 'Big5',
  shift_jis: 'Shift_JIS',
  'euc-kr': 'EUC-KR',
  'euc-jp': 'EUC-JP',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
};

/** Labels of encodings that bytes may be in, the likeliest first. */
function candidates(bytes: Buffer): string[] {
  const wide = bytes.includes(0) ? ['utf-16le', 'utf-16be'] : [];
  const detected = analyse(bytes).map(({ name }) => name.toLowerCase());
  return [...new Set([...detected.filter((label) => !label.startsWith('utf-8')), ...common, ...wide])];
}

function asked(bytes: Buffer, encoding: string): Decoded {
  const text = readAs(bytes, encoding);
  if (text !== null) return { text: text.replace(/^\uFEFF/, ''), encoding };
  if (!isKnown(encoding))
    throw new Said(
      `--encoding: "${encoding}" is not known; write utf-8, utf-16le, utf-16be, gb18030, big5, shift_jis, euc-kr or windows-1252.`,
      `--encoding：无法识别“${encoding}”，请写utf-8、utf-16le、utf-16be、gb18030、big5、shift_jis、euc-kr或windows-1252。`,
    );
  throw new Said(`The file is not valid ${encoding}.`, `文件不是有效的${encoding}编码。`);
}

function isKnown(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

/** Characters that no table has: controls other than tabs and line ends, private ones, and ones that Unicode has not assigned. */
const noText = /[^\P{C}\t\r\n\p{Cf}]/u;

/** The text of bytes; null when they are not valid in the encoding, or would be no text. */
function readAs(bytes: Buffer, label: string): string | null {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return noText.test(text) ? null : text;
  } catch {
    return null;
  }
}

const shown = 3;

function uncertain(readings: readonly Decoded[]): Said {
  if (readings.length === 0)
    return new Said('The file is no text in any known encoding.', '文件不是任何已知编码的文本。');
  // Single-byte code pages read anything: they are shown after those that the bytes could have failed.
  const inOrder = [
    ...readings.filter(({ encoding }) => multiByte.has(encoding.toLowerCase())),
    ...readings.filter(({ encoding }) => !multiByte.has(encoding.toLowerCase())),
  ].slice(0, 6);
  const lines = inOrder.map(({ encoding, text }) => `  ${encoding}: ${firstLines(text)}`).join('\n');
  return new Said(
    `The encoding of the file is not certain: it is not UTF-8, and no other reading alone has known headers, areas or units. Its first lines with other characters than ASCII would read\n${lines}\nSay which one is right by --encoding, or save the file as UTF-8.`,
    `无法确定文件编码：文件不是UTF-8，也没有哪一种读法独有已知的表头、地区或单位。含非ASCII字符的前几行按各编码读作\n${lines}\n请用--encoding指明编码，或将文件另存为UTF-8。`,
  );
}

function firstLines(text: string): string {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => /[^\x20-\x7e\t]/.test(line));
  return lines.slice(0, shown).join(' ⏎ ').slice(0, 120);
}
