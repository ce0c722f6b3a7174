import { hydrate } from 'preact-iso';
import { App } from './app.tsx';
import { Api } from './public-api.ts';
import type { Answer } from './rendering.ts';
import { Visit } from './visit.ts';

interface State {
  readonly root: string;
  readonly base: string;
  readonly lang: 'en' | 'zh';
  readonly icon: string;
  readonly answers: Readonly<Record<string, Answer>>;
}

const state: State = JSON.parse(document.getElementById('state')?.textContent ?? '{}');
const { root, base, lang, icon } = state;
const visit = new Visit({ root, base, lang, api: new Api(ask, state.answers) });
const first = await visit.open(location.pathname + location.search);
const container = document.getElementById('app');
if (container && first) hydrate(<App visit={visit} first={first} icon={icon} />, container);

async function ask(path: string): Promise<Answer> {
  const response = await fetch(root + path, { headers: { accept: 'application/json' } }).catch(() => null);
  if (response === null) return { status: 0, body: null, retryAfter: null };
  const retryAfter = Number(response.headers.get('retry-after')) || null;
  const isJson = response.headers.get('content-type')?.includes('json');
  const body = await (isJson ? response.json() : response.text()).catch(() => null);
  return { status: response.status, body, retryAfter };
}
