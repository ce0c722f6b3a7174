import { read } from '../project/files.ts';

export const clientName = 'china-data-economy-indicators-client';

/** The programs in the README of the client as one that asks a server at an address, and what they print. */
export function clientGuide(base: string): { readonly program: string; readonly printed: string } {
  const guide = read('clients/typescript/README.md');
  const blocks = (language: string) =>
    [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)\`\`\``, 'gm'))]
      .map(([, block = '']) => block)
      .join('');
  return { program: blocks('ts').replaceAll('http://localhost:3000', base), printed: blocks('text') };
}
