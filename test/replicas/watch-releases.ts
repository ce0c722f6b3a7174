import { ask } from '../http/wire.ts';
import { sitePath } from './replicas.ts';

/** An answer, with what is wrong with it: that header, body and rows are not of one release. */
export interface Seen {
  readonly status: number;
  /** The release of its header; empty for a refusal. */
  readonly release: string;
  readonly cache: string;
  readonly isNamed: boolean;
  readonly next: string | null;
  readonly tryInstead: string | undefined;
  readonly fault: readonly string[];
}

interface Paging {
  readonly end: 'finished' | 'gone' | 'cut short';
  readonly fault: readonly string[];
}

interface Watched {
  readonly answers: readonly Seen[];
  readonly pagings: readonly Paging[];
  /** Answers to `release=` that say that there is none. */
  readonly refused: number;
}

interface Watch {
  readonly series: string;
  readonly list: string;
  readonly older: string;
  readonly newer: string;
}

interface Body {
  readonly data?: readonly { readonly period?: string }[];
  readonly page?: { readonly next: string | null };
  readonly meta?: { readonly release: string; readonly citation: string };
  readonly links?: { readonly tryInstead?: string };
}

/** Asks, and looks whether the parts of the answer are of one release. */
export async function seenAt(port: number, path: string): Promise<Seen> {
  const { status, headers, text } = await ask(port, path);
  const { meta, page, links }: Body = JSON.parse(text);
  const release = String(headers.release ?? '');
  const isWhole = status !== 200 || (meta?.release === release && isCited(meta.citation, release));
  return {
    status,
    release: status === 200 ? release : '',
    cache: String(headers['x-cache-status'] ?? ''),
    isNamed: path.includes('release='),
    next: page?.next ?? null,
    tryInstead: links?.tryInstead,
    fault: isWhole
      ? []
      : [`${path}: the header says ${release}, the body ${meta?.release}, ${meta?.citation}`],
  };
}

const isCited = (citation: string, release: string): boolean => citation.includes(`release ${release},`);

/** Clients of four kinds, each of which asks one request after the other until it is stopped. */
export function watchReleases(port: number, watch: Watch): { stop(): Promise<Watched> } {
  const answers: Seen[] = [];
  const pagings: Paging[] = [];
  let refused = 0;
  let isOver = false;
  let number = 0;
  const see = async (path: string): Promise<Seen> => {
    const seen = await seenAt(port, sitePath + path);
    answers.push(seen);
    return seen;
  };
  const repeat = async (act: () => Promise<unknown>): Promise<void> => {
    while (!isOver) await act();
  };
  const fresh = () => {
    number += 1;
    return `${watch.series}&limit=${200 + (number % 800)}&lang=${number % 2 === 0 ? 'en' : 'zh'}`;
  };
  const named = async (release: string): Promise<void> => {
    const path = `${fresh()}&release=${release}`;
    const { status, release: given, fault } = await see(path);
    if (status === 200 && given === release) return;
    // Only the new one may be unknown to a replica, which then says so.
    if (release === watch.newer && (status === 404 || status === 400)) refused += 1;
    else answers.push({ ...emptySeen, fault: [...fault, `${path}: ${status}, release ${given}`] });
  };
  const clients = [
    () => see(fresh()),
    () => see(watch.series),
    () => named(watch.older),
    () => named(watch.newer),
    async () => pagings.push(await pagedThrough(watch.list, see, () => isOver)),
    async () => pagings.push(await pagedThrough(`${watch.list}&lang=zh`, see, () => isOver)),
  ];
  const all = Promise.all(clients.map(repeat));
  const stop = async (): Promise<Watched> => {
    isOver = true;
    await all;
    return { answers, pagings, refused };
  };
  return { stop };
}

const emptySeen: Seen = {
  ...{ status: 0, release: '', cache: '', isNamed: true, next: null, tryInstead: undefined, fault: [] },
};

/** Pages of a list, at most forty, from the first on: all of one release. */
async function pagedThrough(
  list: string,
  see: (path: string) => Promise<Seen>,
  isOver: () => boolean,
): Promise<Paging> {
  // An address of its own each time, so that the first page does not come from the cache.
  const first = await see(`${list}&fields=id&period=..${2026 + Math.floor(Math.random() * 7000)}`);
  let page = first;
  for (let number = 0; page.next !== null && number < 40; number += 1) {
    if (isOver()) return { end: 'cut short', fault: [] };
    const path = page.next.slice(page.next.indexOf(sitePath) + sitePath.length);
    page = await see(path);
    if (page.status === 410) {
      const way = page.tryInstead ?? '';
      const { status } = await see(way.slice(way.indexOf(sitePath) + sitePath.length));
      return { end: 'gone', fault: status === 200 ? [] : [`410 leads to ${way}, which answers ${status}`] };
    }
    if (page.status !== 200 || page.release !== first.release)
      return { end: 'cut short', fault: [`${path}: ${page.status}, ${page.release} after ${first.release}`] };
  }
  return { end: 'finished', fault: [] };
}
