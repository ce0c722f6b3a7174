import { frameWords } from '../page/words/frame-words.ts';

/** An answer of the API: its status, 0 where none came, and its JSON, or its text where it is no JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: number | null;
}

/** How the API is asked for a path: by `fetch` in the browser, within the application on the server. */
export type Ask = (path: string) => Promise<Answer>;

/** A description in the words of schema.org, which search engines for data read; own paths in it become addresses. */
export type StructuredData = Readonly<Record<string, unknown>>;

/** What the head of a document says of its page. */
export interface Head {
  readonly title: string;
  readonly description: string;
  /** The picture that stands for the page elsewhere. */
  readonly image?: HeadImage;
  /** What the page is, for search engines. */
  readonly data?: StructuredData;
  /** The modules that the page needs besides its own, below `src/explorer`. */
  readonly modules?: readonly string[];
  /** Of a page that stands in a frame of another site, without what surrounds the others. */
  readonly embedded?: Embedded;
}

/** A PNG of `/v1`. */
export interface HeadImage {
  /** Own path. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

interface Embedded {
  /** Own path of the page that shows the same in full. */
  readonly whole: string;
  /** That of the system unless said. */
  readonly theme: 'light' | 'dark' | null;
}

/** The title of a document: that of its page, and of what it is part of. */
export function titleOf({ title }: Pick<Head, 'title'>, { lang }: { readonly lang: 'en' | 'zh' }): string {
  const { product } = frameWords;
  return title === product[lang] ? title : `${title} · ${product[lang]}`;
}

/** What a page is rendered from. */
export interface Rendering {
  /** Scheme, host and path before every own path. */
  readonly base: string;
  /** The path of `PUBLIC_URL`, before every own path: `/stats`, or empty. */
  readonly root: string;
  /** The language where the address names none. */
  readonly lang: 'en' | 'zh';
  /** Address of the icon. */
  readonly icon: string;
  /** Path and query of the page. */
  readonly address: string;
  readonly ask: Ask;
  /** Why the address is refused, as the API says it; the page of the address unless given. */
  readonly refusal?: Answer | undefined;
}

/** A rendered page. */
export interface Rendered {
  readonly status: number;
  /** The answer that the page could not be shown without; null where it is shown. */
  readonly refusal: Answer | null;
  readonly head: Head;
  readonly html: string;
  /** The modules that the browser needs to show the same, below `src/explorer`. */
  readonly modules: readonly string[];
  /** The answers that the browser needs to show the same, by path. */
  readonly answers: Readonly<Record<string, Answer>>;
}

/** Renders the page of an address; null where no page has it. */
export type Render = (rendering: Rendering) => Promise<Rendered | null>;
