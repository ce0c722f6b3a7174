import { useLanguage } from '../page-language.ts';
import { FileLinks, tableFormats } from './file-links.tsx';

/** What can be taken along of a list, in a line. */
export function TakeShort({ path }: { readonly path: string }) {
  const { t } = useLanguage();
  return (
    <section class="take-short" aria-label={t('takeAway')}>
      <span>{t('download')}</span>
      <FileLinks path={path} formats={tableFormats} />
    </section>
  );
}
