import { isChinese } from './tokenizer.ts';

let loaded: Promise<(text: string) => string> | null = null;

/** A text with simplified characters in place of traditional ones. The tables are loaded for the first text in Chinese: some 35 ms. */
export async function simplified(text: string): Promise<string> {
  if (!isChinese(text)) return text;
  loaded ??= converter();
  return (await loaded)(text);
}

async function converter(): Promise<(text: string) => string> {
  const { Converter } = await import('opencc-js/t2cn');
  return Converter({ from: 't', to: 'cn' });
}
