/** What was said on a day: the number that became current, one that agrees or disputes, a forecast, or what came. */
export interface Step {
  /** A day. */
  readonly date: string;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** The number in words. */
  readonly text: string;
  readonly mark: 'current' | 'agrees' | 'disputes' | 'forecast' | 'came';
}

interface StepChartProps {
  readonly steps: readonly Step[];
  /** What the picture says, for those who do not see it. */
  readonly label: string;
}

const height = 150;
const edge = 30;
/** Room for the days below the line. */
const foot = 18;

/**
 * A line that steps to another number on the day on which it became current. Numbers that never were current are
 * points beside it; a forecast is joined to what came by the amount that it missed. As wide as its place.
 */
export function StepChart({ steps, label }: StepChartProps) {
  const { x, y } = placing(steps);
  const line = steps.filter(({ mark }) => mark === 'current');
  const came = steps.find(({ mark }) => mark === 'came');
  return (
    <svg class="steps" width="100%" height={height} role="img" aria-label={label}>
      {line.map((step, place) => {
        const next = line[place + 1];
        const end = next === undefined ? '100%' : x(next);
        return (
          <g key={step.date} class="level">
            <line x1={x(step)} x2={end} y1={y(step.value)} y2={y(step.value)} />
            {next && <line x1={end} x2={end} y1={y(step.value)} y2={y(next.value)} />}
          </g>
        );
      })}
      {came &&
        steps
          .filter(({ mark }) => mark === 'forecast')
          .map((step) => (
            <g key={step.date} class="miss">
              <line x1={x(step)} x2={x(came)} y1={y(step.value)} y2={y(step.value)} />
              <line x1={x(came)} x2={x(came)} y1={y(step.value)} y2={y(came.value)} />
            </g>
          ))}
      {steps.toSorted(currentLast).map((step) => (
        <g key={`${step.date} ${step.value} ${step.mark}`} class={`said ${step.mark}`}>
          {step.lower !== null && step.upper !== null && (
            <line x1={x(step)} x2={x(step)} y1={y(step.lower)} y2={y(step.upper)} />
          )}
          <circle cx={x(step)} cy={y(step.value)} r={4.5} />
          {step.mark !== 'agrees' && (
            <text x={x(step)} y={y(step.value) - 10} text-anchor={anchorAt(x(step))}>
              {step.text}
            </text>
          )}
        </g>
      ))}
      {[steps[0], steps.at(-1)].map(
        (step) =>
          step && (
            <text key={step.date} class="day" x={x(step)} y={height - 4} text-anchor={anchorAt(x(step))}>
              {step.date}
            </text>
          ),
      )}
    </svg>
  );
}

/** What was the current number covers what agrees with it on the same day. */
function currentLast(a: Step, b: Step): number {
  return Number(a.mark !== 'agrees') - Number(b.mark !== 'agrees');
}

/** Texts stay within the picture. */
function anchorAt(x: string): 'start' | 'middle' | 'end' {
  const place = Number.parseFloat(x);
  return place < 20 ? 'start' : place > 75 ? 'end' : 'middle';
}

/** Places of days, in percent of the width, and of numbers, in pixels. */
function placing(steps: readonly Step[]) {
  const days = steps.map(({ date }) => Date.parse(date));
  const values = steps.flatMap(({ value, lower, upper }) => [value, lower ?? value, upper ?? value]);
  const scale = (all: readonly number[]) => {
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return (at: number) => (high === low ? 0.5 : (at - low) / (high - low));
  };
  const [time, size] = [scale(days), scale(values)];
  return {
    // The last number stays the current one: its line goes on to the edge.
    x: ({ date }: Step) => `${(3 + time(Date.parse(date)) * 85).toFixed(2)}%`,
    y: (value: number) => Number((height - edge - size(value) * (height - 2 * edge - foot / 2)).toFixed(1)),
  };
}
