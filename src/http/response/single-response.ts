import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Release } from '../../domain/catalogue/catalogue.ts';
import type { Context } from '../../formats/answer.ts';
import type { DescribedDataset } from '../../formats/catalogues/described-dataset.ts';
import { citableFormats, datasetFormats, singleFormats } from '../../formats/formats.ts';
import { contextOf } from './context.ts';
import { currentRelease, type Meta, metaOf } from './envelope.ts';
import { words } from './naming/file-name.ts';
import { respond } from './respond.ts';

/** A single resource. */
export interface Single {
  readonly data: object;
  /** `format=` of the request. */
  readonly format: string | undefined;
  /** The release that it is of; the newest one unless said. */
  readonly release?: Release;
  readonly meta?: Partial<Meta>;
  /** The day for which it is made where the request names none. */
  readonly day?: string;
  readonly links?: Readonly<Record<string, string>>;
  /** How it is cited, where it can be. */
  readonly cited?: { readonly name: string; readonly context: () => Promise<Context> };
  /** How catalogues describe it, where it is a dataset, which can be cited. */
  readonly dataset?: () => Promise<DescribedDataset>;
}

/** Answers with a single resource. */
export async function respondSingle(
  request: FastifyRequest,
  reply: FastifyReply,
  { data, format, release: asked, meta, day, links, cited, dataset }: Single,
): Promise<FastifyReply> {
  const release = asked ?? currentRelease(await request.store.catalogue());
  return respond(request, reply, {
    release,
    ...(day === undefined ? {} : { day }),
    formats: formatsOf({ cited, dataset }),
    format: format ?? null,
    ...(cited === undefined ? {} : { fileName: () => words(cited.name) }),
    answer: {
      envelope: async () => ({
        data,
        meta: metaOf(release, request.base, meta),
        links: { self: request.base + request.address, ...links },
      }),
      columns: [],
      async *rows() {},
      ...(dataset === undefined ? {} : { dataset }),
      context: cited?.context ?? (async () => contextOf(request, { release, title: '' })),
    },
  });
}

function formatsOf({ cited, dataset }: { readonly [K in 'cited' | 'dataset']: Single[K] | undefined }) {
  if (dataset !== undefined) return datasetFormats;
  return cited === undefined ? singleFormats : citableFormats;
}
