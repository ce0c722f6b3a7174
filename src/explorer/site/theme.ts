export type Theme = 'light' | 'dark';

/** Not asked for on the server, which has no theme. */
const system = () => matchMedia('(prefers-color-scheme: dark)');

/** The theme of the page: the one that was chosen, else that of the system. */
export function theme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return system().matches ? 'dark' : 'light';
}

/** Changes between light and dark, and remembers the choice. */
export function toggleTheme(): void {
  const next = theme() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem('theme', next);
  } catch {
    // Storage may be refused; the choice then lasts as long as the page.
  }
  document.dispatchEvent(new Event('themechange'));
}

/** Has a listener called when the theme changes, by choice or with the system. What it returns ends that. */
export function onThemeChange(listener: () => void): () => void {
  const media = system();
  document.addEventListener('themechange', listener);
  media.addEventListener('change', listener);
  return () => {
    document.removeEventListener('themechange', listener);
    media.removeEventListener('change', listener);
  };
}
