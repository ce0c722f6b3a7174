import type { FigureGroup, RivalFigure } from '../concepts/compared-figures.ts';
import { groupsOf } from '../concepts/compared-figures.ts';
import { allowedText, roundName } from '../figures.ts';
import { useLanguage } from '../page-language.ts';
import { type NamedCode, nameIn, withQuery } from '../rows.ts';
import { Facts } from './facts.tsx';
import { Grade } from './grade.tsx';
import { Link } from './link.tsx';

interface RangePlotsProps {
  readonly figures: readonly RivalFigure[];
  /** The period that is compared: a figure of another one says so. */
  readonly period: string | null;
  /** Id of the indicator that the page is about. */
  readonly own?: string | null;
  readonly producers: ReadonlyMap<string, NamedCode>;
  readonly units: ReadonlyMap<string, NamedCode>;
}

/** Rival figures over a common scale, with all that each of them allows: a plot for each lane and unit, which never mix. */
export function RangePlots({ figures, units, ...rest }: RangePlotsProps) {
  const language = useLanguage();
  const { t } = language;
  return (
    <div class="range-plots">
      {groupsOf(figures).map((group) => {
        const title = `${t(`lane.${group.lane}`)} · ${nameIn(units, group.unit, language)}`;
        return (
          <section key={title} class="range-plot">
            <h3>{title}</h3>
            <Rows group={group} {...rest} />
          </section>
        );
      })}
    </div>
  );
}

type RowsProps = Omit<RangePlotsProps, 'figures' | 'units'> & { readonly group: FigureGroup };

function Rows({ group, ...rest }: RowsProps) {
  const scale = scaleOf(group);
  return (
    <>
      <ol class="range-rows">
        {group.figures.map((figure) => (
          <Row key={figure.id} figure={figure} scale={scale} {...rest} />
        ))}
      </ol>
      {scale && <Axis scale={scale} unit={group.unit} />}
    </>
  );
}

interface RowProps extends Omit<RowsProps, 'group'> {
  readonly figure: RivalFigure;
  /** Null where there is nothing to compare it with. */
  readonly scale: Scale | null;
}

/** A figure in words, with whose it is and what it allows, and drawn: the drawing says nothing more. */
function Row({ figure, scale, period, own = null, producers }: RowProps) {
  const language = useLanguage();
  const { pick, t, term } = language;
  const { area, evidence, indicator, kind, producer } = figure;
  const allowed = allowedText(figure, language);
  return (
    <li class={indicator === own ? 'range-row own' : 'range-row'}>
      <div class="who">
        <p>
          <Link href={withQuery(`/indicators/${indicator}`, { area })}>{pick(figure.name)}</Link>
          {indicator === own && <span class="mark"> {t('thisOne')}</span>}
        </p>
        <Facts
          facts={[
            nameIn(producers, producer, language),
            term('kind', kind),
            ...(figure.period === period ? [] : [language.period(figure.period)]),
          ]}
        />
      </div>
      {scale && <Track figure={figure} scale={scale} />}
      <div class="what">
        <p>
          <span class="figure">{figure.display}</span> <Grade evidence={evidence} />
        </p>
        {allowed !== null && <p class="range">{allowed}</p>}
      </div>
    </li>
  );
}

/** A line from zero to the largest number of a group. */
interface Scale {
  /** Place of a number, in percent of the width. */
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  /** Between the lowest and the highest figure. */
  readonly span: readonly [number, number];
}

/** Space beyond the largest number, in which what has no upper end runs on. */
const beyond = 0.12;

/** The scale of figures that can be compared; null where there is one alone, or none has a number. */
function scaleOf({ figures }: FigureGroup): Scale | null {
  const numbers = figures.flatMap(({ value, bounds }) =>
    [value, bounds?.lower ?? null, bounds?.upper ?? null].filter((number) => number !== null),
  );
  if (figures.length < 2 || numbers.length === 0) return null;
  const [low, most] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
  const high = most + (most - low || 1) * beyond;
  const values = figures.flatMap(({ value }) => (value === null ? [] : [value]));
  return {
    at: (value) => Math.round(((value - low) / (high - low)) * 1e4) / 100,
    ticks: ticksOf(low, most),
    span: [Math.min(...values), Math.max(...values)],
  };
}

/** Round numbers, three to five of them. */
function ticksOf(low: number, high: number): readonly number[] {
  const rough = (high - low || 1) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((digit) => digit * power >= rough) ?? 10) * power;
  const [first, last] = [Math.ceil(low / step), Math.floor(high / step)];
  return Array.from({ length: last - first + 1 }, (_, place) =>
    Number(((first + place) * step).toPrecision(12)),
  );
}

const middle = 12;

/** The figure as a point, what it allows as a bar; a side without an end is dashed and has an arrow. */
function Track({
  figure: { lane, value, bounds },
  scale,
}: {
  readonly figure: RivalFigure;
  readonly scale: Scale;
}) {
  const percent = (number: number) => `${scale.at(number)}%`;
  const [low, high] = scale.span;
  const from = bounds?.lower ?? null;
  const to = bounds?.upper ?? null;
  const open = bounds !== null && (from === null || to === null);
  return (
    <svg class={`range-track ${lane}`} width="100%" height={2 * middle} aria-hidden="true">
      {low < high && (
        <rect
          class="span"
          x={percent(low)}
          y={0}
          width={`${scale.at(high) - scale.at(low)}%`}
          height={2 * middle}
        />
      )}
      <line class="axis" x1="0" x2="100%" y1={middle} y2={middle} />
      {bounds !== null && (
        <line
          class={open ? 'allowed open' : 'allowed'}
          x1={from === null ? '0' : percent(from)}
          x2={to === null ? '100%' : percent(to)}
          y1={middle}
          y2={middle}
        />
      )}
      {open && (
        <svg x={to === null ? '100%' : '0'} y={middle} overflow="visible" aria-hidden="true">
          <path class="arrow" d={to === null ? 'M-8 -5 L-1 0 L-8 5' : 'M8 -5 L1 0 L8 5'} />
        </svg>
      )}
      {value !== null && <circle class={open ? 'dot open' : 'dot'} cx={percent(value)} cy={middle} r={5} />}
    </svg>
  );
}

function Axis({ scale, unit }: { readonly scale: Scale; readonly unit: string }) {
  const language = useLanguage();
  return (
    <svg class="range-axis" width="100%" height={26} aria-hidden="true">
      {scale.ticks.map((tick) => {
        const x = `${scale.at(tick)}%`;
        return (
          <g key={tick}>
            <line x1={x} x2={x} y1={0} y2={6} />
            <text x={x} y={20} text-anchor={scale.at(tick) < 5 ? 'start' : 'middle'}>
              {roundName(tick, language)}
              {unit === 'percent' && '%'}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
