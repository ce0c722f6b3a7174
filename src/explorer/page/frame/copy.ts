import { h } from '../base/dom.ts';
import { t } from '../base/language.ts';

/** A button that copies a text and says that it did. */
export function copyButton(text: () => string, label: string): HTMLButtonElement {
  const button = h(
    'button',
    { type: 'button', class: 'copy', 'aria-label': `${t('copy')}: ${label}` },
    t('copy'),
  );
  button.addEventListener('click', async () => {
    await write(text());
    button.textContent = t('copied');
    announce(t('copied'));
    setTimeout(() => {
      button.textContent = t('copy');
    }, 1600);
  });
  return button;
}

/** Says something to people who listen to the page. */
export function announce(text: string): void {
  const region = document.getElementById('announcer');
  if (region) region.textContent = text;
}

async function write(text: string): Promise<void> {
  // Only secure contexts have a clipboard; over plain HTTP a selection still copies.
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = h('textarea', { class: 'offscreen' });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
