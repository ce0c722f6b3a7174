import { codes, one, path } from '../base/api.ts';
import { h, replace } from '../base/dom.ts';
import { lang, langParameter, pick, t } from '../base/language.ts';
import type { Code, Lane, Text } from '../base/model.ts';
import { periodName } from '../base/periods.ts';
import { firstHead, skeleton } from '../base/skeleton.ts';
import { type Mounted, setTitle, type View } from '../frame/navigate.ts';

const page = 40;

interface Place {
  readonly id: string;
  readonly name: Text;
}

/** A figure of an area, as `/v1/areas/{code}` shows it. */
interface AreaFigure {
  readonly period: string;
  readonly display: string;
}

/** What an indicator has of an area. */
interface AreaFigures extends Place {
  readonly covers: Text | null;
  readonly firstPeriod: string | null;
  readonly lastPeriod: string | null;
  readonly statements: number;
  readonly latest: Readonly<Record<Lane, AreaFigure | null>>;
}

interface AreaDetail extends Place {
  readonly level: string;
  readonly gbCode: string | null;
  readonly inNationalFigures: boolean | null;
  readonly indicators: number;
  readonly statements: number;
  readonly lacks: readonly string[];
  readonly parents: readonly Place[];
  readonly children: readonly Place[];
  readonly figures: readonly AreaFigures[];
}

/** One area: where it lies, which areas lie in it, its indicators with their latest figures, and what is not known of it. */
export const area: View = { mount };

async function mount(root: HTMLElement, _: URL, code: string): Promise<Mounted> {
  replace(root, firstHead() ?? skeleton('lines', 2), skeleton('rows', 6));
  const [detail, levels, concepts] = await Promise.all([
    one<AreaDetail>(path(`/v1/areas/${encodeURIComponent(code)}`, langParameter())),
    codes('areaLevels'),
    codes('concepts'),
  ]);
  setTitle(pick(detail.name));
  replace(
    root,
    head(detail, nameIn(levels, detail.level)),
    detail.children.length > 0 &&
      part(
        'areasBelow',
        h(
          'ul',
          { class: 'area-list' },
          detail.children.map((child) => h('li', {}, areaLink(child))),
        ),
      ),
    part(
      'latestFigures',
      detail.figures.length === 0 ? h('p', { class: 'empty' }, t('noFigures')) : figureList(detail),
    ),
    detail.lacks.length > 0 &&
      part(
        'lacks',
        h(
          'ul',
          { class: 'area-list' },
          detail.lacks.map((id) =>
            h('li', {}, h('a', { href: path('/', { concept: id }) }, nameIn(concepts, id))),
          ),
        ),
      ),
  );
  return { update: () => {} };
}

function nameIn(list: ReadonlyMap<string, Code>, id: string): string {
  const code = list.get(id);
  return code ? pick(code.name) : id;
}

function head(detail: AreaDetail, level: string): HTMLElement {
  const facts = [
    level,
    detail.gbCode === null ? detail.id : `${detail.id} · GB/T 2260 ${detail.gbCode}`,
    detail.indicators === 1 ? t('indicatorCount') : t('indicatorsCount', { n: detail.indicators }),
    detail.statements === 1 ? t('statementCount') : t('statementsCount', { n: detail.statements }),
    detail.inNationalFigures === false && t('notInNational'),
  ];
  return h(
    'header',
    { class: 'page-head' },
    h(
      'p',
      { class: 'crumb' },
      detail.parents.toReversed().flatMap((parent, at) => [at > 0 && ' › ', areaLink(parent)]),
    ),
    h('h1', { tabindex: -1 }, pick(detail.name)),
    h(
      'p',
      { class: 'other', lang: lang() === 'zh' ? 'en' : 'zh' },
      lang() === 'zh' ? detail.name.en : detail.name.zh,
    ),
    h(
      'p',
      { class: 'facts' },
      facts.map((fact) => fact && h('span', {}, fact)),
    ),
  );
}

function areaLink({ id, name }: AreaDetail['parents'][number]): HTMLElement {
  return h('a', { href: `/areas/${id}` }, pick(name));
}

function part(word: 'areasBelow' | 'latestFigures' | 'lacks', content: HTMLElement): HTMLElement {
  return h(
    'section',
    { class: 'area-part', 'aria-labelledby': word },
    h('h2', { id: word }, t(word)),
    content,
  );
}

/** The figures of an area, some at a time. */
function figureList(detail: AreaDetail): HTMLElement {
  const list = h('ol', { class: 'result-list' });
  const append = (from: number) => {
    list.append(...detail.figures.slice(from, from + page).map((figures) => row(figures, detail.id)));
    if (from + page >= detail.figures.length) return;
    const button = h('button', { type: 'button', class: 'button' }, t('more'));
    const place = h('li', { class: 'more' }, button);
    button.addEventListener('click', () => {
      place.remove();
      append(from + page);
      list.children[from + page]?.querySelector('a')?.focus();
    });
    list.append(place);
  };
  append(0);
  return list;
}

function row(
  { id, name, covers, latest, firstPeriod, lastPeriod, statements }: AreaFigures,
  code: string,
): HTMLElement {
  const best = latest.outturn ?? latest.forecast ?? latest.target;
  const lane = latest.outturn ? null : latest.forecast ? 'forecast' : 'target';
  const years = [...new Set([firstPeriod, lastPeriod].map((period) => period?.slice(0, 4)))].join('–');
  const count = statements === 1 ? t('statementCount') : t('statementsCount', { n: statements });
  return h(
    'li',
    { class: 'result' },
    h(
      'div',
      {},
      h('h3', {}, h('a', { href: path(`/indicators/${id}`, { area: code }) }, pick(name))),
      h(
        'p',
        { class: 'facts' },
        [covers && pick(covers), years, count].map((fact) => fact && h('span', {}, fact)),
      ),
    ),
    best &&
      h(
        'span',
        { class: 'latest' },
        h('span', { class: 'figure' }, best.display),
        h('span', { class: 'when' }, periodName(best.period), lane && ` · ${t(`lane.${lane}`)}`),
      ),
  );
}
