import { kinds, type Text } from '../../domain/statements/codes.ts';
import { type Charted, mixesLanes, publisherName, publishersOf } from '../charted.ts';
import { phrases } from './chart-words.ts';

/** The tooltip of a figure: its `display` text and kind, publisher and date; of a computed one whose figures it is made of. */
export function tipOf(row: Charted, lang: keyof Text): string {
  const kind =
    row.kind === 'actual'
      ? ''
      : lang === 'zh'
        ? `（${kinds[row.kind].name.zh}）`
        : ` (${kinds[row.kind].name.en})`;
  const colon = lang === 'zh' ? '：' : ': ';
  const comma = lang === 'zh' ? '，' : ', ';
  const figure = `${row.period}${colon}${row.display}${kind}`;
  if (row.source !== null) return `${figure}\n${publisherName(row.source, lang)}${comma}${row.publishedOn}`;
  const publishers = publishersOf(row, lang);
  if (publishers.length === 0) return figure;
  const who =
    lang === 'zh'
      ? `据${publishers.join('、')}的数值计算`
      : `computed from figures of ${publishers.join(', ')}`;
  return `${figure}\n${who}${mixesLanes(row) ? `\n${phrases.outturnBase[lang]}` : ''}`;
}
