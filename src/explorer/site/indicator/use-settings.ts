import { useLocation } from 'preact-iso/router';
import { useAddresses } from '../parts/link.tsx';
import { withQuery } from '../rows.ts';

/** What leads to the same page with other settings: as a path for links, and at once for controls. */
export function useSettings(id: string) {
  const { query, route } = useLocation();
  const { page } = useAddresses();
  const { lang: _, statement: __, ...kept } = query;
  const path = (change: Readonly<Record<string, string | undefined>>) => {
    const { compare, add, ...others } = { ...kept, ...change };
    const compared = [compare, add].filter((one) => one !== undefined && one !== '').join(',');
    return withQuery(`/indicators/${id}`, { ...others, compare: compared });
  };
  return {
    query,
    path,
    /** Replaces the address: a setting is no step that one goes back from. */
    set: (change: Readonly<Record<string, string | undefined>>) => route(page(path(change)), true),
  };
}

/** The values of a form, the empty ones as undefined. */
export function valuesOf(form: HTMLFormElement): Record<string, string | undefined> {
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [
      name,
      typeof value === 'string' && value !== '' ? value : undefined,
    ]),
  );
}
