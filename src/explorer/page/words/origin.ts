import { mixesLanes, publishersOf } from '../../../charts/charted.ts';
import { phrases } from '../../../charts/marks/chart-words.ts';
import { lang, t } from '../base/language.ts';
import type { Observation } from '../base/model.ts';

/** Whose figures a computed figure is made of, and which base it has where lanes meet; null for a published one. */
export function computedFrom(row: Observation): string | null {
  const publishers = row.source === null ? publishersOf(row, lang()) : [];
  if (publishers.length === 0) return null;
  const zh = lang() === 'zh';
  const from = t('computedFrom', { who: publishers.join(zh ? '、' : ', ') });
  return mixesLanes(row) ? [from, phrases.outturnBase[lang()]].join(zh ? '；' : '; ') : from;
}
