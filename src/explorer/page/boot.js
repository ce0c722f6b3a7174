// Before the first paint: the theme and the language chosen earlier, so that nothing flashes.
(() => {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search).getAll('lang').at(-1) ?? null;
  let theme = null;
  let lang = null;
  try {
    theme = localStorage.getItem('theme');
    lang = localStorage.getItem('lang');
    if (asked === 'en' || asked === 'zh') localStorage.setItem('lang', asked);
  } catch {
    // Storage may be refused.
  }
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (asked !== null || (lang !== 'en' && lang !== 'zh') || lang === root.lang) return;
  // The other language is another document.
  const query = location.search === '' ? '?' : `${location.search}&`;
  location.replace(`${query}lang=${lang}${location.hash}`);
})();
