import { locationStub } from 'preact-iso/prerender';
import { renderToString } from 'preact-render-to-string';
import { App } from './app.tsx';
import { Api } from './public-api.ts';
import type { Render } from './rendering.ts';
import { Visit } from './visit.ts';

/** The HTML of the page of an address, with the answers of the API that it was made from. */
export const render: Render = async ({ root, base, lang, icon, address, ask, refusal }) => {
  const api = new Api(ask);
  const visit = new Visit({ root, base, lang, api });
  const opened = await (refusal ? visit.refused(address, refusal) : visit.open(address));
  if (opened === null) return null;
  const { modules, screen } = opened;
  const { status, head, failure } = screen;
  const refused = failure && { status, body: failure.problem, retryAfter: failure.retryAfter };
  // The router reads the address from this global. Rendering waits for nothing, so no other page sees it.
  locationStub(address);
  try {
    const html = renderToString(<App visit={visit} first={opened} icon={icon} />);
    return { status, refusal: refused ?? null, head, html, modules, answers: await api.answers() };
  } finally {
    Reflect.deleteProperty(globalThis, 'location');
  }
};
