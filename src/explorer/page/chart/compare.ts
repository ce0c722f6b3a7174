import { get, one, path } from '../base/api.ts';
import { h, replace } from '../base/dom.ts';
import { pick, t } from '../base/language.ts';
import type { Indicator, List } from '../base/model.ts';
import type { Shown } from '../base/shown.ts';

const most = 5;
const pause = 140;

/** A search for series to draw along, and those already chosen. */
export function comparePicker(shown: Shown, change: (next: Shown) => void): HTMLElement {
  const add = (id: string) => change({ ...shown, compare: [...shown.compare, id] });
  return h(
    'div',
    { class: 'field compare' },
    h('label', { for: 'control-compare' }, t('compare')),
    shown.compare.length < most &&
      indicatorSearch('compare', t('compare'), [shown.indicator, ...shown.compare], add),
    shown.compare.length > 0 &&
      h(
        'ul',
        { class: 'chips', 'aria-label': t('comparing') },
        shown.compare.map((id) =>
          chip(id, () => change({ ...shown, compare: shown.compare.filter((other) => other !== id) })),
        ),
      ),
  );
}

/** A search for the indicator to divide by, and the one that was chosen. */
export function divisorPicker(
  indicator: string,
  by: string | undefined,
  change: (by: string) => void,
): HTMLElement {
  return h(
    'div',
    { class: 'field compare' },
    h('label', { for: 'control-by' }, t('by')),
    by === undefined
      ? indicatorSearch('by', t('by'), [indicator], change)
      : h(
          'ul',
          { class: 'chips', 'aria-label': t('by') },
          chip(by, () => change('')),
        ),
  );
}

/** A field that finds an indicator as one types (the ARIA combobox pattern). */
function indicatorSearch(
  name: string,
  label: string,
  taken: readonly string[],
  add: (id: string) => void,
): HTMLElement {
  const options = h('ul', { id: `${name}-options`, role: 'listbox', 'aria-label': label, hidden: true });
  const input = h('input', {
    id: `control-${name}`,
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    placeholder: t('compareHint'),
    'aria-expanded': 'false',
    'aria-controls': `${name}-options`,
    'aria-autocomplete': 'list',
  });
  const list = optionList(input, options, add);
  let timer = 0;
  let turn = 0;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    turn += 1;
    const mine = turn;
    const q = input.value.trim();
    if (q === '') return list.close();
    timer = window.setTimeout(async () => {
      const found = await get<List<Indicator>>(
        path('/v1/indicators', { q, limit: 8, fields: 'id,name' }),
      ).catch(() => null);
      if (mine === turn) list.show((found?.data ?? []).filter(({ id }) => !taken.includes(id)));
    }, pause);
  });
  return h('div', { class: 'combobox' }, input, options);
}

function chip(id: string, remove: () => void): HTMLElement {
  const label = h('span', {}, id);
  const button = h('button', { type: 'button', 'aria-label': `${t('remove')}: ${id}`, onclick: remove }, '×');
  one<Indicator>(`/v1/indicators/${id}`).then(
    ({ name }) => {
      label.textContent = pick(name);
      button.setAttribute('aria-label', `${t('remove')}: ${pick(name)}`);
    },
    () => {},
  );
  return h('li', { class: 'chip' }, label, button);
}

function optionList(input: HTMLInputElement, options: HTMLElement, add: (id: string) => void) {
  let active = -1;
  const rows = () => [...options.querySelectorAll<HTMLElement>('[role=option]')];
  const mark = (index: number) => {
    active = index;
    rows().forEach((row, at) => {
      row.setAttribute('aria-selected', `${at === index}`);
    });
    const row = rows()[index];
    if (row) input.setAttribute('aria-activedescendant', row.id);
    else input.removeAttribute('aria-activedescendant');
  };
  const close = () => {
    options.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  };
  const show = (found: readonly Indicator[]) => {
    replace(
      options,
      found.length === 0
        ? h(
            'li',
            { class: 'none', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' },
            t('noMatch'),
          )
        : found.map(({ id, name }, at) =>
            h(
              'li',
              {
                id: `${options.id}-${at}`,
                role: 'option',
                'aria-selected': 'false',
                'data-id': id,
                onmousedown: () => add(id),
              },
              pick(name),
            ),
          ),
    );
    options.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    mark(-1);
  };
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
  input.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    const count = rows().length;
    if (step !== undefined && count > 0) {
      event.preventDefault();
      mark((active + step + count) % count);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      const id = rows()[Math.max(active, 0)]?.dataset.id;
      if (id !== undefined && !options.hidden) add(id);
    }
    if (event.key === 'Escape') close();
  });
  input.addEventListener('blur', close);
  return { show, close };
}
