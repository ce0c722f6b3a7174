import { publisherName } from '../../../charts/charted.ts';
import { get, path } from '../base/api.ts';
import { h, replace } from '../base/dom.ts';
import { lang, langParameter, t, term } from '../base/language.ts';
import type { IndicatorDetail, Lane, List, Observation } from '../base/model.ts';
import { figureName, rangeName } from '../base/numbers.ts';
import { periodName } from '../base/periods.ts';
import { type Shown, usualArea } from '../base/shown.ts';
import { gradeBadge, gradeReasons } from './grade.ts';

const lanes: readonly Lane[] = ['outturn', 'forecast', 'target'];

/** The newest figure of each lane, apart: what was measured, what is expected, what is aimed at. */
export async function showHeadline(root: HTMLElement, detail: IndicatorDetail, shown: Shown): Promise<void> {
  const latest = await latestOf(detail, shown);
  root.setAttribute('aria-label', t('value'));
  replace(
    root,
    latest.outturn === null &&
      h(
        'div',
        { class: 'lane none' },
        h('p', {}, t(areaOf(detail, shown) === null ? 'chooseArea' : 'noOutturn')),
      ),
    lanes.map((lane) => {
      const row = latest[lane];
      return row && laneCard(row);
    }),
    shown.chosen.asOf !== undefined &&
      h('p', { class: 'as-of' }, t('asKnownOn', { date: shown.chosen.asOf })),
  );
}

async function latestOf(detail: IndicatorDetail, shown: Shown): Promise<IndicatorDetail['latest']> {
  const { chosen } = shown;
  const area = areaOf(detail, shown);
  if (area === null || (chosen.asOf === undefined && chosen.area === undefined)) return detail.latest;
  const address = path('/v1/observations', {
    indicator: detail.id,
    area,
    last: 1,
    asOf: chosen.asOf,
    ...langParameter(),
  });
  const rows = await get<List<Observation>>(address).catch(() => null);
  const newest = (rows?.data ?? []).toSorted((a, b) => (a.periodEnd < b.periodEnd ? 1 : -1));
  const of = (lane: Lane) => newest.find((row) => row.lane === lane) ?? null;
  const outturn = of('outturn');
  const ahead = (row: Observation | null) => (row && row.periodEnd > (outturn?.periodEnd ?? '') ? row : null);
  return { outturn, forecast: ahead(of('forecast')), target: ahead(of('target')) };
}

/** The area whose figures stand at the head of the page; null where there are several and none is China. */
function areaOf(detail: IndicatorDetail, { chosen }: Shown): string | null {
  const [only = null, ...others] = detail.areas;
  return chosen.area ?? usualArea(detail) ?? (others.length === 0 ? only : null);
}

function laneCard(row: Observation): HTMLElement {
  const range = rangeName(row.bounds);
  const hedge = term('qualifier', row.qualifier ?? 'exact');
  return h(
    'div',
    { class: `lane ${row.lane}` },
    h(
      'p',
      { class: 'label' },
      gradeBadge(row.evidence),
      h('span', { class: `tag ${row.lane}` }, term('kind', row.kind)),
      h('span', { class: 'when' }, periodName(row.period)),
    ),
    h('p', { class: 'figure' }, figureName(row)),
    range !== null && h('p', { class: 'range' }, hedge, ' ', t('allows', { range })),
    row.source &&
      h(
        'p',
        { class: 'said' },
        t('asStatedBy', { publisher: publisherName(row.source, lang()), date: row.publishedOn ?? '–' }),
      ),
    row.evidence && h('p', { class: 'said' }, gradeReasons(row.evidence)),
  );
}
