// Before the first paint: the theme and the language chosen earlier, so that nothing flashes.
(() => {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search).get('lang');
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
  const next = asked ?? lang;
  if (next !== 'en' && next !== 'zh') return;
  // Where the page holds one language, the other is another document.
  if (root.dataset.oneLanguage === undefined) root.lang = next;
  else if (asked === null && next !== root.lang) {
    const query = location.search === '' ? '?' : `${location.search}&`;
    location.replace(`${query}lang=${next}${location.hash}`);
  }
})();
