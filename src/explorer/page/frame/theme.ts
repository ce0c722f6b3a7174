export type Theme = 'light' | 'dark';

const system = matchMedia('(prefers-color-scheme: dark)');

export function theme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return system.matches ? 'dark' : 'light';
}

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

system.addEventListener('change', () => document.dispatchEvent(new Event('themechange')));
