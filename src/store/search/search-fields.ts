import type { Catalogue, Indicator } from '../../domain/catalogue/catalogue.ts';
import { memoized } from '../../domain/memoized.ts';
import type { Text } from '../../domain/statements/codes.ts';
import { normalized } from './normalized.ts';
import type { Thesaurus } from './thesaurus.ts';
import { foursIn, wordsIn } from './tokenizer.ts';

const fieldNames = ['ids', 'names', 'meanings', 'keywords', 'definitions', 'areas', 'fours'] as const;

type Fields = Readonly<Record<(typeof fieldNames)[number] | 'id', (indicator: Indicator) => string>>;

export const searchFields = [...fieldNames];

/** What is indexed of the indicators of a catalogue; ids of synonyms and of areas stand for what people call them. */
export function fieldsOf(catalogue: Catalogue, thesaurus: Thesaurus): Fields {
  const { topics, producers, series } = catalogue;
  const subjects = ({ name, concept }: Indicator) =>
    textsOf(name, concept === null ? undefined : catalogue.concepts.get(concept)?.name);
  // Of percents the unit says nothing: growth is one as well as a share.
  const units = ({ unit }: Indicator) =>
    unit === 'percent' ? [] : [unit, ...textsOf(catalogue.units.get(unit)?.name)];
  return {
    id: ({ id }) => id,
    ids: (indicator) => [indicator.id, ...retiredFor(indicator, catalogue)].join(' '),
    names: ({ name }) => textsOf(name).join(' '),
    meanings: (indicator) =>
      [...subjects(indicator), ...units(indicator)]
        .flatMap((text) => thesaurus.meaningsIn(normalized(text)))
        .concat((series.get(indicator.id) ?? []).map(({ lane }) => lane))
        .filter((meaning, place, all) => all.indexOf(meaning) === place)
        .join(' '),
    keywords: (indicator) =>
      [
        ...textsOf(topics.get(indicator.topic)?.name),
        ...textsOf(producers.get(indicator.producer)?.name, producers.get(indicator.producer)?.short),
        ...subjects(indicator).slice(2),
        ...units(indicator),
      ].join(' '),
    definitions: ({ definition }) => textsOf(definition).join(' '),
    areas: ({ id }) => [...new Set((series.get(id) ?? []).map(({ area }) => area))].join(' '),
    // Without who measures it, which is in brackets.
    fours: ({ name }) => name.zh.replaceAll(/（[^）]*）/g, ''),
  };
}

/** The terms of a field. */
export function termsOf(text: string, field?: string): string[] {
  if (field === 'meanings' || field === 'areas') return text.split(' ');
  return field === 'fours' ? foursIn(text) : wordsIn(text);
}

/** A term in lower case and without the s of a plural. */
export function termOf(word: string): string {
  const lower = word.toLowerCase();
  return lower.length > 3 && lower.endsWith('s') && !lower.endsWith('ss') ? lower.slice(0, -1) : lower;
}

function textsOf(...texts: readonly (Text | undefined)[]): string[] {
  return texts.flatMap((text) => (text === undefined ? [] : [text.en, text.zh]));
}

/** Ids of the retired indicators whose place an indicator has taken. */
export function retiredFor({ id }: Indicator, { indicators }: Catalogue): string[] {
  return (bySuccessor(indicators).get(id) ?? []).map((former) => former.id);
}

const bySuccessor = memoized((indicators: Catalogue['indicators']) =>
  Map.groupBy(indicators.values(), ({ retired }) => retired?.successor),
);
