import { useState } from 'preact/hooks';
import type { List } from '../../page/base/model.ts';
import { useLanguage } from '../page-language.ts';
import type { Api } from '../public-api.ts';
import { ownPath } from '../rows.ts';

/** A list that grows page by page: its rows so far, and what reads the next page, null where all are there. */
export function usePages<Row>(first: List<Row>, api: Api) {
  const [pages, setPages] = useState<readonly List<Row>[]>([first]);
  const next = pages.at(-1)?.page.next ?? null;
  const more =
    next === null
      ? null
      : async () => {
          const page = await api.get<List<Row>>(ownPath(next));
          setPages([...pages, page]);
        };
  return { rows: pages.flatMap(({ data }) => data), more };
}

/** The button below a list that has more. It says so where the rest cannot be read. */
export function MoreButton({ more }: { readonly more: (() => Promise<void>) | null }) {
  const { t } = useLanguage();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  if (more === null) return null;
  const read = () => {
    setState('busy');
    more().then(
      () => setState('idle'),
      () => setState('failed'),
    );
  };
  return (
    <div class="more">
      <button type="button" class="button quiet" disabled={state === 'busy'} onClick={read}>
        {t('more')}
      </button>
      {state === 'failed' && <p role="alert">{t('unavailable')}</p>}
    </div>
  );
}
