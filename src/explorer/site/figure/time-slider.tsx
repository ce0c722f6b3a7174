import { useState } from 'preact/hooks';
import type { Settings } from '../indicator/settings.ts';
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
  return <Handles key={chosen.join()} id={indicator.id} years={years} chosen={chosen} />;
}

interface HandlesProps {
  readonly id: string;
  readonly years: readonly [number, number];
  readonly chosen: readonly [number, number];
}

function Handles({ id, years: [first, last], chosen }: HandlesProps) {
  const { t } = useLanguage();
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
      <output>{from}</output>
      <div class="track">
        {handle('from', from)}
        {handle('to', to)}
      </div>
      <output>{to}</output>
    </fieldset>
  );
}
