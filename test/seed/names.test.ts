import { describe, expect, it } from 'vitest';
import { personName } from '../../src/domain/catalogue/person-name.ts';
import { dataset, idOf, offenders, statements } from './dataset.ts';

const isLatin = (text: string) => /^[\x20-\x7e]*$/.test(text);

describe('a Chinese text', () => {
  it('has the Chinese name of every person who is quoted', () => {
    const people = [...new Set(statements.flatMap(({ saidBy }) => saidBy ?? []))];
    expect(people.length).toBeGreaterThan(0);
    for (const name of people) expect(isLatin(personName(name, dataset).zh), name).toBe(false);
    for (const { saidBy, zh } of statements) if (saidBy !== null) expect(zh.sentence).not.toContain(saidBy);
  });

  it('keeps a name that the catalogue does not have', () => {
    expect(personName('Jane Doe', dataset)).toEqual({ en: 'Jane Doe', zh: 'Jane Doe' });
  });

  it('has the Chinese name of every institution that has one', () => {
    const own = new Set(['canalys', 'ctils']);
    const producers = [...dataset.producers.values()];
    expect(offenders(producers, ({ id, name }) => !own.has(id) && isLatin(name.zh), idOf)).toEqual([]);
  });
});
