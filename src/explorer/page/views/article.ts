import { publisherName } from '../../../charts/charted.ts';
import { all, get, one, path } from '../base/api.ts';
import { breath } from '../base/breath.ts';
import { h, replace } from '../base/dom.ts';
import { lang, langParameter, pick, t, term } from '../base/language.ts';
import type { Dossier, Observation, Single, Source } from '../base/model.ts';
import { rangeName } from '../base/numbers.ts';
import { periodName } from '../base/periods.ts';
import { firstHead, skeleton } from '../base/skeleton.ts';
import { sparkline } from '../chart/sparkline.ts';
import { type Mounted, setTitle, type View } from '../frame/navigate.ts';
import { reportLink } from '../parts/report-link.ts';
import { checkList } from './checks.ts';

const source = 'capitalfm-2025-09-22';

/** The figures of one article, each with its place in its series and its checks. */
export const article: View = { mount };

async function mount(root: HTMLElement, _url: URL): Promise<Mounted> {
  const language = langParameter();
  setTitle(t('articleTitle', { n: 8 }));
  replace(root, firstHead() ?? skeleton('lines', 3), skeleton('cards', 8));
  const [document, stated] = await Promise.all([
    one<Source>(`/v1/sources/${source}`),
    all<Observation>(path('/v1/observations', { source, revisions: 'all', ...language })),
  ]);
  const indicators = [...new Set(stated.data.map((row) => row.indicator))];
  const [dossiers, series] = await Promise.all([
    Promise.all(
      stated.data.map(({ id }) => get<Single<Dossier>>(path(`/v1/observations/${id ?? ''}`, language))),
    ),
    all<Observation>(path('/v1/observations', { indicator: indicators.join(','), ...language })),
  ]);
  const ordered = dossiers.toSorted((a, b) => place(a.data) - place(b.data));
  setTitle(t('articleTitle', { n: ordered.length }));
  const list = h('ol', { class: 'article-figures' });
  replace(root, head(document, ordered.length), list);
  for (const dossier of ordered) {
    list.append(figure(dossier, series.data));
    await breath();
  }
  return { update: () => {} };
}

function locatorName({ provenance: { locator } }: Dossier): string {
  const paragraph = /^para (\d+)$/.exec(locator)?.[1];
  return paragraph === undefined ? locator : t('paragraph', { n: paragraph });
}

/** Paragraph in which the article states the figure. */
function place({ provenance }: Dossier): number {
  return Number(/\d+/.exec(provenance.locator)?.[0] ?? Number.MAX_SAFE_INTEGER);
}

function head(document: Source, n: number): HTMLElement {
  return h(
    'header',
    { class: 'page-head' },
    h('h1', { tabindex: -1 }, t('articleTitle', { n })),
    h('p', { class: 'lead' }, t('articleText')),
    h(
      'p',
      { class: 'cited' },
      document.url === null
        ? h('cite', { lang: document.language }, document.title)
        : h(
            'a',
            { href: document.url, rel: 'noopener' },
            h('cite', { lang: document.language }, document.title),
          ),
      h(
        'span',
        { class: 'facts' },
        h('span', {}, publisherName(document, lang())),
        h('span', {}, document.publishedOn),
      ),
    ),
  );
}

function figure({ data: dossier, links }: Single<Dossier>, series: readonly Observation[]): HTMLElement {
  const own = series.filter(
    (row) =>
      row.indicator === dossier.indicator && row.area === dossier.area && row.frequency === dossier.frequency,
  );
  // The article's statement may not be the current one of its period: its place is then marked on the current one.
  const marked =
    own.find((row) => row.period === dossier.period && row.lane === dossier.lane)?.id ?? dossier.id;
  const range = rangeName(dossier.bounds);
  return h(
    'li',
    { class: `article-figure ${dossier.lane}` },
    h(
      'div',
      { class: 'stated' },
      h(
        'p',
        { class: 'locator' },
        locatorName(dossier),
        dossier.provenance.saidBy && h('span', {}, t('saidBy', { who: dossier.provenance.saidBy })),
      ),
      h('p', { class: 'figure' }, dossier.display),
      h(
        'p',
        { class: 'when' },
        periodName(dossier.period),
        h('span', { class: `tag ${dossier.lane}` }, term('kind', dossier.kind)),
      ),
      range !== null &&
        h(
          'p',
          { class: 'range' },
          term('qualifier', dossier.qualifier ?? 'exact'),
          ' ',
          t('allows', { range }),
        ),
    ),
    h(
      'div',
      { class: 'meaning' },
      h('h2', {}, h('a', { href: `/indicators/${dossier.indicator}` }, pick(dossier.name))),
      h('p', {}, pick(dossier.definition)),
      h(
        'p',
        { class: 'standing' },
        h('span', { class: `relation ${dossier.relation}` }, term('relation', dossier.relation ?? 'first')),
        agreement(dossier),
      ),
      dossier.checks.length > 0 && checkList(dossier.checks, 'h3'),
      reportLink(links),
    ),
    h(
      'div',
      { class: 'place' },
      h('h3', {}, t('placeInSeries')),
      sparkline(own, marked),
      neighbours(own, dossier) ?? h('p', { class: 'sub' }, t('onlyPoint')),
    ),
  );
}

function agreement({ agreement, relation }: Dossier): string {
  const others =
    agreement.corroborated - (relation === 'corroborates' ? 1 : 0) + (relation === 'first' ? 0 : 1);
  const agreed = others === 1 ? t('oneOther') : others > 1 ? t('others', { n: others }) : '';
  return [agreed, agreement.disputed > 0 && t('disputedBy', { n: agreement.disputed })]
    .filter(Boolean)
    .join(' · ');
}

function neighbours(own: readonly Observation[], dossier: Dossier): HTMLElement | null {
  const rows = own.toSorted((a, b) => (a.periodEnd < b.periodEnd ? -1 : 1));
  if (rows.length < 2) return null;
  const at = rows.findIndex((row) => row.period === dossier.period && row.lane === dossier.lane);
  const near = rows.slice(Math.max(at - 2, 0), at + 3);
  return h(
    'table',
    { class: 'neighbours' },
    h('caption', { class: 'offscreen' }, t('placeInSeries')),
    h(
      'tbody',
      {},
      near.map((row) =>
        h(
          'tr',
          { class: row === rows[at] ? 'here' : null },
          h('th', { scope: 'row' }, periodName(row.period)),
          h(
            'td',
            {},
            row.kind === 'actual' ? null : h('span', { class: `tag ${row.lane}` }, term('kind', row.kind)),
          ),
          h('td', { class: 'number' }, row.display),
        ),
      ),
    ),
  );
}
