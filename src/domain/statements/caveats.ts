import type { Text } from './codes.ts';
import type { Statement } from './statement.ts';

const inferred: Text = {
  en: 'The source does not name the period; it is inferred from the context.',
  zh: '来源未写明时期，系据上下文推断。',
};

const backDated: Text = {
  en: 'Read from a later compilation, which may have revised it; it counts as known since its producer first published a figure for the period.',
  zh: '取自其后的汇编，数值可能已经修订；获知日期按数据生产机构首次发布该时期数据之日计。',
};

/** The caveats of a statement: its own, that its period is inferred, and that it was back-dated to the day of `asOf`. */
export function caveatsOf(s: Pick<Statement, 'caveat' | 'periodBasis' | 'compiledOn'>): Text[] {
  const caveats: Text[] = [];
  if (s.caveat !== null) caveats.push(s.caveat);
  if (s.periodBasis === 'inferred') caveats.push(inferred);
  if (s.compiledOn !== null) caveats.push(backDated);
  return caveats;
}

/** True for the caveats that `caveatsOf` adds to the own one of a statement. */
export function isAddedCaveat({ en }: Text): boolean {
  return en === inferred.en || en === backDated.en;
}

/** True for the caveat that `caveatsOf` adds for an inferred period. */
export function isInferredCaveat(text: Text): boolean {
  return text.en === inferred.en;
}
