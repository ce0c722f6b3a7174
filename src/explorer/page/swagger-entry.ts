import { theme } from './frame/theme.ts';
import { startThemeButton } from './frame/theme-button.ts';
import {
  answersInView,
  operationsLayout,
  parameterHeadings,
  withoutNestedControls,
} from './swagger/plugins.ts';

declare global {
  /** What `swagger-ui-bundle.js` puts into the page. */
  var SwaggerUIBundle: ((options: Readonly<Record<string, unknown>>) => unknown) | undefined;
}

startThemeButton();
markTheme();
document.addEventListener('themechange', markTheme);
void start();

/** Swagger UI draws its own dark theme below this class. */
function markTheme(): void {
  document.documentElement.classList.toggle('dark-mode', theme() === 'dark');
}

/** Lets Swagger UI take the place of the list of operations, which stays where it cannot be loaded. */
async function start(): Promise<void> {
  const place = document.getElementById('swagger-ui');
  const { library = '', style = '', document: url } = place?.dataset ?? {};
  // Swagger UI asks for the document only once it runs: the cache has it by then.
  await Promise.all([
    loaded('script', { src: library }),
    loaded('link', { rel: 'stylesheet', href: style }),
    fetch(`${url}`).then((response) => response.arrayBuffer()),
  ]);
  globalThis.SwaggerUIBundle?.({
    domNode: place,
    url,
    layout: 'OperationsLayout',
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    defaultModelRendering: 'model',
    deepLinking: true,
    filter: true,
    tryItOutEnabled: true,
    displayRequestDuration: true,
    plugins: [operationsLayout, parameterHeadings, answersInView, withoutNestedControls],
    onComplete: show,
  });
}

function show(): void {
  document.getElementById('operations')?.remove();
  document.getElementById('swagger-ui')?.removeAttribute('hidden');
  performance.mark('swagger-ui');
  const linked = document.getElementById(`operations-${location.hash.slice(2).replaceAll('/', '-')}`);
  linked?.scrollIntoView();
}

function loaded(name: 'script' | 'link', attributes: Readonly<Record<string, string>>): Promise<unknown> {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return new Promise((resolve, reject) => {
    element.addEventListener('load', resolve);
    element.addEventListener('error', reject);
    document.head.append(element);
  });
}
