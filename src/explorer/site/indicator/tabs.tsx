import { useLocation } from 'preact-iso/router';
import { viewNames } from '../address/page-parameters.ts';
import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import { withQuery } from '../rows.ts';
import type { IndicatorView } from './view.tsx';

interface TabsProps {
  readonly id: string;
  readonly views: readonly IndicatorView[];
  readonly current: IndicatorView;
}

/** Links to what else the page can show of the indicator; each keeps the settings. */
export function Tabs({ id, views, current }: TabsProps) {
  const { t } = useLanguage();
  // A row and a period belong to the tab that names them.
  const { lang: _, view: __, statement: ___, at: ____, ...settings } = useLocation().query;
  return (
    <nav class="view-tabs" aria-label={t('views')}>
      {views.map((view) => (
        <Link
          key={view.name}
          href={withQuery(`/indicators/${id}`, {
            ...settings,
            view: view.name === viewNames[0] ? null : view.name,
          })}
          aria-current={view === current ? 'page' : undefined}
        >
          {t(`view.${view.name}`)}
        </Link>
      ))}
    </nav>
  );
}
