import { escaped } from '../../escaped.ts';
import { useLanguage } from '../page-language.ts';
import { useAddresses } from '../parts/link.tsx';
import { SnippetBox } from './snippet-box.tsx';
import { pathIn } from './take-paths.ts';

interface EmbedCodeProps {
  /** Path of the API for the rows that are shown. */
  readonly path: string;
  /** How they are drawn. */
  readonly look: Readonly<Record<string, string>>;
  /** Own path of the page that stands in a frame. */
  readonly embed: string;
  readonly title: string;
}

/** HTML that shows the chart on another page: as one that answers the pointer, or as a picture. */
export function EmbedCode({ path, look, embed, title }: EmbedCodeProps) {
  const { t } = useLanguage();
  const { absolute } = useAddresses();
  const name = escaped(title);
  const frame = `<iframe src="${escaped(absolute(embed))}" title="${name}" width="100%" height="480" loading="lazy" style="border: 0"></iframe>`;
  const image = `<img src="${escaped(absolute(pathIn('svg', path, look)))}" alt="${name}" width="800" height="450" loading="lazy">`;
  return (
    <>
      <SnippetBox title={t('embedLive')} code={frame} />
      <SnippetBox title={t('embedPicture')} code={image} />
    </>
  );
}
