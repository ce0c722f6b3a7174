import { useState } from 'preact/hooks';
import { areaShown, frequencyShown, type Settings } from '../indicator/settings.ts';
import { useSettings } from '../indicator/use-settings.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import { useLanguage } from '../page-language.ts';

interface TimeSliderProps {
  readonly indicator: IndicatorAnswer;
  readonly settings: Settings;
}

/** The first and last year of the indicator, null where it has not two. */
export function yearsOf({ firstPeriod, lastPeriod }: IndicatorAnswer): readonly [number, number] | null {
  const [first, last] = [Number(firstPeriod?.slice(0, 4)), Number(lastPeriod?.slice(0, 4))];
  return last > first ? [first, last] : null;
}

/** The years that are chosen of these. */
export function chosenYears(
  [first, last]: readonly [number, number],
  { chosen }: Settings,
): readonly [number, number] {
  const [from = '', to = from] = (chosen.period ?? '').split('..');
  return [Number(from.slice(0, 4)) || first, Number(to.slice(0, 4)) || last];
}

/** Two handles over the years of the indicator. */
export function TimeSlider({ indicator, settings }: TimeSliderProps) {
  const years = yearsOf(indicator);
  if (years === null) return null;
  const chosen = chosenYears(years, settings);
  const span = spanOf(indicator, settings, years);
  return <Handles key={chosen.join()} id={indicator.id} years={years} chosen={chosen} span={span} />;
}

interface HandlesProps {
  readonly id: string;
  readonly years: readonly [number, number];
  readonly chosen: readonly [number, number];
  readonly span: Span;
}

/** The first period of a year, and the last one. */
interface Span {
  readonly from: (year: number) => string;
  readonly to: (year: number) => string;
}

/** What the first and the last period of a year are called, by frequency; of a year to date it is the year. */
const ends: Readonly<Record<string, readonly [string, string]>> = {
  S: ['-S1', '-S2'],
  Q: ['-Q1', '-Q4'],
  M: ['-01', '-12'],
};

/** The periods that years begin and end with: in the first and last year those of the series. */
function spanOf(
  indicator: IndicatorAnswer,
  { chosen }: Settings,
  [first, last]: readonly [number, number],
): Span {
  const areas = areaShown(indicator, chosen)?.split(',') ?? [];
  const series = indicator.series.filter(({ area }) => areas.includes(area));
  const frequency = frequencyShown(indicator, chosen) ?? series[0]?.frequency ?? 'A';
  const own = series.filter((one) => one.frequency === frequency);
  const starts = own.map(({ firstPeriod }) => firstPeriod).toSorted();
  const stops = own.map(({ lastPeriod }) => lastPeriod).toSorted();
  const [start = '', stop = ''] = ends[frequency] ?? [];
  if (start === '') return { from: String, to: String };
  return {
    from: (year) => (year === first ? (starts[0] ?? `${year}`) : `${year}${start}`),
    to: (year) => (year === last ? (stops.at(-1) ?? `${year}`) : `${year}${stop}`),
  };
}

function Handles({ id, years: [first, last], chosen, span }: HandlesProps) {
  const { period, t } = useLanguage();
  const { set } = useSettings(id);
  const [[from, to], setEnds] = useState(chosen);
  const moved = (name: 'from' | 'to', value: number) =>
    name === 'from' ? ([Math.min(value, to), to] as const) : ([from, Math.max(value, from)] as const);
  const done = (ends: readonly [number, number]) => {
    const whole = ends[0] === first && ends[1] === last;
    const [a, b] = ends.map((year) => (whole ? undefined : `${year}`));
    set({ period: undefined, from: a, to: b });
  };
  const handle = (name: 'from' | 'to', value: number) => (
    <input
      type="range"
      form="settings"
      name={name}
      aria-label={t(name)}
      aria-valuetext={period(span[name](value))}
      min={first}
      max={last}
      value={value}
      onInput={({ currentTarget }) => setEnds(moved(name, currentTarget.valueAsNumber))}
      onChange={({ currentTarget }) => done(moved(name, currentTarget.valueAsNumber))}
    />
  );
  return (
    <fieldset class="time-slider">
      <legend class="offscreen">{t('years')}</legend>
      <output>{period(span.from(from))}</output>
      <div class="track">
        {handle('from', from)}
        {handle('to', to)}
      </div>
      <output>{period(span.to(to))}</output>
    </fieldset>
  );
}
