import type { Indicator, Links } from './model.ts';

/* How the public API wraps what it answers with, and how it refuses. */

/** What an answer says of itself. */
export interface Meta {
  readonly release: string;
  readonly licence: string;
  readonly warnings: readonly { readonly code: string; readonly detail: string }[];
  readonly emptyReason?: string | null;
  readonly suggestions?: readonly (Pick<Indicator, 'name' | 'area'> & { readonly indicator: string })[];
}

/** A page of a list. */
export interface List<T> {
  readonly data: readonly T[];
  readonly page: { readonly limit: number; readonly total: number; readonly next: string | null };
  readonly meta: Meta;
  readonly facets?: Readonly<Record<string, readonly { readonly id: string; readonly count: number }[]>>;
}

/** One resource. */
export interface Single<T> {
  readonly data: T;
  readonly meta: Meta;
  readonly links: Links;
}

/** Why a request is refused (RFC 9457). */
export interface Problem {
  readonly code: string;
  readonly instance: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly {
    readonly parameter?: string;
    readonly value?: string | null;
    readonly code?: string;
    readonly detail?: string;
    readonly allowed?: readonly string[];
    readonly suggestions?: readonly string[];
  }[];
  readonly links?: Readonly<{ tryInstead?: string }>;
}
