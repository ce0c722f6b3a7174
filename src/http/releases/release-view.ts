import { z } from 'zod';
import type { Catalogue, Release } from '../../domain/catalogue/catalogue.ts';
import { textSchema } from '../../domain/statements/observation.ts';
import { currentRelease } from '../response/envelope.ts';

export const releaseSchema = z
  .object({
    id: z.string(),
    publishedOn: z.string(),
    title: textSchema,
    notes: textSchema,
    checksum: z.string().describe('SHA-256 over what all its statements state.'),
    counts: z.object({
      statements: z.number().int().min(0).max(1e9),
      indicators: z.number().int().min(0).max(1e6),
      sources: z.number().int().min(0).max(1e6),
    }),
    current: z.boolean(),
    files: z.array(
      z.object({
        name: z.string(),
        mediaType: z.string(),
        bytes: z.number().int().min(0).max(1e12),
        sha256: z.string(),
        stored: z
          .boolean()
          .describe(
            'False for a file that is written from the rows of its release when it is asked for, always with the same bytes, as those of local imports are; these have no SQLite file.',
          ),
        links: z.record(z.string(), z.string()),
      }),
    ),
    setAside: z
      .array(z.object({ file: z.string(), line: z.int().min(1).max(1e9), message: z.string() }))
      .describe(
        'Rows of local imports that the newest release leaves out, by their files beside the database; empty for earlier releases.',
      ),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Release', description: 'A numbered state of the whole dataset: its manifest.' });

export type ReleaseItem = z.infer<typeof releaseSchema>;

/** A release as an API answer shows it. */
export function toRelease(release: Release, catalogue: Catalogue, base: string): ReleaseItem {
  const self = `${base}/v1/releases/${release.id}`;
  return {
    id: release.id,
    publishedOn: release.publishedOn,
    title: release.title,
    notes: release.notes,
    checksum: release.checksum,
    counts: release.counts,
    current: release === currentRelease(catalogue),
    setAside: release === currentRelease(catalogue) ? [...catalogue.setAside] : [],
    files: release.files.map((file) => ({ ...file, links: { self: `${self}/files/${file.name}` } })),
    links: { self, observations: `${base}/v1/observations?indicator=*&release=${release.id}` },
  };
}
