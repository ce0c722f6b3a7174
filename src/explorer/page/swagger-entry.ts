import { onThemeChange, theme } from '../site/theme.ts';
import { startThemeButton } from './frame/theme-button.ts';
import { chineseWords } from './swagger/chinese-words.ts';
import {
  answersInView,
  documentAsJson,
  filterField,
  operationsLayout,
  parameterHeadings,
  resolvedOnUse,
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
  const { style = '', document: url } = place?.dataset ?? {};
  // Swagger UI asks for the document only once it runs: the cache has it by then.
  await Promise.all([library(), styled(style), fetch(`${url}`).then((response) => response.arrayBuffer())]);
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
    plugins: [
      operationsLayout,
      filterField,
      parameterHeadings,
      answersInView,
      withoutNestedControls,
      resolvedOnUse,
      documentAsJson,
      chineseWords,
    ],
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
    return holdInView(linked);
  }
}

/** Keeps an element at the top of the window while Swagger UI scrolls by itself and draws what stands above. */
async function holdInView(element: HTMLElement): Promise<void> {
  for (let frame = 0; frame < heldFrames; frame += 1) {
    if (Math.abs(element.getBoundingClientRect().top) > 1) element.scrollIntoView();
    await new Promise(requestAnimationFrame);
  }
}

const heldFrames = 90;

/** Frames within which Swagger UI draws an operation, also on a slow phone. */
const mostFrames = 600;

/** Waits for the library, which the page loads by an element of its own: the browser compiles it while it comes. */
async function library(): Promise<void> {
  if (globalThis.SwaggerUIBundle === undefined) await loaded(document.getElementById('swagger-library'));
}

function styled(href: string): Promise<unknown> {
  const element = document.createElement('link');
  element.setAttribute('rel', 'stylesheet');
  element.setAttribute('href', href);
  document.head.append(element);
  return loaded(element);
}

function loaded(element: HTMLElement | null): Promise<unknown> {
  return new Promise((resolve, reject) => {
    element?.addEventListener('load', resolve);
    element?.addEventListener('error', reject);
  });
}
