import iconv from 'iconv-lite';
import { Fault } from '../../domain/fault.ts';

export interface Decoded {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-8 with BOM' | 'UTF-16LE' | 'GB18030';
}

/**
 * The text of a file in UTF-8 (with or without a byte order mark), in UTF-16LE with one, or in GB18030.
 * @throws Fault when the bytes are none of these
 */
export function decode(bytes: Buffer): Decoded {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])))
    return { text: strict('utf-8', bytes.subarray(3)) ?? refuse(), encoding: 'UTF-8 with BOM' };
  if (bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])))
    return { text: strict('utf-16le', bytes.subarray(2)) ?? refuse(), encoding: 'UTF-16LE' };
  const text = strict('utf-8', bytes);
  if (text !== null) return { text, encoding: 'UTF-8' };
  const chinese = iconv.decode(bytes, 'gb18030');
  return chinese.includes('\uFFFD') ? refuse() : { text: chinese, encoding: 'GB18030' };
}

/** The text of bytes, or null when some of them have no place in the encoding. */
function strict(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function refuse(): never {
  throw new Fault(
    'The file is neither UTF-8, nor UTF-16 with a byte order mark, nor GB18030. Save it as UTF-8.',
  );
}
