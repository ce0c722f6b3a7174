import { codes } from '../base/api.ts';
import { h, replace } from '../base/dom.ts';
import { showFailure } from '../base/failure.ts';
import { allowed, observationParameters } from '../base/features.ts';
import { pick, t, term, type Word } from '../base/language.ts';
import type { Code, IndicatorDetail } from '../base/model.ts';
import { periodName } from '../base/periods.ts';
import {
  type Control,
  isComputed,
  type Shown,
  usualArea,
  usualFrequency,
  withChoice,
} from '../base/shown.ts';
import { comparePicker, divisorPicker } from './compare.ts';

type Option = readonly [value: string, label: string];

const money = ['CNY', 'USD'];
/** The controls of an indicator page, which come when they are opened; each change is a new address. */
export async function controlPanel(
  root: HTMLElement,
  detail: IndicatorDetail,
  shown: Shown,
  change: (next: Shown) => void,
  current: () => boolean,
): Promise<void> {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : '';
  const open = root.querySelector('details')?.open ?? !matchMedia('(max-width: 48rem)').matches;
  const form = h('form', { class: 'fields', onsubmit: (event) => event.preventDefault() });
  const panel = h('details', { open }, h('summary', {}, t('settings')), form);
  const filled = async () => replace(form, await fields(detail, shown, change));
  if (open) await filled();
  if (!current()) return;
  if (!open)
    panel.addEventListener(
      'toggle',
      () => void filled().catch((error) => showFailure(form, error, () => void filled())),
      { once: true },
    );
  replace(root, panel);
  if (focused !== '') document.getElementById(focused)?.focus();
}

/** A control that the server does not know is not there. */
async function fields(detail: IndicatorDetail, shown: Shown, change: (next: Shown) => void) {
  const [server, areas] = await Promise.all([
    observationParameters(),
    detail.areas.length > 1 ? codes('areas') : new Map<string, Code>(),
  ]);
  const set = (name: Control, value: string) => change(completed(withChoice(shown, name, value), detail));
  const select = (name: Control, word: Word, options: readonly Option[], usual = '') =>
    options.length > 1 &&
    field(
      name,
      word,
      picker(name, options, shown.chosen[name] ?? usual, (value) => set(name, value === usual ? '' : value)),
    );
  const words = (name: Control, skip: readonly string[] = []): Option[] =>
    allowed(server, name)
      .filter((value) => !skip.includes(value))
      .map((value) => [value, term(name, value)]);
  const transforms = await transformOptions(words('transform'));
  const { transform, aggregate, by } = shown.chosen;
  const currencies = money.includes(detail.unit)
    ? allowed(server, 'currency').filter((code) => code !== detail.unit)
    : [];
  const changed = Object.keys(shown.chosen).length > 0 || shown.compare.length > 0;
  return [
    detail.areas.length > 1 && select('area', 'area', areaOptions(detail, areas), usualArea(detail) ?? ''),
    select(
      'frequency',
      'frequency',
      (aggregate === undefined ? detail.frequencies : coarser(detail)).map((id) => [
        id,
        term('frequency', id),
      ]),
      aggregate === undefined ? (usualFrequency(detail) ?? '') : '',
    ),
    coarser(detail).length > 0 &&
      select('aggregate', 'aggregate', [['', t('aggregate.')], ...words('aggregate')]),
    periodFields(detail, shown, (value) => set('period', value)),
    select('transform', 'transform', transforms, 'level'),
    (transform === 'index' || transform === 'cagr') &&
      select('base', 'base', baseOptions(detail, shown), firstPeriod(detail, shown) ?? ''),
    transform === 'movingAverage' &&
      select(
        'window',
        'window',
        [2, 3, 4, 5, 6, 12].map((n) => [`${n}`, t('periods', { n })]),
        '3',
      ),
    transform === 'ratio' && divisorPicker(detail.id, by, (id) => set('by', id)),
    select('per', 'per', [['', t('per.')], ...words('per')]),
    select(
      'currency',
      'currency',
      currencies.length > 0
        ? [['', t('currency.')], ...currencies.map((code): Option => [code, term('currency', code)])]
        : [],
    ),
    shown.chosen.currency !== undefined && select('rate', 'rate', words('rate'), allowed(server, 'rate')[0]),
    select('scale', 'scale', words('scale'), '1'),
    !isComputed(shown) && select('revisions', 'revisions', words('revisions'), 'latest'),
    server.has('asOf') &&
      field(
        'asOf',
        'asOf',
        dateField(shown.chosen.asOf ?? '', (value) => set('asOf', value)),
      ),
    comparePicker(shown, change),
    changed &&
      h(
        'button',
        {
          type: 'button',
          class: 'button quiet reset',
          onclick: () => change({ ...shown, compare: [], chosen: {} }),
        },
        t('reset'),
      ),
  ];
}

