import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Release, ReleaseFile } from '../../domain/catalogue/catalogue.ts';
import { requireEntry, requireRelease } from '../request/ids.ts';
import { isFresh } from '../response/validators.ts';
import type { Services } from '../services.ts';

/** Sends a file of a release's manifest; its SHA-256 is its validator. */
export async function respondFile(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<FastifyReply> {
  const { release, file } = await findFile(services, { id, name });
  const etag = `"${file.sha256}"`;
  const modified = new Date(`${release.publishedOn}T00:00:00Z`);
  reply.headers({
    'cache-control': 'public, max-age=300, stale-while-revalidate=3600, stale-if-error=604800',
    etag,
    'last-modified': modified.toUTCString(),
    release: release.id,
  });
  if (isFresh(request, etag, modified)) return reply.code(304).send();
  reply.header('content-disposition', `attachment; filename="cde-${id}-${name}"`);
  return reply.type(file.mediaType).send(await services.store().file(release.sequence, name));
}

/** A release and a file of its manifest. @throws Problem `unknown-id` with the nearest ids or names */
export async function findFile(
  services: Services,
  { id = '', name = '' }: { readonly id?: string; readonly name?: string },
): Promise<{ release: Release; file: ReleaseFile }> {
  const catalogue = await services.store().catalogue();
  const release = requireRelease(catalogue, id);
  const files = new Map(release.files.map((entry) => [entry.name, entry]));
  const file = requireEntry(files, name, `/v1/releases/${id}/files`, 'file', catalogue, `/v1/releases/${id}`);
  return { release, file };
}
