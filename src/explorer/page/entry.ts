import { lang, setLang } from './base/language.ts';
import { reload, startRouter } from './frame/router.ts';
import { startThemeButton } from './frame/theme-button.ts';

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-lang]'))
  button.addEventListener('click', () => {
    const next = button.dataset.lang === 'zh' ? 'zh' : 'en';
    if (next === lang()) return;
    setLang(next);
    dropFromAddress('lang');
    markChoices();
    reload();
  });

markChoices();
startThemeButton();
startRouter();

function markChoices(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-lang]'))
    button.setAttribute('aria-pressed', `${button.dataset.lang === lang()}`);
}

/** A language chosen by hand wins over the one in the link that was followed. */
function dropFromAddress(name: string): void {
  const url = new URL(location.href);
  if (!url.searchParams.has(name)) return;
  url.searchParams.delete(name);
  history.replaceState(history.state, '', url.pathname + url.search);
}
