import { aggregateWords, computationText, ratioTitle } from '../../../charts/computation-text.ts';
import { all, codes, one } from '../base/api.ts';
import { h, replace } from '../base/dom.ts';
import { showFailure } from '../base/failure.ts';
import { lang, pick, t } from '../base/language.ts';
import type { Indicator, IndicatorDetail, Observation } from '../base/model.ts';
import { apiAddress, isComputed, type Shown } from '../base/shown.ts';
import { skeleton } from '../base/skeleton.ts';
import { drawCharts } from './chart.ts';
import type { Names } from './readout.ts';

/** The chart of what is shown. `current` is false once something else is asked for. */
export async function showFigure(
  root: HTMLElement,
  detail: IndicatorDetail,
  shown: Shown,
  current: () => boolean,
): Promise<void> {
  if (root.children.length === 0) replace(root, skeleton('chart', 1));
  root.classList.add('busy');
  try {
    const [list, names] = await Promise.all([
      all<Observation>(apiAddress(shown, detail)),
      namesOf(detail, shown),
    ]);
    if (!current()) return;
    if (list.data.length === 0) return replace(root, empty(list.meta.emptyReason ?? null));
    const charts = h('div', { class: 'charts' });
    replace(root, h('h2', { class: 'offscreen' }, t('chart')), charts, warnings(list.meta.warnings));
    // The chart waits for its reader; nothing else waits for the chart.
    drawCharts(charts, list.data, names, list.meta.release).catch((error) =>
      showFailure(charts, error, () => void showFigure(root, detail, shown, current)),
    );
  } catch (error) {
    if (current()) showFailure(root, error, () => void showFigure(root, detail, shown, current));
  } finally {
    if (current()) root.classList.remove('busy');
  }
}

async function namesOf(detail: IndicatorDetail, shown: Shown): Promise<Names> {
  const [units, areas, concepts, ...others] = await Promise.all([
    codes('units'),
    codes('areas'),
    codes('concepts'),
    ...shown.compare.map((id) => one<Indicator>(`/v1/indicators/${id}`)),
  ]);
  return {
    computation: isComputed(shown) ? await computationOf(shown) : null,
    indicators: Object.fromEntries([detail, ...others].map((indicator) => [indicator.id, indicator])),
    units: Object.fromEntries(units),
    areas: Object.fromEntries(areas),
    concepts: Object.fromEntries(concepts),
  };
}

/** What is computed, in the words of the API. */
async function computationOf({ chosen }: Shown): Promise<string | null> {
  const { transform, base, by, window, aggregate, currency, rate, per } = chosen;
  const [titles, divisor] = await Promise.all([
    codes('transforms'),
    by === undefined ? null : one<Indicator>(`/v1/indicators/${by}`),
  ]);
  const ratio = by === undefined ? null : ratioTitle;
  return computationText(
    {
      transform: transform === 'ratio' ? ratio : (titles.get(transform ?? '')?.name ?? null),
      detail: base ?? (divisor && pick(divisor.name)) ?? window ?? null,
      aggregate: new Map(Object.entries(aggregateWords)).get(aggregate ?? '') ?? null,
      currency: currency ?? null,
      rate: rate === 'stated' ? 'stated' : 'annualAverage',
      per: per === 'person' || per === 'gdp' ? per : null,
    },
    lang(),
  );
}

function warnings(list: readonly { readonly code: string; readonly detail: string }[]) {
  return (
    list.length > 0 &&
    h(
      'ul',
      { class: 'warnings' },
      list.map(({ detail }) => h('li', {}, detail)),
    )
  );
}

function empty(reason: string | null): HTMLElement {
  return h('div', { class: 'empty' }, h('h2', {}, t('noRows')), h('p', {}, reason ?? t('noRowsText')));
}
