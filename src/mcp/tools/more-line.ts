import type { Lang } from '../../domain/numbers/display.ts';
import type { Told } from './tool.ts';

/** How much of an answer is there, and where all of it is. */
interface Extent {
  readonly shown: number;
  readonly total: number;
  readonly more: string;
}

/** An answer that ends with how much of it is there: its lines as a text, and its data. */
export function told<D extends object>(
  lines: readonly string[],
  data: D,
  { lang, ...extent }: Extent & { readonly lang: Lang },
): Told<D & Extent> {
  return { text: [...lines, moreLine(extent, lang)].join('\n'), data: { ...data, ...extent } };
}

function moreLine({ shown, total, more: link }: Extent, lang: Lang): string {
  if (lang === 'zh')
    return shown < total ? `共${total}条，此处列出${shown}条；其余见：${link}` : `详见：${link}`;
  return shown < total ? `${shown} of ${total} are shown; all of them: ${link}` : `More: ${link}`;
}

/** An address below a base, with the arguments of a call that it takes. */
export function addressOf(path: string, parameters: Readonly<Record<string, unknown>>, base: string): string {
  const given = Object.entries(parameters).flatMap(([name, given]) =>
    typeof given === 'string' || typeof given === 'number' ? [[name, String(given)]] : [],
  );
  const query = new URLSearchParams(given).toString();
  return `${base}${path}${query === '' ? '' : `?${query}`}`;
}
