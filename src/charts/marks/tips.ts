import type { Text } from '../../domain/statements/codes.ts';
import type { Charted } from '../charted.ts';
import { kindWords } from './chart-words.ts';

/** The tooltip of a statement: its `display` text and kind, publisher and date. */
export function tipOf(row: Charted, lang: keyof Text): string {
  const kind =
    row.kind === 'actual'
      ? ''
      : lang === 'zh'
        ? `（${kindWords[row.kind].zh}）`
        : ` (${kindWords[row.kind].en})`;
  const colon = lang === 'zh' ? '：' : ': ';
  const comma = lang === 'zh' ? '，' : ', ';
  const figure = `${row.period}${colon}${row.display}${kind}`;
  return row.source === null ? figure : `${figure}\n${row.source.publisher}${comma}${row.publishedOn}`;
}
