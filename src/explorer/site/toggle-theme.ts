/** Changes between light and dark, and remembers the choice. */
export function toggleTheme(): void {
  const { dataset } = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  dataset.theme = (dataset.theme ?? dark) === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem('theme', dataset.theme);
  } catch {
    // Storage may be refused; the choice then lasts as long as the page.
  }
  document.dispatchEvent(new Event('themechange'));
}
