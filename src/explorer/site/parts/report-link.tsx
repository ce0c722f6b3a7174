import type { Links } from '../../page/base/model.ts';
import { useLanguage } from '../page-language.ts';

/** Where an error can be reported; nothing where the server names no address. */
export function ReportLink({ links: { reportError } }: { readonly links: Links }) {
  const { t } = useLanguage();
  if (reportError === undefined) return null;
  return (
    <p class="report">
      <a href={reportError} rel="noopener">
        {t('reportError')}
      </a>
    </p>
  );
}
