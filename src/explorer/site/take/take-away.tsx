import { useLanguage } from '../page-language.ts';
import { CodeSnippets } from './code-snippets.tsx';
import { EmbedCode } from './embed-code.tsx';
import { FileLinks, tableFormats } from './file-links.tsx';
import { PictureLinks } from './picture-links.tsx';

/** What can be taken from a page: rows, a picture, a frame. */
export interface Taken {
  /** Path of the API for the rows that are shown, without a format. */
  readonly path: string;
  /** The same for those that one picture shows. */
  readonly picture: string;
  /** How pictures draw it. */
  readonly look: Readonly<Record<string, string>>;
  /** Own path of the page that shows the same in a frame. */
  readonly embed: string;
  readonly title: string;
  /** The lane that has the newest figure; null where there is none. */
  readonly lane: string | null;
  /** True where what is shown is computed. */
  readonly computed: boolean;
}

const citations = ['bibtex', 'ris', 'csl', 'apa', 'gbt7714'];

/** What a reader can take along of what a page shows: files, pictures, citations, code, and a frame for another page. */
export function TakeAway({ path, picture, look, embed, title, lane, computed }: Taken) {
  const { t } = useLanguage();
  return (
    <section class="take-away" aria-labelledby="take-away">
      <h2 id="take-away">{t('takeAway')}</h2>
      {computed && <p class="computed">{t('takeComputed')}</p>}
      <h3>{t('group.data')}</h3>
      <FileLinks path={path} formats={[...tableFormats, 'jsonstat']} />
      <h3>{t('group.picture')}</h3>
      <PictureLinks path={picture} look={look} />
      <h3>{t('group.citation')}</h3>
      <FileLinks path={path} formats={citations} />
      <details>
        <summary>
          <h3>{t('takeCode')}</h3>
        </summary>
        <CodeSnippets path={path} lane={lane} />
      </details>
      <details>
        <summary>
          <h3>{t('embed')}</h3>
        </summary>
        <EmbedCode path={picture} look={look} embed={embed} title={title} />
      </details>
    </section>
  );
}
