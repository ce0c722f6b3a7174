import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { ReleaseFile } from '../../../domain/catalogue/catalogue.ts';
import type { RawSeed } from './raw-seed.ts';
import type { SeedFault } from './seed-faults.ts';
import type { SeedFiles } from './seed-files.ts';

/** A file of a release with its content. */
export interface NamedFile extends Omit<ReleaseFile, 'stored'> {
  readonly content: Buffer;
}

/** A file of a release; its name tells its media type. */
export function namedFile(name: string, content: Buffer): NamedFile {
  return {
    name,
    mediaType: name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/vnd.sqlite3',
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    content,
  };
}

/**
 * The files of the releases that were published with them, by release: `releases/2/sources.csv.gz` is `sources.csv` of
 * release 2. They keep the columns, names and bytes of their day; `releases.yaml` has their checksums.
 */
export function storedFiles(
  files: SeedFiles,
  { releases }: Pick<RawSeed, 'releases'>,
  faults: SeedFault[],
): ReadonlyMap<string, readonly NamedFile[]> {
  return new Map(
    [...releases.values()].map(({ id, value, place }) => {
      const stored = Object.entries(value.files).flatMap(([name, sha256]) => {
        const packed = files.get(`releases/${id}/${name}.gz`);
        const file = packed === undefined ? null : namedFile(name, gunzipSync(Buffer.from(packed, 'base64')));
        if (file?.sha256 === sha256) return [file];
        const fault = file === null ? 'is missing' : `has the checksum ${file.sha256}`;
        faults.push({ ...place(['files', name]), message: `files: releases/${id}/${name}.gz ${fault}.` });
        return [];
      });
      return [id, stored];
    }),
  );
}
