import { onThemeChange, theme, toggleTheme } from '../../site/theme.ts';

/** Has the button of the header turn the theme, and say which one it is. */
export function startThemeButton(): void {
  const button = document.getElementById('theme');
  const mark = (): void => button?.setAttribute('aria-pressed', `${theme() === 'dark'}`);
  button?.addEventListener('click', toggleTheme);
  onThemeChange(mark);
  mark();
}
