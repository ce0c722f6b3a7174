// Before the first paint: the theme and the language chosen earlier, so that nothing flashes.
(() => {
  const dark = '(prefers-color-scheme: dark)';

  // Sources of pictures know only the theme of the system: those for the dark one always match a dark page, and never a light one.
  function turn(source, { theme }) {
    const media = source.dataset.media ?? source.media;
    if (!media.includes(dark)) return;
    source.dataset.media = media;
    const always = theme === 'dark' ? '(min-width: 0px)' : '(max-width: 0px)';
    const turned = theme === undefined ? media : media.replace(dark, always);
    if (source.media !== turned) source.media = turned;
  }

  // The parser adds pictures, the page takes them over and adds others; a browser chooses among sources after this has run.
  function keepPictures(root) {
    const sources = document.getElementsByTagName('source');
    new MutationObserver(() => {
      for (const source of sources) turn(source, root.dataset);
    }).observe(document, { childList: true, subtree: true, attributeFilter: ['data-theme', 'media'] });
  }

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
  keepPictures(root);
  if (asked !== null || (lang !== 'en' && lang !== 'zh') || lang === root.lang) return;
  // The other language is another document.
  const query = location.search === '' ? '?' : `${location.search}&`;
  location.replace(`${query}lang=${lang}${location.hash}`);
})();
