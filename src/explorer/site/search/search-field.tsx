import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { useLanguage } from '../page-language.ts';
import { useAddresses } from '../parts/link.tsx';
import { withQuery } from '../rows.ts';
import type { AskedSearch } from './asked-search.ts';

/** Milliseconds after the last letter until the search is asked for. */
const pause = 140;

/** The field of the search. With script it searches as one types; without, it is sent. */
export function SearchField({ asked }: { readonly asked: AskedSearch | null }) {
  const { t } = useLanguage();
  const { query, route } = useLocation();
  const { page, resource } = useAddresses();
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef(0);
  const q = asked?.q ?? '';
  useEffect(() => focusBySlash(field), []);
  useEffect(() => {
    // What is being typed is newer than what was found.
    if (field.current && document.activeElement !== field.current) field.current.value = q;
  }, [q]);
  const search = () => {
    clearTimeout(timer.current);
    const { show: _, lang: __, q: ___, ...others } = query;
    // The first letter of a search is a step that one can go back from; the next ones only change it.
    route(page(withQuery('/', { ...others, q: field.current?.value.trim() })), asked !== null);
  };
  return (
    <search class="search">
      <form
        action={resource('/')}
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <label for="search" class="offscreen">
          {t('searchLabel')}
        </label>
        <input
          ref={field}
          id="search"
          type="search"
          maxLength={200}
          name="q"
          defaultValue={q}
          autocomplete="off"
          spellcheck={false}
          placeholder={t('searchHint')}
          aria-describedby="search-key"
          aria-controls="found"
          onInput={() => {
            clearTimeout(timer.current);
            timer.current = setTimeout(search, pause);
          }}
          onKeyDown={toFirstResult}
        />
        <span id="search-key" class="hint">
          {t('searchKey')}
        </span>
        {query.lang !== undefined && <input type="hidden" name="lang" value={query.lang} />}
      </form>
    </search>
  );
}

function toFirstResult(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown') return;
  event.preventDefault();
  document.querySelector<HTMLElement>('#found .result a')?.focus();
}

/** The key `/` leads to the field from everywhere on the page. */
function focusBySlash(field: { readonly current: HTMLInputElement | null }): () => void {
  const focus = (event: KeyboardEvent) => {
    const { target } = event;
    const typing = target instanceof HTMLElement && target.matches('input, select, textarea');
    if (event.key !== '/' || typing || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    field.current?.focus();
  };
  addEventListener('keydown', focus);
  return () => removeEventListener('keydown', focus);
}
