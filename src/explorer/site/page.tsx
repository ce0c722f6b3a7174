import type { ComponentChild, ComponentType } from 'preact';
import { pageParameters } from './address/page-parameters.ts';
import { failureOfPage, givenOf, type Query } from './address/page-query.ts';
import type { Language } from './languages.ts';
import type { Api, ApiFailure } from './public-api.ts';
import type { Head } from './rendering.ts';

/** What an address asks for. */
export interface Asked {
  readonly api: Api;
  /** The parts of the path that the pattern names. */
  readonly params: Readonly<Record<string, string>>;
  /** What the address gives for the parameters of the page, empty ones left out. */
  readonly query: Query;
  readonly language: Language;
}

/** A page that has all its data. */
export interface Screen {
  /** The HTTP status that the page has: 200, or that of the answer that failed. */
  readonly status: number;
  /** Why the page could not be loaded. */
  readonly failure?: ApiFailure;
  readonly head: Head;
  readonly content: ComponentChild;
}

/** A kind of page: how a screen is made of one of its addresses. */
export interface Page {
  readonly open: (asked: Asked) => Promise<Screen>;
}

interface PageOf<Data> {
  /** That of the list of pages. */
  readonly pattern: string;
  /** Reads all that the first sight of the page needs. @throws ApiFailure */
  readonly load: (asked: Asked) => Promise<Data>;
  readonly head: (data: Data, language: Language) => Head;
  readonly View: ComponentType<{ readonly data: Data }>;
}

/** A page by its parts: the type of its data stays within it. */
export function definePage<Data>({ pattern, load, head, View }: PageOf<Data>): Page {
  const known = pageParameters[pattern] ?? {};
  return {
    open: async (asked) => {
      try {
        const data = await load({ ...asked, query: givenOf(asked.query, known) });
        return { status: 200, head: head(data, asked.language), content: <View data={data} /> };
      } catch (error) {
        throw failureOfPage(error, filled(pattern, asked.params), asked.query);
      }
    },
  };
}

/** The path of a page. */
function filled(pattern: string, params: Asked['params']): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
