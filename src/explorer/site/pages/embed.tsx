import '../indicator/common-of-tabs.ts';
import type { Single } from '../../page/base/api-answers.ts';
import { pagePaths } from '../../page-paths.ts';
import { checkSettings } from '../address/check-settings.ts';
import { useDrawn } from '../figure/chart.tsx';
import { type ChartData, chartData } from '../figure/chart-data.ts';
import { picturedOf } from '../indicator/pictured.ts';
import { figuresPath } from '../indicator/settings.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import { type Asked, definePage, type Page } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { useAddresses } from '../parts/link.tsx';
import { bareFailureScreen } from '../problem/failure-screen.tsx';
import { withQuery } from '../rows.ts';
import { pathIn } from '../take/take-paths.ts';

interface EmbedData {
  readonly indicator: IndicatorAnswer;
  readonly data: ChartData;
  /** Path of the figures that are shown. */
  readonly path: string;
  /** Own path of the page that shows them in full. */
  readonly page: string;
  readonly theme: 'light' | 'dark' | null;
}

const page = definePage<EmbedData>({
  pattern: pagePaths.embed,
  load: async (asked) => {
    const { api, params, query, language } = asked;
    const id = params.id ?? '';
    const { data: indicator } = await api.get<Single<IndicatorAnswer>>(
      withQuery(`/v1/indicators/${encodeURIComponent(id)}`, { lang: language.parameter, asOf: query.asOf }),
    );
    const data = await chartData(asked, indicator);
    await checkSettings(asked, indicator, data.settings);
    const path = figuresPath(indicator, await picturedOf(api, data.settings, indicator), language);
    const { theme: _, lang: __, ...settings } = query;
    const whole = withQuery(`/indicators/${id}`, { ...settings, lang: language.lang });
    return { indicator, data, path, page: whole, theme: themeOf(asked) };
  },
  head: ({ indicator: { id, name, definition }, theme }, { pick, lang }) => ({
    title: pick(name),
    description: pick(definition),
    embedded: { whole: `/indicators/${id}?lang=${lang}`, theme },
  }),
  View: Embed,
});

/** The chart of an indicator, for a frame of another site. */
export const embedPage: Page = {
  ...page,
  open: (asked) =>
    page.open(asked).catch((error) => {
      const screen = bareFailureScreen(error, asked.language, true);
      return { ...screen, head: { ...screen.head, embedded: { whole: '/', theme: themeOf(asked) } } };
    }),
};

function themeOf({ query: { theme } }: Asked): EmbedData['theme'] {
  return theme === 'light' || theme === 'dark' ? theme : null;
}

function Embed({ data: { indicator, data, path, page: whole, theme } }: { readonly data: EmbedData }) {
  const { pick, t } = useLanguage();
  const { resource } = useAddresses();
  const title = pick(indicator.name);
  const { stage, plot, state } = useDrawn({
    ...{ path, data, own: data.indicators, release: data.figures.meta.release },
    tell: () => {},
  });
  const usual = theme === 'dark' ? 'dark' : null;
  const at = (size: Size, colours: 'dark' | null) =>
    resource(pathIn('svg', path, { ...data.settings.look, ...size, theme: colours }));
  return (
    <main class="embed" id="view">
      <h1 class="offscreen">{title}</h1>
      <figure class="embed-chart stage-box" ref={stage}>
        {state !== 'drawn' && (
          <picture>
            {theme === null && (
              <source
                media={`${narrow} and (prefers-color-scheme: dark)`}
                srcset={at(small, 'dark')}
                {...small}
              />
            )}
            <source media={narrow} srcset={at(small, usual)} {...small} />
            {theme === null && (
              <source media="(prefers-color-scheme: dark)" srcset={at(wide, 'dark')} {...wide} />
            )}
            <img src={at(wide, usual)} alt={t('chartAlt', { name: title })} {...wide} />
          </picture>
        )}
        <div ref={plot} class="plot" />
      </figure>
      <p class="embed-source">
        {t('embedSource')}
        <a href={resource(whole)} target="_blank" rel="noopener">
          {t('product')}
        </a>
      </p>
    </main>
  );
}

type Size = Readonly<Record<'width' | 'height', number>>;

const narrow = '(max-width: 36rem)';
const small = { width: 360, height: 400 } as const;
const wide = { width: 800, height: 430 } as const;
