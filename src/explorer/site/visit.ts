import { exec } from 'preact-iso/router';
import { type Lang, type Language, languageIn, languageNamed, languageTexts } from './languages.ts';
import { loaded } from './loading/lazy-module.ts';
import type { Asked, Screen } from './page.tsx';
import { type PageKind, pages } from './pages.ts';
import { failureScreen } from './problem/failure-screen.tsx';
import { type Api, ApiFailure } from './public-api.ts';
import type { Answer } from './rendering.ts';

/** A page of an address, loaded. */
export interface Opened {
  /** Path and query. */
  readonly address: string;
  readonly language: Language;
  readonly screen: Screen;
  /** The modules that the browser loads for it, below `src/explorer`. */
  readonly modules: readonly string[];
}

interface VisitOptions {
  readonly root: string;
  readonly base: string;
  readonly lang: Lang;
  readonly api: Api;
}

/** Opens pages by their addresses, on the server for one request, in the browser for a visit. */
export class Visit {
  /** The path of `PUBLIC_URL`, before every own path: `/stats`, or empty. */
  readonly root: string;
  /** Scheme, host and path before every own path. */
  readonly base: string;
  readonly #api: Api;
  readonly #lang: Lang;

  /** `lang` is the language where an address names none. */
  constructor({ root, base, lang, api }: VisitOptions) {
    this.root = root;
    this.base = base;
    this.#api = api;
    this.#lang = lang;
  }

  /** Matches the addresses of all pages; links elsewhere are followed by the browser. */
  get scope(): RegExp {
    const patterns = pages.map(({ pattern }) => pattern.replace(/:\w+/g, '[^/?#]+'));
    const root = this.root.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${root}(?:${patterns.join('|')})/?(?:[?#]|$)`);
  }

  /** The page of an address with all its data, or why it cannot be shown; null where no page has the address. */
  async open(address: string): Promise<Opened | null> {
    const { pathname, query, lang } = this.#read(address);
    for (const kind of pages) {
      const found = exec(pathname, this.root + kind.pattern, { path: pathname, query, params: {} });
      if (found === undefined) continue;
      const language = await languageIn(lang);
      const asked = { api: this.#api, params: found.params, query, language };
      const screen = await screenOf(kind, asked, this.#own(pathname));
      const modules = [languageTexts[lang].module, kind.module, ...(screen.head.modules ?? [])];
      return { address, language, screen, modules };
    }
    return null;
  }

  /** The screen of an address that was refused, whatever page it may have. */
  async refused(address: string, { status, body, retryAfter }: Answer): Promise<Opened> {
    const { pathname, lang } = this.#read(address);
    const language = await languageIn(lang);
    const failure = new ApiFailure(status, body, retryAfter);
    const asked = { api: this.#api, language, path: this.#own(pathname) };
    const screen = await failureScreen(failure, asked);
    return { address, language, screen, modules: [languageTexts[lang].module] };
  }

  #read(address: string) {
    // Not resolved against a base: what begins with two slashes would be a host.
    const { pathname, searchParams } = new URL(`http://localhost${address}`);
    const query = Object.fromEntries(searchParams);
    return { pathname, query, lang: languageNamed(query) ?? this.#lang };
  }

  /** The path below that of `PUBLIC_URL`, as people write it. */
  #own(pathname: string): string {
    try {
      return decodeURIComponent(pathname.slice(this.root.length));
    } catch {
      return pathname;
    }
  }
}

async function screenOf(kind: PageKind, asked: Asked, path: string): Promise<Screen> {
  try {
    return await (await loaded(kind)).open(asked);
  } catch (error) {
    return failureScreen(error, { ...asked, path });
  }
}
