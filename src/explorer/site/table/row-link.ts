import { useLocation } from 'preact-iso/router';
import { withQuery } from '../rows.ts';

/** Makes the own path of the table of an indicator with one row opened, or none; the settings of the page are kept. */
export function useRowPath(id: string): (key: string | null) => string {
  const { lang: _, view: __, statement: ___, ...settings } = useLocation().query;
  return (key) => {
    const path = withQuery(`/indicators/${id}`, { ...settings, view: 'table', statement: key });
    return key === null ? path : `${path}#${key}`;
  };
}
