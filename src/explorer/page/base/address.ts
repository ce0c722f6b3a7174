import { escaped } from '../../escaped.ts';
import { copyButton } from '../frame/copy.ts';
import { callOptions, chosenOptions } from '../parts/call-options.ts';
import { formatName } from '../words/format-name.ts';
import { get, getText } from './api.ts';
import { h, replace } from './dom.ts';
import { lang, pick, t } from './language.ts';
import type { Format, IndicatorDetail, List, Observation } from './model.ts';
import { at } from './root-path.ts';
import { apiAddress, type Shown } from './shown.ts';

/** Code that reads an address, by language. */
const snippets = {
  curl: (address: string) => `curl '${address}'`,
  JavaScript: (address: string) =>
    `const response = await fetch('${address}')\nconst { data } = await response.json()`,
  Python: (address: string) => `import pandas as pd\ndata = pd.read_csv('${asCsv(address)}')`,
  R: (address: string) => `data <- read.csv("${asCsv(address)}")`,
} as const;

type Language = keyof typeof snippets;

let chosen: Language = 'curl';

/** How to cite what is shown, and its exact address with code that reads it. */
export function apiPanel(
  detail: IndicatorDetail,
  shown: Shown,
  formats: readonly Format[],
): DocumentFragment {
  const addressWith = (more: Readonly<Record<string, string>>) =>
    location.origin + at(apiAddress(shown, detail, more));
  const address = addressWith({});
  const panels = document.createDocumentFragment();
  panels.append(citation(detail, shown, formats), addressBox(addressWith));
  if (formats.some(({ name }) => name === 'svg'))
    panels.append(embedding(`${address}&format=svg`, detail.name.en));
  return panels;
}

function addressBox(addressWith: (more: Readonly<Record<string, string>>) => string): HTMLElement {
  const code = h('code', {});
  const exact = h('a', {}, h('code', { id: 'exact' }));
  let address = '';
  const tabs = h('div', { class: 'tabs', role: 'group', 'aria-label': t('address') });
  const show = (language: Language) => {
    chosen = language;
    code.textContent = snippets[language](address);
    for (const tab of tabs.children) tab.setAttribute('aria-pressed', `${tab.textContent === language}`);
  };
  const languages: readonly Language[] = ['curl', 'JavaScript', 'Python', 'R'];
  tabs.append(
    ...languages.map((language) => h('button', { type: 'button', onclick: () => show(language) }, language)),
  );
  const update = () => {
    address = addressWith(chosenOptions());
    exact.href = address;
    replace(exact, h('code', { id: 'exact' }, address));
    show(chosen);
  };
  update();
  return h(
    'section',
    { class: 'panel address', 'aria-labelledby': 'address' },
    h('h2', { id: 'address' }, t('address')),
    h('p', { class: 'sub' }, t('addressText')),
    h(
      'p',
      { class: 'exact' },
      exact,
      copyButton(() => address, t('address')),
    ),
    callOptions(update),
    tabs,
    h(
      'div',
      { class: 'snippet' },
      h('pre', {}, code),
      copyButton(() => code.textContent ?? '', t('address')),
    ),
  );
}

/** The citation in a sentence, or in any of the forms that the server has. */
function citation(detail: IndicatorDetail, shown: Shown, formats: readonly Format[]): HTMLElement {
  const text = h('p', { class: 'citation' }, ' ');
  const tabs = h('div', { class: 'tabs', role: 'group', 'aria-label': t('cite') });
  const root = h(
    'section',
    { class: 'panel cite', 'aria-labelledby': 'cite' },
    h('h2', { id: 'cite' }, t('cite')),
    tabs,
    text,
    copyButton(() => text.textContent ?? '', t('cite')),
  );
  // The newest figure, outturns first, in the sentence that has its source and date, and the dataset that it was read from.
  const sentence = async () => {
    const { data, meta } = await get<List<Observation>>(apiAddress(shown, detail, { last: '1' }));
    const row = data.find(({ lane }) => lane === 'outturn') ?? data[0];
    return [row?.statement ?? pick(detail.name), meta.citation].join(lang() === 'zh' ? '' : ' ');
  };
  const forms = new Map<string, () => Promise<string>>([
    [t('citeText'), sentence],
    ...formats
      .filter(({ gives }) => gives === 'citation')
      .map(
        ({ name }) => [formatName(name), () => getText(apiAddress(shown, detail, { format: name }))] as const,
      ),
  ]);
  const show = async (form: string) => {
    for (const tab of tabs.children) tab.setAttribute('aria-pressed', `${tab.textContent === form}`);
    text.classList.toggle('source-form', form !== t('citeText'));
    try {
      text.textContent = (await forms.get(form)?.()) ?? '';
    } catch {
      // What cannot be shown cannot be cited; the chart says why.
      root.remove();
    }
  };
  tabs.append(
    ...[...forms.keys()].map((form) => h('button', { type: 'button', onclick: () => show(form) }, form)),
  );
  void show(t('citeText'));
  return root;
}

function embedding(picture: string, name: string): HTMLElement {
  const image = `<img src="${escaped(picture)}" alt="${escaped(name)}" width="720" height="405">`;
  const frame = `<iframe src="${escaped(picture)}" title="${escaped(name)}" width="720" height="405"></iframe>`;
  const line = (label: string, text: string) =>
    h(
      'div',
      { class: 'snippet' },
      h('pre', {}, h('code', {}, text)),
      copyButton(() => text, label),
    );
  return h(
    'section',
    { class: 'panel', 'aria-labelledby': 'embed' },
    h('h2', { id: 'embed' }, t('embed')),
    line('img', image),
    line('iframe', frame),
  );
}

function asCsv(address: string): string {
  return `${address}&format=csv`;
}
