import { Fault } from '../../domain/fault.ts';

interface Decoded {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-8 with BOM' | 'UTF-16LE' | 'GB18030';
}

/**
 * The text of a file and its encoding: UTF-8 (with or without a byte order mark), UTF-16LE with one, or GB18030.
 * @throws Fault when the bytes are valid in none of these
 */
export function decode(bytes: Buffer): Decoded {
  for (const [encoding, label, mark] of encodings) {
    if (!bytes.subarray(0, mark.length).equals(mark)) continue;
    const text = decoded(bytes.subarray(mark.length), label);
    if (text !== null) return { text, encoding };
    if (mark.length > 0) break;
  }
  throw new Fault(
    'The file is neither UTF-8, nor UTF-16 with a byte order mark, nor GB18030. Save it as UTF-8.',
  );
}

/** In the order in which they are tried, with the byte order mark that each begins with. */
const encodings = [
  ['UTF-8 with BOM', 'utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['UTF-16LE', 'utf-16le', Buffer.from([0xff, 0xfe])],
  ['UTF-8', 'utf-8', Buffer.alloc(0)],
  ['GB18030', 'gb18030', Buffer.alloc(0)],
] as const;

/** The text of bytes; null when they are not valid in the encoding. */
function decoded(bytes: Buffer, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
