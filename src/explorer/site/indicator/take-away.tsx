import { useLanguage } from '../page-language.ts';
import { ResourceLink } from '../parts/link.tsx';
import { figuresPath, type Settings } from './settings.ts';
import type { IndicatorAnswer } from './view.tsx';

interface TakeAwayProps {
  readonly indicator: IndicatorAnswer;
  readonly settings: Settings;
}

/** What a reader can take along of the figures that are shown. */
export function TakeAway({ indicator, settings }: TakeAwayProps) {
  const language = useLanguage();
  const { t } = language;
  return (
    <section class="take-away" aria-labelledby="take-away">
      <h2 id="take-away">{t('download')}</h2>
      <ul>
        {['csv', 'xlsx', 'json'].map((format) => (
          <li key={format}>
            <ResourceLink
              href={figuresPath(indicator, settings, language, { format })}
              download={format !== 'json'}
            >
              {format.toUpperCase()}
            </ResourceLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
