import { formatName } from '../../page/words/format-name.ts';
import { useLanguage } from '../page-language.ts';
import { ResourceLink } from '../parts/link.tsx';
import { pathIn } from './take-paths.ts';

interface FileLinksProps {
  /** Path of the API, without a format. */
  readonly path: string;
  readonly formats: readonly string[];
}

/** A link for each format of the same rows. Excel in Chinese needs the mark of UTF-8 before a CSV. */
export function FileLinks({ path, formats }: FileLinksProps) {
  const { lang, t } = useLanguage();
  return (
    <ul class="file-links">
      {formats.map((format) => (
        <li key={format}>
          <ResourceLink
            href={pathIn(format, path, { bom: format === 'csv' && lang === 'zh' ? 1 : null })}
            download={format !== 'json'}
          >
            {format === 'csv' ? t('takeCsv') : formatName(format)}
          </ResourceLink>
        </li>
      ))}
    </ul>
  );
}

/** Formats of the rows of every list. */
export const tableFormats = ['csv', 'xlsx', 'json', 'ndjson', 'parquet'];
