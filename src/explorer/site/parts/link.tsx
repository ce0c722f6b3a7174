import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useLanguage } from '../page-language.ts';

interface Place {
  /** The path of `PUBLIC_URL`, before every own path: `/stats`, or empty. */
  readonly root: string;
  /** Scheme, host and path before every own path. */
  readonly base: string;
}

const PlaceContext = createContext<Place>({ root: '', base: '' });

/** Tells all links below it where the service is. */
export const PlaceProvider = PlaceContext.Provider;

/** What makes an address of this host of an own path, which begins with a slash. */
export function useAddresses(): {
  /** A page, in the language of this one: whoever gets the address from a reader reads the same. */
  readonly page: (path: string) => string;
  /** A resource of the API, or a file. */
  readonly resource: (path: string) => string;
  /** The same as a whole address, to take along. */
  readonly absolute: (path: string) => string;
} {
  const { root, base } = useContext(PlaceContext);
  const { lang } = useLanguage();
  return {
    page: (path) => root + withLanguage(path, lang),
    resource: (path) => root + path,
    absolute: (path) => base + path,
  };
}

function withLanguage(path: string, lang: string): string {
  const [before = '', fragment] = path.split('#');
  const address = `${before}${before.includes('?') ? '&' : '?'}lang=${lang}`;
  return fragment === undefined ? address : `${address}#${fragment}`;
}

interface LinkProps {
  /** An own path. */
  readonly href: string;
  readonly class?: string | undefined;
  readonly 'aria-current'?: 'page' | 'true' | undefined;
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-label'?: string;
  readonly children: ComponentChildren;
}

/** A link to another page. */
export function Link({ href, children, ...attributes }: LinkProps) {
  return (
    <a href={useAddresses().page(href)} {...attributes}>
      {children}
    </a>
  );
}

/** A link to a resource of the API, or to a file. */
export function ResourceLink({
  href,
  children,
  ...attributes
}: LinkProps & { readonly download?: boolean | string }) {
  return (
    <a href={useAddresses().resource(href)} {...attributes}>
      {children}
    </a>
  );
}
