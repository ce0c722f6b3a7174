import { onThemeChange, theme } from '../site/theme.ts';
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
onThemeChange(markTheme);
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
    // The schemas of all answers stand at the operations too; drawing them once more takes a phone a second.
    defaultModelsExpandDepth: -1,
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
  if (location.hash.length > 2) void scrollToLinked();
}

/** Brings the operation of the address into view once it is drawn: Swagger UI scrolls while it still draws. */
async function scrollToLinked(): Promise<void> {
  const id = `operations-${location.hash.slice(2).replaceAll('/', '-')}`;
  for (let frame = 0; frame < mostFrames; frame += 1) {
    await new Promise(requestAnimationFrame);
    const linked = document.getElementById(id);
    if (!linked?.classList.contains('is-open')) continue;
    await new Promise((resolve) => setTimeout(resolve, 200));
    await new Promise(requestAnimationFrame);
    return linked.scrollIntoView();
  }
}

/** Frames within which Swagger UI draws an operation, also on a slow phone. */
const mostFrames = 600;

function loaded(name: 'script' | 'link', attributes: Readonly<Record<string, string>>): Promise<unknown> {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return new Promise((resolve, reject) => {
    element.addEventListener('load', resolve);
    element.addEventListener('error', reject);
    document.head.append(element);
  });
}
