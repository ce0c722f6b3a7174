import type { ComponentChild } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { figuresPath, type Settings } from '../indicator/settings.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import { firstUse } from '../loading/first-use.ts';
import { useLanguage } from '../page-language.ts';
import { useAddresses } from '../parts/link.tsx';
import { withQuery } from '../rows.ts';
import { pathIn } from './take-paths.ts';

/** Milliseconds of rest until what only printing needs is loaded. */
const rest = 500;

interface PrintedProps {
  readonly indicator: IndicatorAnswer;
  readonly settings: Settings;
  /** Those of a picture of it. */
  readonly pictured: Settings;
  /** Reads the table of the figures; null where the page shows it. */
  readonly table: (() => Promise<ComponentChild>) | null;
}

/**
 * Chart and table of what is shown, for paper: the chart black on white in every theme, the table with all its columns.
 * They are loaded soon after the reader first does anything, for a browser that prints waits for nothing.
 */
export function Printed({ indicator, settings, pictured, table }: PrintedProps) {
  const language = useLanguage();
  const { t, lang, pick } = language;
  const { absolute, resource } = useAddresses();
  const path = figuresPath(indicator, settings, language);
  const [content, setContent] = useState<{ readonly path: string; readonly table: ComponentChild } | null>(
    null,
  );
  useEffect(() => {
    const load = () =>
      Promise.resolve(table?.())
        .then((loaded) => setContent({ path, table: loaded ?? null }))
        // The page says by itself what it cannot show.
        .catch(() => setContent(null));
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    void firstUse(stop.signal).then(() => {
      if (!stop.signal.aborted) timer = setTimeout(load, rest);
    });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [path, table === null]);
  if (content?.path !== path) return null;
  const { compare, chosen, look } = settings;
  const page = withQuery(`/indicators/${indicator.id}`, {
    ...chosen,
    ...look,
    compare: compare.join(','),
    lang,
  });
  return (
    <div class={table === null ? 'printed' : 'printed whole'}>
      <img
        src={resource(pathIn('svg', figuresPath(indicator, pictured, language), { ...look, ...size }))}
        alt={t('chartAlt', { name: pick(indicator.name) })}
        {...size}
      />
      <p>{absolute(page)}</p>
      {content.table}
    </div>
  );
}

const size = { width: 880, height: 460 };
