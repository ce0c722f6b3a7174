import { type NameWord, words } from '../response/naming/file-name.ts';
import { filterWords, settingWords } from '../response/naming/file-words.ts';
import { type Asked, computationOf } from './asked.ts';
import { computationParameters } from './computation/combinations.ts';
import type { Wide } from './wide/wide-table.ts';
import { sharedBy } from './wide/wide-view.ts';

/** The name of a file of observations: what they are of, where, how they are computed, and when. Of a wide table it says what all columns share. */
export function observationFileName(asked: Asked, table: Wide | null): NameWord[] {
  const { request, catalogue, query } = asked;
  const { lang } = query;
  const ofColumns = table === null ? null : sharedBy(table);
  const given = (name: string) => {
    const common = ofColumns?.get(name);
    if (common !== undefined) return common;
    // The scale applies to some columns only.
    return ofColumns !== null && name === 'scale' ? null : request.address.given(name);
  };
  const of = filterWords({ given, catalogue, lang });
  const everything = { code: 'observations', text: lang === 'zh' ? '观测值' : 'observations' };
  const isOfAll = subjects.every((name) => (given(name) ?? '*') === '*');
  return [
    ...(isOfAll ? [everything] : []),
    ...of,
    ...computationWords(asked),
    ...settingWords({ given, lang }),
  ];
}

const subjects = ['indicator', 'concept', 'topic', 'producer', 'source'];

/** How rows are computed: as codes, or in words where these are Chinese. */
function computationWords(asked: Asked): NameWord[] {
  const text = computationOf(asked);
  if (text === null) return [];
  const { address } = asked.request;
  const values = computationParameters.flatMap((name) => address.given(name) ?? []);
  if (asked.query.lang === 'en') return words(...values);
  return values.map((code, at) => ({ code, text: at === 0 ? text : '' }));
}
