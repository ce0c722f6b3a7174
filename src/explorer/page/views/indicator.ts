import { apiPanel } from '../base/address.ts';
import { codes, get, path } from '../base/api.ts';
import { breath } from '../base/breath.ts';
import { h, replace } from '../base/dom.ts';
import { showFailure } from '../base/failure.ts';
import { formatList } from '../base/features.ts';
import { lang, langParameter, pick, t, term } from '../base/language.ts';
import type { Code, IndicatorDetail, Single } from '../base/model.ts';
import { periodName } from '../base/periods.ts';
import { pageAddress, readShown, type Shown } from '../base/shown.ts';
import { firstHead, skeleton } from '../base/skeleton.ts';
import { controlPanel } from '../chart/controls.ts';
import { showFigure } from '../chart/figure.ts';
import { go, type Mounted, setTitle, type View } from '../frame/navigate.ts';
import { downloads } from '../parts/downloads.ts';
import { showHeadline } from '../parts/headline.ts';
import { nextFigure } from '../parts/next-figure.ts';
import { notes } from '../parts/notes.ts';
import { reportLink } from '../parts/report-link.ts';

/** One indicator: its figures, what they mean, who said them, what contradicts them, and how to take them along. */
export const indicator: View = { mount };

async function mount(root: HTMLElement, url: URL, id: string): Promise<Mounted> {
  replace(root, firstHead() ?? skeleton('lines', 2), skeleton('chart', 1));
  const formats = formatList();
  formats.catch(() => {});
  const [{ data: detail, links }, topics, producers] = await Promise.all([
    get<Single<IndicatorDetail>>(path(`/v1/indicators/${encodeURIComponent(id)}`, langParameter())),
    codes('topics'),
    codes('producers'),
  ]);
  setTitle(pick(detail.name));
  const part = (className: string) => h('section', { class: className });
  const places = {
    headline: part('headline'),
    controls: part('controls'),
    figure: part('figure-part'),
    aside: h('aside', { class: 'take', 'aria-label': t('download') }),
  };
  replace(
    root,
    head(detail, topics, producers),
    places.headline,
    places.controls,
    places.figure,
    h(
      'div',
      { class: 'columns' },
      h('div', { class: 'main' }, notes(detail), nextFigure(detail), reportLink(links)),
      places.aside,
    ),
  );

  const change = (next: Shown) => go(pageAddress(next));
  let turn = 0;
  const update = async (address: URL) => {
    turn += 1;
    const mine = turn;
    const current = () => mine === turn;
    const shown = readShown(id, address.searchParams);
    void showHeadline(places.headline, detail, shown);
    const drawn = showFigure(places.figure, detail, shown, current);
    try {
      controlPanel(places.controls, detail, shown, change, current).catch((error) => {
        if (current()) showFailure(places.controls, error, () => void update(address));
      });
      const known = await formats;
      if (!current()) return;
      await breath();
      replace(places.aside, downloads(detail, shown, known), apiPanel(detail, shown, known));
    } catch (error) {
      if (current()) showFailure(places.aside, error, () => location.reload());
    }
    await drawn;
  };
  await update(url);
  return { update: (next) => void update(next) };
}

type Codes = ReadonlyMap<string, Code>;

function head(detail: IndicatorDetail, topics: Codes, producers: Codes): HTMLElement {
  const name = (list: Codes, id: string) => {
    const code = list.get(id);
    return code ? pick(code.name) : id;
  };
  const first = detail.firstPeriod === null ? null : periodName(detail.firstPeriod);
  const last = detail.lastPeriod === null ? null : periodName(detail.lastPeriod);
  const facts = [
    name(producers, detail.producer),
    detail.frequencies.map((frequency) => term('frequency', frequency)).join(', '),
    term('nature', detail.nature),
    first === last ? first : `${first} – ${last}`,
    detail.statements === 1 ? t('statementCount') : t('statementsCount', { n: detail.statements }),
  ];
  return h(
    'header',
    { class: 'page-head' },
    h(
      'p',
      { class: 'crumb' },
      h('a', { href: path('/', { topic: detail.topic }) }, name(topics, detail.topic)),
    ),
    h('h1', { tabindex: -1 }, pick(detail.name)),
    h(
      'p',
      { class: 'other', lang: lang() === 'zh' ? 'en' : 'zh' },
      lang() === 'zh' ? detail.name.en : detail.name.zh,
    ),
    h('p', { class: 'lead' }, pick(detail.definition)),
    h(
      'p',
      { class: 'facts' },
      facts.map((fact) => fact && h('span', {}, fact)),
    ),
  );
}
