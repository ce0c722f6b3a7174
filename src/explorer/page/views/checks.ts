import { all, path } from '../base/api.ts';
import { breath } from '../base/breath.ts';
import { h, replace } from '../base/dom.ts';
import { showFailure } from '../base/failure.ts';
import { langParameter, pick, t, term } from '../base/language.ts';
import type { Check, Side } from '../base/model.ts';
import { intervals } from '../chart/intervals.ts';

/** The checks that an indicator has a part in, what does not fit first. */
export async function checksOf(root: HTMLElement, indicator: string): Promise<void> {
  const heading = h('h2', { id: 'checks' }, t('checks'));
  root.setAttribute('aria-labelledby', 'checks');
  const address = path('/v1/checks', { indicator, sort: '-outcome', limit: 1000, ...langParameter() });
  try {
    const own = (await all<Check>(address)).data.toSorted((a, b) => rank(a) - rank(b));
    const [first, rest] = [own.slice(0, fewest), own.slice(fewest)];
    const list = checkList(first.slice(0, 1), 'h3');
    const button = h(
      'button',
      { type: 'button', class: 'button quiet' },
      t('moreChecks', { n: rest.length }),
    );
    button.addEventListener('click', () => {
      list.append(...rest.map((check) => h('li', {}, checkCard(check, 'h3'))));
      button.remove();
    });
    replace(root, heading, own.length === 0 ? h('p', { class: 'sub' }, t('noChecks')) : list);
    // A card is a long piece of work on a slow phone: one at a time.
    for (const check of first.slice(1)) {
      await breath();
      list.append(h('li', {}, checkCard(check, 'h3')));
    }
    if (rest.length > 0) root.append(button);
  } catch (error) {
    showFailure(root, error, () => void checksOf(root, indicator));
  }
}

const fewest = 4;
const order = ['inconsistent', 'consistent', 'notComputable'];

function rank({ outcome }: Check): number {
  return order.indexOf(outcome);
}

export function checkList(checks: readonly Check[], level: 'h2' | 'h3' | 'h4'): HTMLElement {
  return h(
    'ul',
    { class: 'check-list' },
    checks.map((check) => h('li', {}, checkCard(check, level))),
  );
}

export function checkCard(check: Check, level: 'h2' | 'h3' | 'h4'): HTMLElement {
  return h(
    'article',
    { class: `check ${check.outcome}`, id: check.id },
    h('p', { class: 'verdict' }, term('outcome', check.outcome)),
    h(level, {}, pick(check.title)),
    h('p', { class: 'sentence' }, pick(check.sentence)),
    check.explanation && h('p', { class: 'explanation' }, pick(check.explanation)),
    check.left && check.right && intervals(check.left, check.right),
    h('dl', { class: 'sides' }, side('leftSide', check.left), side('rightSide', check.right)),
    check.operands.length > 0 &&
      h(
        'details',
        { class: 'operands' },
        h('summary', {}, t('operands')),
        h(
          'ul',
          {},
          check.operands.map(({ id, display }) =>
            h('li', {}, h('a', { href: pageOf(id) }, h('code', {}, id)), ' ', pick(display)),
          ),
        ),
      ),
  );
}

function side(word: 'leftSide' | 'rightSide', side: Side | null) {
  if (side === null) return null;
  return h('div', {}, h('dt', {}, t(word)), h('dd', {}, pick(side.display)));
}

/** The page of an operand: of the statement's indicator. */
function pageOf(operand: string): string {
  return `/indicators/${operand.split('.')[0]}`;
}
