import type { Release } from '../../domain/catalogue/catalogue.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import { relations } from '../../domain/statements/codes.ts';
import type { Observation } from '../../domain/statements/observation.ts';
import type { Correction, Statement, Withdrawal } from '../../domain/statements/statement.ts';
import { correctionText } from '../response/correction-view.ts';

/** What a release did to a statement. */
export type WhatChanged =
  | { readonly change: 'added' | 'restated' }
  | { readonly change: 'corrected'; readonly corrections: readonly Correction[] }
  | { readonly change: 'withdrawn'; readonly withdrawal: Withdrawal };

/** A withdrawal hides corrections of the same release. */
export function whatChanged(
  { fromRelease, corrections, withdrawn }: Statement,
  { sequence }: Release,
): WhatChanged {
  if (withdrawn?.release === sequence) return { change: 'withdrawn', withdrawal: withdrawn };
  const made = corrections.filter(({ release }) => release === sequence);
  if (made.length > 0) return { change: 'corrected', corrections: made };
  return { change: fromRelease === sequence ? 'added' : 'restated' };
}

interface Words {
  readonly restated: string;
  readonly before: (display: string) => string;
  readonly until: (day: string) => string;
  readonly corrected: (corrections: string) => string;
  readonly withdrawn: (reason: string, successor: string | null) => string;
  readonly joined: (parts: readonly string[]) => string;
}

const words: Record<Lang, Words> = {
  en: {
    restated: 'standing changed',
    before: (display) => `before it: ${display}`,
    until: (day) => `current until ${day}`,
    corrected: (corrections) => `corrected: ${corrections}`,
    withdrawn: (reason, successor) =>
      `withdrawn: ${reason}${successor === null ? '' : `, in its place ${successor}`}`,
    joined: (parts) => ` (${parts.join(', ')})`,
  },
  zh: {
    restated: '状态变更',
    before: (display) => `此前：${display}`,
    until: (day) => `有效至${day}`,
    corrected: (corrections) => `更正：${corrections}`,
    withdrawn: (reason, successor) => `撤回：${reason}${successor === null ? '' : `，由${successor}替代`}`,
    joined: (parts) => `（${parts.join('，')}）`,
  },
};

/** What changed and how the statement stands now, to be read after its sentence. */
export function remarkOn(
  what: WhatChanged,
  { relation, knownFrom, knownUntil }: Pick<Observation, 'relation' | 'knownFrom' | 'knownUntil'>,
  { before, lang }: { readonly before: string | null; readonly lang: Lang },
): string {
  const { restated, joined, ...says } = words[lang];
  // One that was never current has `knownFrom` there.
  const ended = knownUntil !== null && knownFrom < knownUntil ? [says.until(knownUntil)] : [];
  if (what.change === 'withdrawn')
    return joined([says.withdrawn(what.withdrawal.reason, what.withdrawal.successor)]);
  return joined(
    [
      what.change === 'corrected' ? says.corrected(what.corrections.map(correctionText).join('; ')) : [],
      what.change === 'restated' ? restated : [],
      relations[relation].name[lang],
      before === null ? [] : says.before(before),
      what.change === 'added' ? [] : ended,
    ].flat(),
  );
}
