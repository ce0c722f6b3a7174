import { Failure, local } from './api.ts';
import { h, replace } from './dom.ts';
import { t } from './language.ts';
import type { Problem } from './model.ts';

/**
 * Says in place of a part of the page why it is not there and what to do; `again` loads it anew.
 * Offline parts load again by themselves, refused ones once the wait that the server named is over.
 */
export function showFailure(
  root: Element,
  error: unknown,
  again: () => void,
  level: 'h1' | 'h2' = 'h2',
): void {
  const failure = error instanceof Failure ? error : new Failure('unavailable', null, null);
  if (!(error instanceof Failure)) console.error(error);
  const parts = {
    problem: problemParts,
    limited: limitedParts,
    unavailable: unavailableParts,
    offline: offlineParts,
  };
  const { title, body } = parts[failure.kind](failure);
  const retry = h('button', { type: 'button', class: 'button', onclick: again }, t('retry'));
  const actions = failure.kind === 'problem' ? instead(failure.problem) : retry;
  replace(
    root,
    h('div', { class: 'failure', role: 'alert' }, h(level, { tabindex: -1 }, title), body, actions),
  );
  if (failure.kind === 'offline') addEventListener('online', again, { once: true });
  if (failure.retryAfter !== null) countdown(root, failure.retryAfter, again);
}

function problemParts({ problem }: Failure) {
  const errors = problem?.errors ?? [];
  return {
    title: problem?.status === 404 ? t('notFound') : (problem?.title ?? t('problem')),
    body: [
      h('p', {}, problem?.detail ?? ''),
      errors.length > 0 &&
        h(
          'ul',
          {},
          errors.map((fault) => h('li', {}, fault.detail ?? '', suggestions(fault.suggestions ?? []))),
        ),
    ],
  };
}

function limitedParts({ retryAfter }: Failure) {
  return { title: t('limited'), body: [wait(retryAfter ?? 10)] };
}

function unavailableParts({ problem, retryAfter }: Failure) {
  const text = problem?.detail ?? t('unavailableText');
  return { title: t('unavailable'), body: [h('p', {}, text), retryAfter !== null && wait(retryAfter)] };
}

function offlineParts() {
  return { title: t('offline'), body: [h('p', {}, t('offlineText'))] };
}

function wait(seconds: number): HTMLElement {
  return h('p', { class: 'countdown' }, t('limitedText', { n: seconds }));
}

function suggestions(list: readonly string[]) {
  if (list.length === 0) return null;
  return [
    ` ${t('didYouMean')} `,
    list.map((id, at) => [at > 0 && ', ', h('a', { href: `/indicators/${id}` }, id)]),
    '?',
  ];
}

function instead(problem: Problem | null): HTMLElement {
  const address = problem?.links?.tryInstead;
  return h(
    'p',
    { class: 'actions' },
    h('a', { class: 'button', href: '/' }, t('backHome')),
    address !== undefined &&
      h(
        'span',
        { class: 'try' },
        `${t('tryInstead')}: `,
        h('a', { href: local(address) }, h('code', {}, local(address))),
      ),
  );
}

function countdown(root: Element, seconds: number, again: () => void): void {
  let left = seconds;
  const timer = setInterval(() => {
    const text = root.querySelector('.countdown');
    if (text === null) return clearInterval(timer);
    left -= 1;
    text.textContent = t('limitedText', { n: Math.max(left, 0) });
    if (left > 0) return;
    clearInterval(timer);
    again();
  }, 1000);
}
