import './loading/common.ts';
import { hydrate } from 'preact';
import { App } from './app.tsx';
import { takingOver } from './loading/still.tsx';
import { Api } from './public-api.ts';
import type { Answer } from './rendering.ts';
import { Visit } from './visit.ts';

interface State {
  readonly root: string;
  readonly base: string;
  readonly lang: 'en' | 'zh';
  readonly icon: string;
  /** Why the address was refused, where the server knew before it asked the API. */
  readonly refusal: Answer | null;
  readonly answers: Readonly<Record<string, Answer>>;
}

const state: State = JSON.parse(document.getElementById('state')?.textContent ?? '{}');
const { root, base, lang, icon, refusal } = state;
const visit = new Visit({ root, base, lang, api: new Api(ask, state.answers) });
const address = location.pathname + location.search;
const first = await (refusal ? visit.refused(address, refusal) : visit.open(address));
const container = document.getElementById('app');
if (container && first) takingOver(() => hydrate(<App visit={visit} first={first} icon={icon} />, container));

async function ask(path: string): Promise<Answer> {
  const response = await fetch(root + path, { headers: { accept: 'application/json' } }).catch(() => null);
  if (response === null) return { status: 0, body: null, retryAfter: null };
  const retryAfter = Number(response.headers.get('retry-after')) || null;
  const isJson = response.headers.get('content-type')?.includes('json');
  const body = await (isJson ? response.json() : response.text()).catch(() => null);
  return { status: response.status, body, retryAfter };
}
