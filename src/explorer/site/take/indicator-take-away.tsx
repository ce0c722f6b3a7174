import { useLocation } from 'preact-iso/router';
import { figuresPath, type Settings } from '../indicator/settings.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import { useLanguage } from '../page-language.ts';
import { withQuery } from '../rows.ts';
import { TakeAway } from './take-away.tsx';

interface IndicatorTakeAwayProps {
  readonly indicator: IndicatorAnswer;
  readonly settings: Settings;
  /** Those of a picture of it. */
  readonly pictured: Settings;
}

/** Settings by which figures are computed. */
const computing = ['transform', 'aggregate', 'currency', 'per'] as const;

const lanes = ['outturn', 'forecast', 'target'] as const;

/** What a reader can take along of the figures of an indicator that are shown. */
export function IndicatorTakeAway({ indicator, settings, pictured }: IndicatorTakeAwayProps) {
  const language = useLanguage();
  const { lane, updatedAfter, labels } = useLocation().query;
  const { id, name, latest } = indicator;
  const { chosen, look } = settings;
  // The page shows the same; a copied address may ask for less, or for names.
  const more = Object.entries({ lane, updatedAfter, labels }).flatMap(([key, value]) =>
    value ? [[key, value] as const] : [],
  );
  const pathOf = (shown: Settings) => figuresPath(indicator, shown, language, Object.fromEntries(more));
  return (
    <TakeAway
      path={pathOf(settings)}
      picture={pathOf(pictured)}
      look={look}
      embed={withQuery(`/embed/indicators/${id}`, {
        ...chosen,
        ...look,
        compare: pictured.compare.join(','),
        lang: language.lang,
      })}
      title={language.pick(name)}
      lane={lanes.find((one) => latest[one] !== null) ?? null}
      computed={computing.some((setting) => chosen[setting] !== undefined)}
    />
  );
}
