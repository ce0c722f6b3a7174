import { useLanguage } from '../page-language.ts';
import type { Shade } from './shades.ts';

interface LegendProps {
  readonly shades: readonly Shade<{ readonly value: number; readonly display: string }>[];
  /** How the classes are made. */
  readonly rule: string;
  /** How many tiles have no figure. */
  readonly missing: number;
}

/** Which shade stands for which values, and how many areas have it. */
export function Legend({ shades, rule, missing }: LegendProps) {
  const { t } = useLanguage();
  return (
    <div class="tile-legend">
      <p>{rule}</p>
      <ul>
        {shades.map(({ shade, items }) => {
          const [low, high] = [items[0]?.display ?? '', items.at(-1)?.display ?? ''];
          return (
            <li key={shade}>
              <span class={`swatch s${shade}`} />
              <span>{low === high ? low : t('between', { a: low, b: high })}</span>
              <span class="count">{items.length}</span>
            </li>
          );
        })}
        {missing > 0 && (
          <li>
            <span class="swatch missing" />
            <span>{t('none')}</span>
            <span class="count">{missing}</span>
          </li>
        )}
      </ul>
    </div>
  );
}
