import { h } from '../base/dom.ts';
import { t, term, type Word } from '../base/language.ts';

/** What a copied call asks for besides what the page shows; the page itself does not change. */
const chosen = new Map<string, string>();

/** The words of each parameter, the usual one first, which no address needs. */
const choices = {
  lane: ['', 'outturn', 'forecast', 'target'],
  labels: ['code', 'name', 'both'],
  meta: ['full', 'none'],
} as const satisfies Partial<Record<Word, readonly string[]>>;

/** The parameters that were chosen last. */
export function chosenOptions(): Readonly<Record<string, string>> {
  return Object.fromEntries(chosen);
}

/** Controls of the parameters that only a call has. */
export function callOptions(changed: () => void): HTMLElement {
  const set = (name: string, value: string, usual: string) => {
    if (value === usual) chosen.delete(name);
    else chosen.set(name, value);
    changed();
  };
  const picker = (name: keyof typeof choices) => {
    const [usual] = choices[name];
    const select = h(
      'select',
      { id: `call-${name}`, name },
      choices[name].map((value) => h('option', { value }, value === '' ? t('all') : term(name, value))),
    );
    select.value = chosen.get(name) ?? usual;
    select.addEventListener('change', () => set(name, select.value, usual));
    return field(name, select);
  };
  const day = h('input', {
    ...{ id: 'call-updatedAfter', type: 'date', name: 'updatedAfter' },
    ...{ value: chosen.get('updatedAfter') ?? '', max: new Date().toISOString().slice(0, 10) },
  });
  day.addEventListener('change', () => set('updatedAfter', day.value, ''));
  return h(
    'form',
    { class: 'fields', onsubmit: (event) => event.preventDefault() },
    picker('lane'),
    field('updatedAfter', day),
    picker('labels'),
    picker('meta'),
  );
}

function field(name: 'lane' | 'updatedAfter' | 'labels' | 'meta', control: HTMLElement): HTMLElement {
  return h('div', { class: 'field' }, h('label', { for: control.id }, t(name)), control);
}
