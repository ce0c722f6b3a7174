import { createHash } from 'node:crypto';
import type { ReleaseFile } from '../../../domain/catalogue/catalogue.ts';
import type { RawSeed } from './raw-seed.ts';
import type { SeedFault } from './seed-faults.ts';
import type { SeedFiles } from './seed-files.ts';

/** A file of a release with its content. */
export interface NamedFile extends Omit<ReleaseFile, 'stored'> {
  readonly content: Buffer;
}

/** A file that a release was published with. */
export interface PackedFile extends Omit<ReleaseFile, 'stored'> {
  /** Its content, compressed by gzip (RFC 1952). */
  readonly packed: Buffer;
}

/** A file of a release; its name tells its media type. */
export function namedFile(name: string, content: Buffer): NamedFile {
  const { length: bytes } = content;
  return { name, mediaType: mediaTypeOf(name), bytes, sha256: sha256Of(content), content };
}

function mediaTypeOf(name: string): string {
  return name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/vnd.sqlite3';
}

function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * The files of the releases that were published with them, by release: `releases/2/sources.csv.gz` is `sources.csv` of
 * release 2. They keep the columns, names and bytes of their day; `releases.yaml` has their checksums, compressed and not.
 * They are not unpacked here, which would take longer than to store them.
 */
export function storedFiles(
  files: SeedFiles,
  { releases }: Pick<RawSeed, 'releases'>,
  faults: SeedFault[],
): ReadonlyMap<string, readonly PackedFile[]> {
  return new Map(
    [...releases.values()].map(({ id, value, place }) => {
      const stored = Object.entries(value.files).flatMap(([name, checksums]) => {
        const text = files.get(`releases/${id}/${name}.gz`);
        const packed = text === undefined ? null : Buffer.from(text, 'base64');
        const found = packed === null ? null : sha256Of(packed);
        if (packed !== null && found === checksums.packed)
          return [
            {
              name,
              mediaType: mediaTypeOf(name),
              bytes: unpackedSize(packed),
              sha256: checksums.sha256,
              packed,
            },
          ];
        const fault = found === null ? 'is missing' : `has the checksum ${found}`;
        faults.push({ ...place(['files', name]), message: `files: releases/${id}/${name}.gz ${fault}.` });
        return [];
      });
      return [id, stored];
    }),
  );
}

/** Bytes of what is packed in a gzip member: its last field, ISIZE (RFC 1952, section 2.3.1). */
function unpackedSize(packed: Buffer): number {
  return packed.readUInt32LE(packed.length - 4);
}
