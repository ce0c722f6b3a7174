import type { Text } from '../statements/codes.ts';
import type { Catalogue } from './catalogue.ts';

/** The name of a person in both languages; in Chinese that of the catalogue, or the name as given where it has none. */
export function personName(name: string, { producers }: Pick<Catalogue, 'producers'>): Text {
  const chinese = [...producers.values()].flatMap(({ people }) => people[name] ?? []);
  return { en: name, zh: chinese[0] ?? name };
}
