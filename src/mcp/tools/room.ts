import type { Elastic, Told } from './tool.ts';

/** The most bytes of a result: with its JSON-RPC envelope it stays below 8 kB. */
const mostBytes = 7_800;

/** The result of a call as the protocol has it. */
export interface CallResult {
  readonly content: [{ readonly type: 'text'; readonly text: string }];
  readonly structuredContent: object;
}

/** The answer with as many entries as there is room for. */
export function fitted<D extends object>({ entries, withFirst }: Elastic<D>): CallResult {
  let [fits, tooMany] = [0, entries + 1];
  let found = resultOf(withFirst(Math.min(entries, 200)));
  if (entries <= 200 && bytesOf(found) <= mostBytes) return found;
  found = resultOf(withFirst(0));
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    const tried = resultOf(withFirst(middle));
    if (bytesOf(tried) <= mostBytes) [fits, found] = [middle, tried];
    else tooMany = middle;
  }
  return found;
}

function resultOf<D extends object>({ text, data }: Told<D>): CallResult {
  return { content: [{ type: 'text', text }], structuredContent: data };
}

function bytesOf(result: CallResult): number {
  return Buffer.byteLength(JSON.stringify(result));
}
