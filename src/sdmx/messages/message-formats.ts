import { compareText } from '../../domain/compare-text.ts';
import type { Answer } from '../../formats/answer.ts';
import type { Format, Formats } from '../../formats/format.ts';
import { SdmxFault } from '../request/sdmx-fault.ts';

/** A type of message of SDMX, and what writes it. */
export interface MessageType<M> {
  /** Unique among the types of a resource. */
  readonly name: string;
  readonly title: string;
  /** Without its version: `application/vnd.sdmx.structure+xml`. */
  readonly mediaType: string;
  readonly version: string;
  /** Values of `format=` that choose it, where the newest version is meant unless `formatVersion` says which. */
  readonly words: readonly string[];
  readonly extension: string;
  readonly write: (message: M) => string | Promise<string>;
}

export type MessageTypes<M> = readonly [MessageType<M>, ...MessageType<M>[]];

/** Media types by which clients that know nothing of SDMX ask: the first type of that kind answers. */
const plainTypes: Readonly<Record<string, readonly string[]>> = {
  xml: ['application/xml', 'text/xml'],
  xsd: ['application/xml', 'text/xml'],
  json: ['application/json'],
  csv: ['text/csv'],
};

/** The types of a resource as formats that write a message, which is made when it is written. */
export function messageFormats<M>(
  types: MessageTypes<M>,
  message: () => Promise<M>,
  isPaged: boolean,
): Formats {
  const [first, ...others] = types;
  const seen = new Set<string>();
  const formatOf = (type: MessageType<M>): Format => {
    const aliases = seen.has(type.extension) ? [] : (plainTypes[type.extension] ?? []);
    seen.add(type.extension);
    return {
      name: type.name,
      title: type.title,
      mediaType: typeWithVersion(type),
      aliases,
      extension: type.extension,
      paged: isPaged,
      inline: true,
      // Bytes: to a text of JSON Fastify would add a charset, which its media type has not.
      write: async () => Buffer.from(await type.write(await message())),
    };
  };
  return [formatOf(first), ...others.map(formatOf)];
}

/** `application/vnd.sdmx.structure+xml; version=2.1`. */
export function typeWithVersion({
  mediaType,
  version,
}: Pick<MessageType<never>, 'mediaType' | 'version'>): string {
  return `${mediaType}; version=${version}`;
}

/** The name of the type that `format` and `formatVersion` choose; null where there is no `format`. */
export function typeNamed<M>(
  types: MessageTypes<M>,
  word: string | null,
  version: string | null,
): string | null {
  if (word === null) return null;
  const found = types
    .filter(({ words }) => words.includes(word))
    .toSorted((a, b) => compareText(b.version, a.version));
  const fits = found.find((type) => version === null || isVersionOf(version, type.version));
  return fits?.name ?? word;
}

/**
 * An Accept header as it is meant: parameters that only say how CSV is written left out, and a version that is given
 * in part or by wildcards (`2+.0.1`) replaced by the one that there is.
 */
export function meantAccept<M>(accept: string | undefined, types: MessageTypes<M>): string | undefined {
  if (accept === undefined) return undefined;
  return accept
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
      const kept = parameters
        .filter((part) => !/^(labels|timeFormat|keys)=/i.test(part))
        .map((part) => meantVersion(type, part, types));
      return [type, ...kept].join(';');
    })
    .join(', ');
}

function meantVersion<M>(type: string, parameter: string, types: MessageTypes<M>): string {
  const [, asked = ''] = /^version="?([^"]*)"?$/i.exec(parameter) ?? [];
  if (asked === '') return parameter;
  const versions = types
    .filter(({ mediaType }) => mediaType === type.toLowerCase())
    .map(({ version }) => version);
  if (versions.includes(asked)) return `version=${asked}`;
  return `version=${versions.find((version) => isVersionOf(asked, version)) ?? asked}`;
}

/** True where a version is the one asked for: whole, its first parts, or at least that from a part with `+` on. */
function isVersionOf(asked: string, version: string): boolean {
  const parts = asked.split('.');
  const own = version.split('.');
  for (const [place, part] of parts.entries()) {
    if (/^\d*[+~*]$/.test(part)) return Number(own[place] ?? 0) >= Number(part.replace(/\D/g, '') || 0);
    if (part !== own[place]) return false;
  }
  return true;
}

/** What a shared answer has no use for: messages are written from other data. */
export const noRows: Answer = {
  envelope: async () => {
    throw new SdmxFault('notImplemented', 'There is no such message.');
  },
  columns: [],
  async *rows() {},
  context: async () => {
    throw new SdmxFault('notImplemented', 'There is no such message.');
  },
};
