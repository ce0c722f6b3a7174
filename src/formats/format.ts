import type { ChartOptions, PictureLook, PictureSize } from '../charts/charted.ts';
import type { Answer } from './answer.ts';

/** How a format writes an answer. */
export interface WriteOptions {
  /** Aborted when nobody wants the answer any more. */
  readonly signal?: AbortSignal;
  /** Whether a CSV begins with a byte order mark, which some spreadsheets need to recognise UTF-8. */
  readonly bom: boolean;
  /** True for the rows alone, without what surrounds and links them; warnings stay where there is a place for them. */
  readonly bare?: boolean;
  /** True where the request asks for the links of rows by name. */
  readonly links?: boolean;
  /** Size in pixels and looks of a picture. */
  readonly picture?: Pick<ChartOptions, PictureSize> & Partial<Pick<ChartOptions, PictureLook>>;
}

/** The path of the same request with some parameters set, or removed where null. */
export type Retry = (change: Readonly<Record<string, string | null>>) => string;

interface Representation {
  /** The value of `format=` that selects it. */
  readonly name: string;
  readonly title: string;
  /** The value of `Content-Type`. */
  readonly mediaType: string;
  /** Other media types under which clients request it. */
  readonly aliases?: readonly string[];
  readonly extension: string;
  /** True when it shows one page of a list; the other formats hold all rows. */
  readonly paged: boolean;
  /** Whether `fields` selects keys of its objects or columns of its table; absent where it selects nothing. */
  readonly fields?: 'keys' | 'columns';
  /** True when it is not text; it is already compressed and gets no content coding. */
  readonly binary?: boolean;
  /** True when a browser displays it instead of saving it. */
  readonly inline?: boolean;
  /** True for a drawing: only answers that have a chart offer it, and any page may embed it in a frame. */
  readonly picture?: boolean;
}

/** A format whose body is whole before its first byte is sent, so that a problem can replace it. */
interface WholeFormat extends Representation {
  readonly streamed?: false;
  /** @throws Problem where the format cannot hold the answer, with an address made by `retry` */
  write(answer: Answer, options: WriteOptions, retry: Retry): Promise<string | Uint8Array>;
}

/** A format whose body is sent while rows are still being read. */
interface StreamedFormat extends Representation {
  readonly streamed: true;
  write(answer: Answer, options: WriteOptions): AsyncIterable<Uint8Array>;
}

/** A representation of an answer. To add one, write a file that exports it and add it to a list in `formats.ts`. */
export type Format = WholeFormat | StreamedFormat;

/** A list of formats, the default one first. */
export type Formats = readonly [Format, ...Format[]];

/** The media type with the parameters that distinguish it from others, without those that only describe the bytes. */
export function bareType({ mediaType }: Pick<Format, 'mediaType'>): string {
  return mediaType.replace(/;\s*(charset|header)=[^;]*/g, '');
}
