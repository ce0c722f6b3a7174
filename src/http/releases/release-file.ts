import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Release, ReleaseFile } from '../../domain/catalogue/catalogue.ts';
import type { Store } from '../../store/store.ts';
import { negotiateCoding } from '../plugins/compression.ts';
import { requireEntry, requireRelease } from '../request/ids.ts';
import type { PathParameters } from '../request/route-config.ts';
import { contentDisposition, words } from '../response/naming/file-name.ts';
import {
  isFresh,
  lastModified,
  linkHeader,
  sendNotModified,
  validatorHeaders,
} from '../response/validators.ts';

/** Sends a file of a release's manifest; its SHA-256, and its coding if it has one, make its entity tag. */
export async function respondFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<FastifyReply> {
  const { release, file } = await findFile(request.store, { id, name });
  const coding = negotiateCoding(request);
  const etag = coding === 'identity' ? `"${file.sha256}"` : `"${file.sha256}-${coding}"`;
  reply.headers(validatorHeaders(etag, { release }, 'Accept-Encoding'));
  reply.header('link', linkHeader(request, null));
  if (isFresh(request, etag, lastModified({ release }))) return sendNotModified(request, reply);
  reply.contentCoding = coding;
  const [stem = '', extension = ''] = name.split(/\.(?=[^.]+$)/);
  reply.header('content-disposition', contentDisposition({ words: words(`cde-${id}-${stem}`), extension }));
  return reply.type(file.mediaType).send(await request.store.file(release.sequence, name));
}

/** A release and a file of its manifest. @throws Problem `unknown-id` with the nearest ids or names */
export async function findFile(
  store: Store,
  { id = '', name = '' }: PathParameters,
): Promise<{ readonly release: Release; readonly file: ReleaseFile }> {
  const catalogue = await store.catalogue();
  const release = requireRelease(id, catalogue);
  const file = requireEntry(name, catalogue, {
    entries: new Map(release.files.map((entry) => [entry.name, entry])),
    path: `/v1/releases/${id}/files`,
    noun: 'file',
    fallback: `/v1/releases/${id}`,
  });
  return { release, file };
}
