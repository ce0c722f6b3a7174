import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import type { Verdict } from '../../domain/claims/verdict.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import type { Lane, Text } from '../../domain/statements/codes.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import { periodName } from '../../domain/time/period-names.ts';
import { obstacles, type Reading } from './asked-claim.ts';
import { claimedText } from './claimed-text.ts';
import type { Verification } from './verify-claim.ts';

interface Told {
  readonly catalogue: Catalogue;
  readonly lang: Lang;
}

type Judged = Exclude<Verdict, 'notUnderstood'>;

/** What follows the claim; the sentences of the grounds follow it. */
const openings: Record<Judged, Text> = {
  supported: { en: 'Supported by a current figure.', zh: '与现行数值相符。' },
  outdated: {
    en: 'Outdated: only a figure that was since superseded allows it.',
    zh: '已过时：仅与已被取代的数值相符。',
  },
  otherDefinition: {
    en: 'Not by this definition: only an indicator that defines it otherwise allows it.',
    zh: '口径不同：仅与口径不同的其他指标相符。',
  },
  otherLane: { en: 'Not of this kind: what allows it is {lane}.', zh: '性质不同：与之相符的是{lane}。' },
  undecided: {
    en: 'Undecided: the figure for the period is open to that side, or rounded to the claimed number, and neither supports nor contradicts it.',
    zh: '无法判定：该时期的数值向该侧开放，或正舍入至所述数值，既不能证实，也不能否定。',
  },
  contradicted: {
    en: 'Contradicted: no figure for the period allows it.',
    zh: '不符：该时期的数值均与之不符。',
  },
  notKnown: {
    en: 'Not known: the indicator has no such figure for the period.',
    zh: '无数据：该指标没有该时期的相应数值。',
  },
};

const kindsOfLane: Record<Lane, Text> = {
  outturn: { en: 'an outturn', zh: '实绩' },
  forecast: { en: 'a forecast', zh: '预测' },
  target: { en: 'a target', zh: '目标' },
};

/** The verdict as a text that can be quoted: what was claimed, the verdict, and the sentences of at most two figures on which it rests. */
export function verdictSentence(verification: Verification, told: Told): string {
  const { verdict, readings, grounds } = verification;
  const [reading] = readings;
  if (verdict === 'notUnderstood' || reading === undefined) return notUnderstood(verification, told.lang);
  const lane = grounds[0]?.lane ?? 'outturn';
  const opening = openings[verdict][told.lang].replace('{lane}', kindsOfLane[lane][told.lang]);
  const quoted = grounds.slice(0, 2).map((statement: Statement) => statement[told.lang].sentence);
  return [claimText(reading, told), opening, ...quoted].join(told.lang === 'en' ? ' ' : '');
}

function notUnderstood({ obstacle, unread, others }: Verification, lang: Lang): string {
  const reason = obstacle === null ? '' : obstacles[obstacle][lang];
  const told = reason.replace('{words}', listed(unread, lang)).replace(
    '{others}',
    listed(
      others.map(({ name }) => name[lang]),
      lang,
    ),
  );
  return lang === 'en' ? `The claim was not understood. ${told}` : `未能理解所述说法。${told}`;
}

function listed(words: readonly string[], lang: Lang): string {
  return words.map((word) => `“${word}”`).join(lang === 'en' ? ', ' : '、');
}

function claimText({ indicator, area, period, figure }: Reading, { catalogue, lang }: Told): string {
  const place = area === null ? null : known(catalogue.areas, area).name[lang];
  const time = period === null ? null : periodName(period, lang);
  const shown = figure === null ? '' : claimedText(figure, { catalogue, lang });
  const name = indicator?.name[lang] ?? '';
  if (lang === 'zh') return `所述为：${place ?? ''}${time ?? ''}${name}${shown}。`;
  return `Claimed: ${[name, place, time].filter((part) => part !== null).join(', ')}: ${shown}.`;
}
