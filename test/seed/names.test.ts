import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/domain/catalogue/catalogue.ts';
import { known } from '../../src/domain/catalogue/known.ts';
import { personName } from '../../src/domain/catalogue/person-name.ts';
import { dataset, idOf, offenders, sources, statements } from './dataset.ts';

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

  it('has the Chinese name of every publisher that has one, also where another one carries its text', () => {
    const named = sources.flatMap(({ publisher, publisherZh }) =>
      publisherZh !== null && /^\p{Script=Han}+$/u.test(publisherZh) ? [publisher] : [],
    );
    const contains = (line: string, name: string) =>
      ` ${line.replace(/[(),/]/g, ' ')} `.includes(` ${name} `);
    const isUnnamed = ({ publisher, publisherZh }: Source) =>
      publisherZh === null && named.some((name) => contains(publisher, name));
    expect(new Set(named).size).toBeGreaterThan(30);
    expect(offenders(sources, isUnnamed, idOf)).toEqual([]);
    for (const { source, zh } of statements) {
      const { publisher, publisherZh } = known(dataset.sources, source);
      expect(zh.sentence).toContain(`，见${publisherZh ?? publisher}（`);
    }
  });

  it('has the Chinese name of every institution that has one', () => {
    const own = new Set(['canalys', 'ctils']);
    const producers = [...dataset.producers.values()];
    expect(offenders(producers, ({ id, name }) => !own.has(id) && isLatin(name.zh), idOf)).toEqual([]);
  });
});
