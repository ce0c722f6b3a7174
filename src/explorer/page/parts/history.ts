import { publisherName } from '../../../charts/charted.ts';
import { all, path } from '../base/api.ts';
import { breath } from '../base/breath.ts';
import { h, replace } from '../base/dom.ts';
import { showFailure } from '../base/failure.ts';
import { lang, langParameter, t, term } from '../base/language.ts';
import type { IndicatorDetail, Observation } from '../base/model.ts';
import { periodName } from '../base/periods.ts';
import { type Shown, usualArea, usualFrequency } from '../base/shown.ts';
import { skeleton } from '../base/skeleton.ts';

const periodsFirst = 3;
const fewAgreeing = 2;

/** Who said what, when: every statement of each figure, the newest period first. */
export async function showHistory(root: HTMLElement, detail: IndicatorDetail, shown: Shown): Promise<void> {
  const address = path('/v1/observations', {
    indicator: detail.id,
    area: shown.chosen.area ?? usualArea(detail),
    frequency: shown.chosen.frequency ?? usualFrequency(detail),
    revisions: 'all',
    ...langParameter(),
  });
  if (root.dataset.address === address) return;
  root.dataset.address = address;
  const heading = [h('h2', { id: 'history' }, t('history')), h('p', { class: 'sub' }, t('historyText'))];
  root.setAttribute('aria-labelledby', 'history');
  replace(root, heading, skeleton('rows', 3));
  try {
    const { data } = await all<Observation>(address);
    const groups = grouped(data);
    const rest = groups.slice(periodsFirst);
    const list = h('ol', { class: 'timeline' });
    const button = h(
      'button',
      { type: 'button', class: 'button quiet' },
      t('earlierPeriods', { n: rest.length }),
    );
    button.addEventListener('click', () => {
      list.append(...rest.map(group));
      button.remove();
    });
    replace(root, heading, list);
    for (const first of groups.slice(0, periodsFirst)) {
      await breath();
      list.append(group(first));
    }
    if (rest.length > 0) root.append(button);
  } catch (error) {
    delete root.dataset.address;
    showFailure(root, error, () => void showHistory(root, detail, shown));
  }
}

/** Statements of one area, period and lane together, in the order in which they became known. */
function grouped(rows: readonly Observation[]): Observation[][] {
  const groups = Map.groupBy(rows, ({ area, period, lane }) => [area, period, lane].join(' '));
  return [...groups.values()]
    .map((group) => group.toSorted(byKnowledge))
    .toSorted((a, b) => ((a[0]?.periodEnd ?? '') < (b[0]?.periodEnd ?? '') ? 1 : -1));
}

/** As the API orders a history: by the day, of one day the better source first. */
function byKnowledge(a: Observation, b: Observation): number {
  const [one, other] = [placeOf(a), placeOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

const tiers = ['primary', 'official', 'secondary'];

function placeOf({ knownFrom, source, id }: Observation): string {
  return `${knownFrom} ${tiers.indexOf(source?.tier ?? '')} ${id}`;
}

function group(rows: readonly Observation[]): HTMLElement {
  const [first] = rows;
  const current = rows.find(({ knownUntil }) => knownUntil === null);
  const several = new Set(rows.map(({ area }) => area)).size > 1;
  // One or two say something by themselves; many only say how many they are.
  const corroborating = rows.filter(({ relation }) => relation === 'corroborates');
  const agreeing = corroborating.length > fewAgreeing ? corroborating.slice(1) : [];
  return h(
    'li',
    { class: 'period-group' },
    h(
      'h3',
      {},
      first && periodName(first.period),
      several && first ? ` · ${first.area}` : null,
      first && first.lane !== 'outturn' && h('span', { class: `tag ${first.lane}` }, t(`lane.${first.lane}`)),
    ),
    h(
      'ol',
      { class: 'statements' },
      rows.filter((row) => !agreeing.includes(row)).map((row) => statement(row, row === current)),
    ),
    agreeing.length > 0 &&
      h(
        'details',
        { class: 'rest' },
        h('summary', {}, t('corroborated', { n: agreeing.length })),
        h(
          'ol',
          { class: 'statements' },
          agreeing.map((row) => statement(row, false)),
        ),
      ),
  );
}

function statement(row: Observation, current: boolean): HTMLElement {
  const relation = row.relation ?? 'first';
  return h(
    'li',
    { class: current ? `statement ${relation} current` : `statement ${relation}` },
    h('span', { class: 'date' }, row.publishedOn ?? '–'),
    h('span', { class: `relation ${relation}` }, term('relation', relation)),
    h('span', { class: 'figure' }, row.display, current && h('span', { class: 'mark' }, t('current'))),
    h(
      'span',
      { class: 'who' },
      row.source ? publisherName(row.source, lang()) : '–',
      row.source && h('span', { class: 'tier' }, term('tier', row.source.tier)),
    ),
  );
}
