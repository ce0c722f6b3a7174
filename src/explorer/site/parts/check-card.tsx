import type { Check, Side } from '../../page/base/model.ts';
import { useLanguage } from '../page-language.ts';
import { statementPath } from '../rows.ts';
import { Intervals } from './intervals.tsx';
import { Link } from './link.tsx';

/** Checks, one below the other. */
export function CheckList({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <ul class="check-list">
      {checks.map((check) => (
        <li key={check.id}>
          <CheckCard check={check} />
        </li>
      ))}
    </ul>
  );
}

/** One check: what it says, both of its sides, and the figures that it rests on. */
function CheckCard({ check }: { readonly check: Check }) {
  const { period, pick, t, term } = useLanguage();
  const { left, right } = check;
  const periodOf = (id: string) => period(id.split('.')[2]?.replace('--', '/') ?? '');
  return (
    <article class={`check ${check.outcome}`} id={check.id}>
      <p class="verdict">{term('outcome', check.outcome)}</p>
      <h3>{pick(check.title)}</h3>
      <p class="sentence">{pick(check.sentence)}</p>
      {check.explanation && <p class="explanation">{pick(check.explanation)}</p>}
      {left && right && <Intervals left={left} right={right} />}
      <dl class="sides">
        <SideOf word="leftSide" side={left} />
        <SideOf word="rightSide" side={right} />
      </dl>
      {check.operands.length > 0 && (
        <details class="operands">
          <summary>{t('operands')}</summary>
          <ul>
            {check.operands.map(({ id, display }) => (
              <li key={id}>
                {periodOf(id)}
                {t('colon')}
                <Link href={statementPath(id)}>{pick(display)}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

interface SideProps {
  readonly word: 'leftSide' | 'rightSide';
  readonly side: Side | null;
}

function SideOf({ word, side }: SideProps) {
  const { pick, t } = useLanguage();
  if (side === null) return null;
  return (
    <div>
      <dt>{t(word)}</dt>
      <dd>{pick(side.display)}</dd>
    </div>
  );
}
