import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/domain/catalogue/catalogue.ts';
import { known } from '../../src/domain/catalogue/known.ts';
import { locatorName } from '../../src/domain/catalogue/locator-names.ts';
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

  it('says in Chinese where each figure stands in its document', () => {
    const isBare = (locator: string) => isLatin(locatorName(locator).zh);
    expect([...new Set(statements.map(({ locator }) => locator))].filter(isBare)).toEqual([]);
    expect(locatorName('para 4')).toEqual({ en: 'paragraph 4', zh: '第4段' });
    expect(locatorName('item 3(2)')).toEqual({ en: 'item 3(2)', zh: '第3项之（2）' });
    expect(locatorName('page 13, figure 6').zh).toBe('第13页图6');
    expect(locatorName('Annex 7')).toEqual({ en: 'Annex 7', zh: 'Annex 7' });
  });

  it('has every note on a document in Chinese, without English sentences in it', () => {
    const isHalf = ({ note, noteZh }: Source) =>
      note !== null && !(noteZh !== null && !isLatin(noteZh) && !/[a-z]+ [a-z]+ [a-z]+/.test(noteZh));
    expect(sources.filter(({ note }) => note !== null).length).toBeGreaterThan(500);
    expect(offenders(sources, isHalf, idOf)).toEqual([]);
  });

  it('has the Chinese name of every publisher whose text another one carries', () => {
    const own =
      /^(CNNIC|CINIC|CloudTech|Techweb|C114|AASTOCKS|ZDNet|Digitimes|Securities Guide|IANS|PTI|KrASIA|The Seanews|APP Pakistan|Frontiers|EIN Presswire|TechRadar|Record China|Infocast|Guanyan Tianxia)$/;
    const isUnnamed = ({ copyOf }: Source) =>
      copyOf?.publisher ? copyOf.publisherZh === null && !own.test(copyOf.publisher) : false;
    expect(offenders(sources, isUnnamed, idOf)).toEqual([]);
  });

  it('has the Chinese name of every institution that has one', () => {
    const own = new Set(['canalys', 'ctils']);
    const producers = [...dataset.producers.values()];
    expect(offenders(producers, ({ id, name }) => !own.has(id) && isLatin(name.zh), idOf)).toEqual([]);
  });
});
