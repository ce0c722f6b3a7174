// Gives Swagger UI the head of the explorer, and the theme and the width that the reader has.
(() => {
  // Swagger UI finds its document by its own address, and stumbles over a query in it.
  if (location.search !== '') history.replaceState(null, '', location.pathname + location.hash);

  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const stored = () => {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null;
    }
  };
  const apply = () => {
    const chosen = stored();
    const dark = chosen === 'dark' || (chosen !== 'light' && system.matches);
    root.dataset.theme = dark ? 'dark' : 'light';
    root.classList.toggle('dark-mode', dark);
  };
  apply();
  system.addEventListener('change', apply);
  addEventListener('storage', apply);

  const viewport = document.createElement('meta');
  viewport.name = 'viewport';
  viewport.content = 'width=device-width, initial-scale=1';
  document.head.append(viewport);

  // This script lies three folders below the start page, wherever that is served.
  const home = new URL('../../..', document.currentScript.src).pathname;
  const link = (path, text, current) => {
    const element = document.createElement('a');
    element.href = home + path;
    element.textContent = text;
    if (current) element.setAttribute('aria-current', 'page');
    return element;
  };
  const head = document.createElement('header');
  head.className = 'site-head';
  const brand = link('', 'China Data Economy Indicators', false);
  brand.className = 'brand';
  const nav = document.createElement('nav');
  nav.setAttribute('aria-label', 'China Data Economy Indicators');
  nav.append(
    link('', 'Indicators', false),
    link('article', 'The article', false),
    link('checks', 'Fact check', false),
    link('docs', 'API', true),
  );
  head.append(brand, nav);
  document.body.prepend(head);
})();
