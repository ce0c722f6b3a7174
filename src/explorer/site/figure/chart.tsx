import { useEffect, useRef, useState } from 'preact/hooks';
import { unitOf } from '../../../charts/marks/chart-units.ts';
import type { Observation } from '../../page/base/model.ts';
import { figuresPath } from '../indicator/settings.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import { useLanguage } from '../page-language.ts';
import { useAddresses } from '../parts/link.tsx';
import { ownPath, textOrder } from '../rows.ts';
import type { BriefFigure, ChartData } from './chart-data.ts';
import { drawn } from './drawing.ts';
import { Readout } from './readout.tsx';

interface ChartProps {
  readonly indicator: IndicatorAnswer;
  readonly data: ChartData;
}

/** A chart for each unit: different units have no common axis. */
export function Chart({ indicator, data }: ChartProps) {
  const units = [...Map.groupBy(data.figures.data, ({ unit }) => unit)];
  return (
    <div class="charts">
      {units.map(([unit, figures]) => (
        <ChartOfUnit key={unit} indicator={indicator} data={data} unit={unit} figures={figures} />
      ))}
    </div>
  );
}

interface ChartOfUnitProps extends ChartProps {
  readonly unit: string;
  readonly figures: readonly BriefFigure[];
}

/** A picture of the server, until the reader does anything and the chart itself takes its place. */
function ChartOfUnit({ indicator, data, unit, figures }: ChartOfUnitProps) {
  const language = useLanguage();
  const { period, pick, t } = language;
  const { settings, indicators, units, computation } = data;
  const ids = [...new Set(figures.map((row) => row.indicator))];
  const own = indicators.filter(({ id }) => ids.includes(id));
  const path = figuresPath(indicator, settings, language, { indicator: own.map(({ id }) => id).join(',') });
  const [told, setTold] = useState<Observation | null>(null);
  const { stage, plot, state } = useDrawn({ path, data, own, tell: setTold });
  const named = unitOf(unit, (id) => units.get(id));
  const names = own.map(({ name }) => pick(name)).join(t('listComma'));
  const ordered = figures.toSorted((a, b) => textOrder(a.periodEnd, b.periodEnd));
  const [first, last] = [ordered[0], ordered.at(-1)];
  const summary = t('chartSummary', {
    names: computation === null ? names : names + t('inBrackets', { text: computation }),
    n: figures.length,
    first: first ? period(first.period) : '',
    last: last ? period(last.period) : '',
  });
  return (
    <figure class="chart">
      <figcaption class={computation === null ? 'offscreen' : 'computation'}>
        {[computation, named ? pick(named.name) : unit].filter(Boolean).join(t('clauseComma'))}
      </figcaption>
      <div
        ref={stage}
        class="stage-box"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move from point to point
        tabIndex={0}
        aria-label={summary}
        aria-describedby="chart-help"
      >
        {state !== 'drawn' && <Picture path={path} look={settings.look} alt={summary} />}
        <div ref={plot} class="plot" />
      </div>
      {state === 'failed' && <p class="sub">{t('chartStill')}</p>}
      <Readout figures={figures} told={told} names={own.length > 1 ? own : []} own={indicator.id} />
      <p id="chart-help" class="offscreen">
        {t('chartHelp')}
      </p>
    </figure>
  );
}

interface Drawable {
  /** The release that is named with title and sources in the chart; absent where the page says them. */
  readonly release?: string;
  readonly path: string;
  readonly data: ChartData;
  readonly own: readonly IndicatorAnswer[];
  readonly tell: (row: Observation | null) => void;
}

/** Has the chart drawn in place of its picture once a reader does anything, and again for other figures. */
export function useDrawn({ path, data, own, release, tell }: Drawable) {
  const language = useLanguage();
  const stage = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'picture' | 'drawn' | 'failed'>('picture');
  const { axis = '', marks = '' } = data.settings.look;
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    setState('picture');
    tell(null);
    if (stage.current && plot.current)
      drawn({
        stage: stage.current,
        plot: plot.current,
        path,
        data,
        own,
        language,
        release: release ?? null,
        tell,
        signal,
      }).then(
        () => setState('drawn'),
        () => signal.aborted || setState('failed'),
      );
    return () => stop.abort();
  }, [path, axis, marks, language]);
  return { stage, plot, state };
}

interface PictureProps {
  readonly path: string;
  readonly look: ChartData['settings']['look'];
  readonly alt: string;
}

/** The chart as the server draws it: in the size and the theme of the window, without script. */
function Picture({ path, look, alt }: PictureProps) {
  const { resource } = useAddresses();
  const chosen = Object.entries(look).map(([name, value]) => `&${name}=${value}`);
  const at = ({ width, height }: Size, theme = '') =>
    resource(
      ownPath(`${path}&format=svg&frame=bare${chosen.join('')}&width=${width}&height=${height}${theme}`),
    );
  const sources = sizes.flatMap(({ media, size }) => [
    { media: `${media} and ${dark}`, srcset: at(size, '&theme=dark'), ...size },
    { media, srcset: at(size), ...size },
  ]);
  return (
    <picture>
      {sources.map((source) => (
        <source key={source.srcset} {...source} />
      ))}
      <source media={dark} srcset={at(wide, '&theme=dark')} {...wide} />
      <img src={at(wide)} alt={alt} {...wide} fetchpriority="high" />
    </picture>
  );
}

type Size = Readonly<Record<'width' | 'height', number>>;

const dark = '(prefers-color-scheme: dark)';
const wide = { width: 808, height: 400 } as const;
const sizes = [
  { media: '(max-width: 30rem)', size: { width: 358, height: 300 } },
  { media: '(max-width: 52rem)', size: { width: 700, height: 400 } },
] as const;
