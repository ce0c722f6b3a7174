import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import { grades, kinds, relations } from '../../domain/statements/codes.ts';
import { isCurrentStatement, knownUntil, type Statement } from '../../domain/statements/statement.ts';

/** How answers are written. */
export interface Shown {
  readonly catalogue: Catalogue;
  readonly lang: Lang;
}

/** The sentence of a figure with the grade of its evidence, and whether it has been superseded. */
export function quotable(statement: Statement, lang: Lang): string {
  return joined(
    [statement[lang].sentence, evidenceText(statement, lang), supersession(statement, lang)],
    lang,
  );
}

/** Sentences one after the other. */
export function joined(sentences: readonly string[], lang: Lang): string {
  return sentences.filter(Boolean).join(lang === 'en' ? ' ' : '');
}

/** How sure a figure is, as a sentence. */
export function evidenceText(
  { evidence: { grade, confirmations, disputes } }: Statement,
  lang: Lang,
): string {
  const name = grades[grade].name[lang];
  if (lang === 'zh')
    return `证据等级${grade}（${name}）：独立印证${confirmations}次${disputes === 0 ? '' : `，争议${disputes}次`}。`;
  const disputed = disputes === 0 ? '' : `, ${counted(disputes, 'dispute')}`;
  return `Evidence grade ${grade} (${name}): ${counted(confirmations, 'independent confirmation')}${disputed}.`;
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}

function supersession(statement: Statement, lang: Lang): string {
  if (isCurrentStatement(statement)) return '';
  const until = knownUntil(statement);
  if (statement.currentFrom === null)
    return lang === 'en' ? 'It never was the current figure.' : '该数值从未成为现行数值。';
  return lang === 'en' ? `Superseded since ${until}.` : `该数值自${until}起已被取代。`;
}

/** A figure on one line: of what where several indicators meet, where, when, how much, what kind, how sure, from whom, known since when. */
export function lineOf(statement: Statement, { catalogue, lang }: Shown, isNamed = false): string {
  const { name } = known(catalogue.areas, statement.area);
  const { publisher, publisherZh } = known(catalogue.sources, statement.source);
  const { kind, knownFrom, evidence, period } = statement;
  const indicator = isNamed ? known(catalogue.indicators, statement.indicator).name : null;
  const place = [indicator, name].flatMap((text) => text?.[lang] ?? []);
  const standing = isCurrentStatement(statement) ? [] : [standingOf(statement, lang)];
  const { display } = statement[lang];
  if (lang === 'zh') {
    const notes = [kinds[kind].name.zh, `证据等级${evidence.grade}`, publisherZh ?? publisher, knownFrom];
    return `- ${[...place, period.text].join('，')}：${display}（${[...notes, ...standing].join('，')}）`;
  }
  const notes = [kinds[kind].name.en, `grade ${evidence.grade}`, publisher, knownFrom, ...standing];
  return `- ${[...place, period.text].join(', ')}: ${display} (${notes.join(', ')})`;
}

/** Why a statement is not the current word: what took its place, or what it is to the current one. */
function standingOf(statement: Statement, lang: Lang): string {
  const { relation, currentFrom } = statement;
  if (currentFrom === null) return relations[relation].name[lang];
  return lang === 'en' ? `superseded ${knownUntil(statement)}` : `${knownUntil(statement)}起已被取代`;
}