/** A setting that needs another gets it: an index its base, an aggregate the frequency that it makes. Computations take current figures alone. */
function completed(shown: Shown, detail: IndicatorDetail): Shown {
  const { transform, base, aggregate, frequency } = shown.chosen;
  const first = firstPeriod(detail, shown);
  const to = coarser(detail);
  const { revisions: _, ...current } = shown.chosen;
  return {
    ...shown,
    chosen: {
      ...(isComputed(shown) ? current : shown.chosen),
      ...(transform === 'index' && base === undefined && first !== null ? { base: first } : {}),
      ...(aggregate !== undefined && !to.includes(frequency ?? '') && to[0] ? { frequency: to[0] } : {}),
    },
  };
}

const months: Readonly<Record<string, number>> = { A: 12, S: 6, Q: 3, M: 1 };

/** Frequencies into which the finest one of the indicator can be put together, the year first. */
function coarser({ frequencies }: IndicatorDetail): string[] {
  const finest = Math.min(...frequencies.map((id) => months[id] ?? 12));
  return ['A', 'S', 'Q'].filter((id) => (months[id] ?? 0) > finest);
}

/** The first outturn of what is shown. */
function firstPeriod(detail: IndicatorDetail, { chosen }: Shown): string | null {
  const area = chosen.area ?? usualArea(detail) ?? detail.areas[0];
  const frequency = chosen.frequency ?? usualFrequency(detail) ?? detail.frequencies[0];
  const own = detail.series.find(
    (series) => series.area === area && series.frequency === frequency && series.lane === 'outturn',
  );
  const [from = ''] = (chosen.period ?? '').split('..');
  return own === undefined ? null : frequency === 'A' && from > own.firstPeriod ? from : own.firstPeriod;
}

/** Years to choose from; of other frequencies the first period, and what the address names. */
function baseOptions(detail: IndicatorDetail, shown: Shown): Option[] {
  const first = firstPeriod(detail, shown);
  const years = /^\d{4}$/.test(first ?? '') ? yearsOf(detail) : [];
  const all = new Set([...years, first, shown.chosen.base].filter((one) => one != null));
  return [...all].toSorted().map((one) => [one, periodName(one)]);
}

/** The page's own short words; the API's titles for transforms that it does not know. */
async function transformOptions(words: readonly Option[]): Promise<Option[]> {
  const unknown = words.some(([id, label]) => id === label);
  const titles = unknown ? await codes('transforms') : new Map<string, Code>();
  return words.map(([id, label]) => {
    const title = titles.get(id)?.name;
    return [id, id === label && title ? pick(title) : label];
  });
}

function field(name: string, word: Word, control: HTMLElement): HTMLElement {
  return h('div', { class: 'field' }, h('label', { for: `control-${name}` }, t(word)), control);
}

function picker(
  name: string,
  options: readonly Option[],
  value: string,
  chosen: (value: string) => void,
): HTMLElement {
  const select = h(
    'select',
    { id: `control-${name}`, name },
    options.map(([id, label]) => h('option', { value: id }, label)),
  );
  select.value = value;
  select.addEventListener('change', () => chosen(select.value));
  return select;
}

function dateField(value: string, chosen: (value: string) => void): HTMLElement {
  const max = new Date().toISOString().slice(0, 10);
  const input = h('input', { id: 'control-asOf', type: 'date', name: 'asOf', value, max });
  input.addEventListener('change', () => chosen(input.value));
  return input;
}

function areaOptions(detail: IndicatorDetail, areas: ReadonlyMap<string, Code>): Option[] {
  const named = detail.areas.map((id): Option => {
    const code = areas.get(id);
    return [id, code ? pick(code.name) : id];
  });
  return usualArea(detail) === null ? [['', t('all')], ...named] : named;
}

function periodFields(detail: IndicatorDetail, { chosen }: Shown, set: (value: string) => void) {
  const years = yearsOf(detail);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const [from = '', to = ''] = (chosen.period ?? '').includes('..')
    ? (chosen.period ?? '').split('..')
    : [chosen.period ?? '', chosen.period ?? ''];
  const start = from.slice(0, 4) || first;
  const end = to.slice(0, 4) || last;
  const range = (a: string, b: string) => {
    const [low, high] = a <= b ? [a, b] : [b, a];
    set(low === first && high === last ? '' : low === high ? low : `${low}..${high}`);
  };
  const options = years.map((year): Option => [year, year]);
  return [
    field(
      'from',
      'from',
      picker('from', options, start, (value) => range(value, end)),
    ),
    field(
      'to',
      'to',
      picker('to', options, end, (value) => range(start, value)),
    ),
  ];
}

function yearsOf({ firstPeriod, lastPeriod }: IndicatorDetail): string[] {
  if (firstPeriod === null || lastPeriod === null) return [];
  const [first, last] = [Number(firstPeriod.slice(0, 4)), Number(lastPeriod.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, at) => `${first + at}`);
}
