import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/**
 * Place and length of `user_version` in the header of a SQLite file (https://sqlite.org/fileformat2.html, section 1.3).
 * It holds the seal: the CRC-32 of the file with zeros in this place.
 */
const [place, length] = [60, 4];

/** Writes the seal into a complete database file, and waits until the file is on the disk. */
export function sealFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    const seal = Buffer.alloc(length);
    seal.writeUInt32BE(checksum(descriptor));
    writeSync(descriptor, seal, 0, length, place);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** True when every byte of a database file is as it was when it was sealed. SQLite itself has no checksum of its pages. */
export function isWhole(file: string): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const seal = Buffer.alloc(length);
    readSync(descriptor, seal, 0, length, place);
    return seal.readUInt32BE() === checksum(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function checksum(descriptor: number): number {
  const chunk = Buffer.allocUnsafe(2 ** 20);
  let sum = 0;
  for (let read = 0, at = 0; ; at += read) {
    read = readSync(descriptor, chunk, 0, chunk.length, at);
    if (read === 0) return sum;
    if (at === 0) chunk.fill(0, place, place + length);
    sum = crc32(chunk.subarray(0, read), sum);
  }
}
