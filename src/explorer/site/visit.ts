import { exec } from 'preact-iso/router';
import { type Lang, type Language, languageNamed, languages } from './languages.ts';
import type { Page, Screen } from './page.tsx';
import { pages } from './pages.ts';
import { failureScreen } from './parts/failure.tsx';
import type { Api } from './public-api.ts';

/** A page of an address, loaded. */
export interface Opened {
  /** Path and query. */
  readonly address: string;
  readonly language: Language;
  readonly screen: Screen;
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
    const { pathname, searchParams } = new URL(address, 'http://localhost');
    const query = Object.fromEntries(searchParams);
    const language = languages[languageNamed(query) ?? this.#lang];
    for (const page of pages) {
      const found = exec(pathname, this.root + page.pattern, { path: pathname, query, params: {} });
      if (found === undefined) continue;
      const asked = { api: this.#api, params: found.params, query, language };
      return { address, language, screen: await screenOf(page, asked) };
    }
    return null;
  }
}

async function screenOf(page: Page, asked: Parameters<Page['open']>[0]): Promise<Screen> {
  try {
    return await page.open(asked);
  } catch (error) {
    return failureScreen(error, asked.language);
  }
}
