import { path } from '../base/api.ts';
import { h, replace } from '../base/dom.ts';
import { t } from '../base/language.ts';
import { go, type Mounted, setTitle, type View } from '../frame/navigate.ts';
import { facetNames } from './facets.ts';
import { showFeatured } from './featured.ts';
import { showResults } from './results.ts';

const pause = 140;

/** The front page: a search in either script; key figures and topics until something is asked for. */
export const home: View = { mount };

async function mount(root: HTMLElement, url: URL): Promise<Mounted> {
  setTitle(t('product'));
  const field = h('input', {
    id: 'search',
    type: 'search',
    name: 'q',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: t('searchHint'),
    'aria-describedby': 'search-key',
    'aria-controls': 'found',
  });
  const found = h('div', { id: 'found' });
  const form = h(
    'form',
    { class: 'search', role: 'search', action: '/' },
    h('label', { for: 'search', class: 'offscreen' }, t('searchLabel')),
    field,
    h('span', { id: 'search-key', class: 'hint' }, t('searchKey')),
  );
  replace(
    root,
    h(
      'section',
      { class: 'hero' },
      h('h1', { tabindex: -1 }, t('heroTitle')),
      h('p', { class: 'lead' }, t('heroText')),
      form,
    ),
    found,
  );

  let timer = 0;
  const typed = () => {
    const query = new URLSearchParams(location.search);
    const q = field.value.trim();
    // The first letter of a search is a step that one can go back from; the next ones only change it.
    const over = query.has('q') || facetNames.some((name) => query.has(name));
    go(path('/', { ...Object.fromEntries(query), q }), { replace: over });
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(typed, pause);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    typed();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    found.querySelector<HTMLElement>('.result a')?.focus();
  });

  let turn = 0;
  const update = (next: URL) => {
    turn += 1;
    const mine = turn;
    const q = next.searchParams.get('q') ?? '';
    if (document.activeElement !== field || field.value.trim() === '') field.value = q;
    const asked = q !== '' || facetNames.some((name) => next.searchParams.has(name));
    root.classList.toggle('asked', asked);
    const current = () => mine === turn;
    return asked ? showResults(found, next.searchParams, current) : showFeatured(found, current);
  };
  await update(url);
  return { update: (next) => void update(next) };
}
